import type { Channel } from './consent';
import type { Db } from '../platform/database';
import { refusalOf, type ConsentRefusal } from './consentRule';
import { identifierId, type Identifier } from './identifier';
import { identifiersOf, type ProfileDocument } from './model';
import { believedStatements } from './consent';
import type { IdentityItem } from './plan';
import { follow, readThrough } from './survivor';

/** Somebody whom identifiers lead to already. */
export interface KnownPerson {
  readonly id: string;
  /** Why the first consent of the item would change nothing; undefined when it would, or when it has none. */
  readonly refusal?: ConsentRefusal | undefined;
  /** That what it says holds already. */
  readonly same?: boolean;
}

/**
 * Whom items lead to as things stand, in their order, and what would become of their consents; nothing is changed. Undefined for
 * who would be new. Two queries, and one for each level of merges.
 */
export async function knownPeople(
  db: Db,
  workspaceId: string,
  items: readonly Pick<IdentityItem, 'identifiers' | 'consents' | 'trust'>[],
): Promise<readonly (KnownPerson | undefined)[]> {
  const claims = items.map(({ identifiers }) => identifiers.map((each) => identifierId(workspaceId, each)));
  const found = await identifiersOf(db)
    .find({ _id: { $in: [...new Set(claims.flat())] } }, { projection: { profileId: 1 } })
    .toArray();
  const owners = new Map(found.map(({ _id, profileId }) => [_id, profileId]));
  const documents = await readThrough(db, [...new Set(owners.values())]);
  const next = new Map(
    [...documents.values()].flatMap(({ _id, mergedInto }) => (mergedInto ? [[_id, mergedInto]] : [])),
  );
  return items.map((item, index) => {
    const owner = claims[index]?.flatMap((claim) => owners.get(claim) ?? [])[0];
    const document = owner === undefined ? undefined : documents.get(follow(owner, next));
    return document && { id: document._id, ...judged(document, item) };
  });
}

const ADDRESSES: Partial<Record<Channel, 'email' | 'phone'>> = { email: 'email', sms: 'phone', whatsapp: 'phone' };

function judged(
  document: ProfileDocument,
  { consents, identifiers, trust }: Pick<IdentityItem, 'identifiers' | 'consents' | 'trust'>,
): Omit<KnownPerson, 'id'> {
  const [said] = believedStatements(trust, consents);
  if (!said) return {};
  const held = document.consents[said.channel]?.marketing;
  const kind = ADDRESSES[said.channel];
  const address = said.address ?? addressOf(identifiers, kind);
  const about = { ...said, ...(address !== undefined && { address }) };
  const same = held?.state === said.state && held.at.getTime() === said.at.getTime();
  return { refusal: refusalOf(held, about, kind && document[kind]), same };
}

const addressOf = (identifiers: readonly Identifier[], kind: Identifier['kind'] | undefined): string | undefined =>
  identifiers.find((each) => each.kind === kind)?.value;
