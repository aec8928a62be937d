import type { Document } from 'mongodb';

import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import type { Field, ProfileChange, Stamped } from './change';
import { takeClaims } from './claims';
import { unusable, type ProfilePatch } from './contract';
import { attributesOf, isAttributeName, MAX_ATTRIBUTES, standardFields, type AttributeValue } from './fields';
import { identifier, identifierId, slotOf, type Identifier } from './identifier';
import { identifiersOf, profilesOf, type ProfileDocument } from './model';
import { survivorsOf } from './survivor';

const MAX_ROUNDS = 5;

/** Writes to a profile or what it merged into. Undefined when there is none in this workspace. */
export async function writeThrough(
  db: Db,
  workspaceId: string,
  profileId: string,
  pipeline: Document[],
): Promise<ProfileDocument | undefined> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const survivor = (await survivorsOf(db, [profileId])).get(profileId) ?? profileId;
    const written = await profilesOf(db).findOneAndUpdate(
      { _id: survivor, workspaceId, mergedInto: { $exists: false } },
      pipeline,
      { returnDocument: 'after' },
    );
    if (written) return written;
    if (!(await profilesOf(db).findOne({ _id: survivor, workspaceId }, { projection: { _id: 1 } }))) return undefined;
  }
  throw new PerennialError('conflict', `The profile "${profileId}" is being merged. Send it again.`, { retryAfter: 1 });
}

/**
 * Gives a profile an identifier. Throws already_exists when another person has it: two known people are not merged by an edit.
 */
export async function giveIdentifier(
  parts: { readonly db: Db; readonly clock: Clock },
  workspaceId: string,
  profileId: string,
  given: Identifier,
): Promise<void> {
  await takeClaims(parts, workspaceId, [{ identifier: given, profileId }]);
  const claim = await identifiersOf(parts.db).findOne({ _id: identifierId(workspaceId, given) });
  const owner = claim?.profileId ?? profileId;
  const survivors = await survivorsOf(parts.db, [owner, profileId]);
  if (survivors.get(owner) !== survivors.get(profileId))
    throw new PerennialError('already_exists', `Another profile has this ${given.kind}: "${owner}".`);
}

/** The identifiers named in a request. Throws invalid_input for what is no address or number. */
export function givenIdentifiers(body: {
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly externalId?: string | undefined;
  readonly anonymousId?: string | undefined;
  readonly country?: string | null | undefined;
}): readonly Identifier[] {
  const { email, phone, externalId, anonymousId } = body;
  return [
    ...one('email', email, 'an e-mail address', () => identifier('email', email)),
    ...one('phone', phone, 'a valid number with its country code (+49…), or with `country`', () =>
      identifier('phone', phone, body.country ?? undefined),
    ),
    ...one('externalId', externalId, 'an id', () => identifier('external', externalId)),
    ...one('anonymousId', anonymousId, 'an id', () => identifier('anonymous', anonymousId)),
  ];
}

function one(
  field: string,
  value: unknown,
  allowed: string,
  read: () => Identifier | undefined,
): readonly Identifier[] {
  if (value === undefined) return [];
  const found = read();
  if (!found) throw unusable(field, allowed);
  return [found];
}

const ALLOWED = {
  firstName: 'a name',
  lastName: 'a name',
  language: 'a language tag (BCP 47) like "de" or "zh-CN"',
  country: 'a country code (ISO 3166 alpha-2) like "DE"',
  timeZone: 'an IANA time zone like "Europe/Berlin"',
} as const;

/** The change a request asks for. Throws invalid_input for values a field cannot have; `null` removes. */
export function requestedChange(
  body: Omit<ProfilePatch, 'email' | 'phone'>,
  identifiers: readonly Identifier[],
  at: Date,
): ProfileChange {
  const { firstName, lastName, language, country, timeZone } = body;
  const usable: Record<string, string> = { ...standardFields({ firstName, lastName, language, country, timeZone }) };
  const fields: Partial<Record<Field, Stamped<string | null>>> = {};
  for (const field of Object.keys(ALLOWED) as (keyof typeof ALLOWED)[]) {
    const given = body[field];
    if (given === undefined) continue;
    const value = given === null ? null : usable[field];
    if (value === undefined) throw unusable(field, ALLOWED[field]);
    fields[field] = { value, at };
  }
  for (const { kind, value } of identifiers) if (kind === 'email' || kind === 'phone') fields[kind] = { value, at };
  return {
    fields,
    attributes: requestedAttributes(body.attributes ?? {}, at),
    slots: identifiers.map(slotOf),
    consents: [],
    addTags: body.addTags ?? [],
    removeTags: body.removeTags ?? [],
  };
}

function requestedAttributes(given: Readonly<Record<string, unknown>>, at: Date): ProfileChange['attributes'] {
  if (Object.keys(given).length > MAX_ATTRIBUTES)
    throw unusable('attributes', `at most ${String(MAX_ATTRIBUTES)} names`);
  const bad = Object.keys(given).find((name) => !isAttributeName(name));
  if (bad !== undefined)
    throw unusable(`attributes.${bad}`, 'a name of letters, digits, "_", "-" and blanks (at most 64 characters)');
  const entries = Object.entries(attributesOf(given)).map(([name, value]) => [name, { value, at }] as const);
  return Object.fromEntries<Stamped<AttributeValue>>(entries);
}
