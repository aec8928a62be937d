import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound } from '../platform/errors/error';
import { newId } from '../platform/ids';
import { fittingChange } from './attributes/fitting';
import type { AttributeSchemas } from './attributes/schema';
import type { ProfileChange } from './change';
import { identifierCounts } from './claims';
import { unusable, type ProfilePatch, type ProfileUpsert } from './contract';
import { giveIdentifier, givenIdentifiers, requestedChange } from './edit';
import { NO_TRAITS } from './fields';
import type { Identifier } from './identifier';
import { isOver } from './merging/limits';
import type { IdentityRules } from './merging/rules';
import { identifiersOf, type ProfileDocument } from './model';
import type { IdentityItem } from './plan';
import { readThrough } from './survivor';

interface EditingParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly attributes: AttributeSchemas;
  readonly rulesOf: (workspaceId: string) => Promise<IdentityRules>;
  /** Throws not_found. */
  readonly change: (workspaceId: string, profileId: string, changes: ProfileChange) => Promise<ProfileDocument>;
  readonly identify: (
    workspaceId: string,
    items: readonly IdentityItem[],
  ) => Promise<readonly ({ readonly home: string } | undefined)[]>;
}

export interface ProfileEditing {
  /** Makes or changes the profile these identifiers lead to. */
  upsert(workspaceId: string, body: ProfileUpsert): Promise<ProfileDocument>;
  /** Throws not_found; already_exists when an address belongs to somebody else. */
  patch(workspaceId: string, profileId: string, body: ProfilePatch): Promise<ProfileDocument>;
}

export function profileEditing({ db, clock, attributes, rulesOf, change, identify }: EditingParts): ProfileEditing {
  return {
    async upsert(workspaceId, body) {
      const identifiers = givenIdentifiers(body);
      const at = clock.now();
      const changes = await fittingChange(attributes, workspaceId, requestedChange(body, [], at));
      const who = { candidate: newId('prf'), trust: 'server', identifiers } as const;
      const [placed] = await identify(workspaceId, [{ ...who, traits: NO_TRAITS, consents: [], at }]);
      if (!placed) throw unusable('identifiers', 'at least one that is not blocked in this workspace');
      return await change(workspaceId, placed.home, changes);
    },

    async patch(workspaceId, profileId, body) {
      const identifiers = givenIdentifiers(body);
      const document = await survivingDocument(db, workspaceId, profileId);
      if (!document) throw notFound('profile', profileId);
      const asked = requestedChange(body, identifiers, clock.now());
      const changes = await fittingChange(attributes, workspaceId, asked);
      await requireAllowed(db, await rulesOf(workspaceId), { profileId: document._id, identifiers });
      for (const given of identifiers) await giveIdentifier({ db, clock }, workspaceId, document._id, given);
      return await change(workspaceId, document._id, changes);
    },
  };
}

/** A person is told what an event only notes. Throws invalid_input. */
async function requireAllowed(
  db: Db,
  rules: IdentityRules,
  { profileId, identifiers }: { readonly profileId: string; readonly identifiers: readonly Identifier[] },
): Promise<void> {
  if (identifiers.length === 0) return;
  const counts = (await identifierCounts(db, [profileId])).get(profileId) ?? new Map<string, number>();
  const owned = await identifiersOf(db)
    .find({ profileId, value: { $in: identifiers.map(({ value }) => value) } }, { projection: { kind: 1, value: 1 } })
    .toArray();
  for (const given of identifiers) {
    if (rules.blocks(given))
      throw unusable(given.kind, 'one that is not blocked in this workspace (Settings, Identity)');
    const has = owned.some(({ kind, value }) => kind === given.kind && value === given.value);
    if (!has && isOver(counts, given, rules.limits)) throw unusable(given.kind, 'one that the customer has: they have as many as one person may (Settings, Identity)'); // prettier-ignore
  }
}

/** What the profile is by now, when it is of this workspace. */
export async function survivingDocument(
  db: Db,
  workspaceId: string,
  profileId: string,
): Promise<ProfileDocument | undefined> {
  const documents = await readThrough(db, [profileId]);
  const document = [...documents.values()].find(({ mergedInto }) => !mergedInto);
  return document?.workspaceId === workspaceId ? document : undefined;
}
