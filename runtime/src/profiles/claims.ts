import type { Clock } from '../platform/clock';
import { isDuplicateKey, type Db } from '../platform/database';
import { pipelineOf } from './change';
import { identifierId, slotOf } from './identifier';
import { isLimited, LIMITED } from './merging/limits';
import { identifiersOf, profilesOf, type ProfileDocument } from './model';
import { placedStage } from './placedStage';
import type { Claim, Held, HeldProfile, IdentityItem, PlannedChange } from './plan';
import { aliasSets, follow } from './survivor';

/** Longest chain of merges that is followed; a merge always leads to an older profile or a known one, so chains end. */
const MAX_CHAIN = 12;

type HeldDocument = Pick<ProfileDocument, '_id' | 'known' | 'slots' | 'mergedInto' | 'carried' | 'apart' | 'timeZone'>;

const HELD = { known: 1, slots: 1, mergedInto: 1, carried: 1, apart: 1, timeZone: 1 } as const;

const namedBy = ({ identifiers, joins }: IdentityItem) => [...identifiers, ...(joins?.also ?? [])];

/**
 * Reads what a batch needs for its plan: two queries, and one more for each level of merged or merely claimed profiles; two more
 * when identifiers have to be counted.
 */
export async function readHeld(db: Db, workspaceId: string, items: readonly IdentityItem[]): Promise<Held> {
  const ids = new Set(items.flatMap((item) => namedBy(item).map((each) => identifierId(workspaceId, each))));
  const claims = await identifiersOf(db)
    .find({ _id: { $in: [...ids] } }, { projection: { profileId: 1 }, batchSize: ids.size + 1 })
    .toArray();
  const owners = new Map(claims.map(({ _id, profileId }) => [_id, profileId]));
  const candidates = items.map((item) => item.candidate);
  const profiles = await readProfiles(db, [...owners.values(), ...candidates]);
  await addClaimedOnly(db, profiles, owners);
  await addCounts(db, profiles, toBeCounted(items, { workspaceId, owners, profiles }));
  return { owners, profiles };
}

async function readProfiles(db: Db, ids: readonly string[]): Promise<Map<string, HeldProfile>> {
  const profiles = new Map<string, HeldProfile>();
  let wanted = new Set(ids);
  for (let level = 0; wanted.size > 0 && level < MAX_CHAIN; level++) {
    const found = await profilesOf(db)
      .find<HeldDocument>({ _id: { $in: [...wanted] } }, { projection: HELD })
      .toArray();
    for (const each of found) profiles.set(each._id, heldProfile(each));
    const further = found.flatMap(({ mergedInto, apart = [] }) => [...(mergedInto ? [mergedInto] : []), ...apart]);
    wanted = new Set(further.filter((id) => !profiles.has(id)));
  }
  return profiles;
}

function heldProfile({ known, slots, mergedInto, carried, apart, timeZone }: HeldDocument): HeldProfile {
  return {
    ...{ state: known ? 'known' : 'anonymous', slots: new Set(slots) },
    ...(mergedInto && { mergedInto }),
    ...(carried !== undefined && { carried }),
    ...(apart && { apart }),
    ...(timeZone !== undefined && { zoned: true }),
  };
}

interface Reading {
  readonly workspaceId: string;
  readonly owners: ReadonlyMap<string, string>;
  readonly profiles: ReadonlyMap<string, HeldProfile>;
}

/** Those who may merge, and those who may get one more identifier where they have one. */
function toBeCounted(items: readonly IdentityItem[], { workspaceId, owners, profiles }: Reading): ReadonlySet<string> {
  const next = new Map([...profiles].flatMap(([id, { mergedInto }]) => (mergedInto ? [[id, mergedInto]] : [])));
  const wanted = new Set<string>();
  for (const item of items) {
    const given = namedBy(item).map((each) => ({ each, owner: owners.get(identifierId(workspaceId, each)) }));
    const homes = new Set(given.flatMap(({ owner }) => (owner === undefined ? [] : follow(owner, next))));
    const fresh = given.filter(({ each, owner }) => owner === undefined && isLimited(each.kind));
    for (const home of homes)
      if (homes.size > 1 || fresh.some(({ each }) => profiles.get(home)?.slots.has(slotOf(each)))) wanted.add(home);
  }
  return wanted;
}

async function addCounts(db: Db, profiles: Map<string, HeldProfile>, wanted: ReadonlySet<string>): Promise<void> {
  if (wanted.size === 0) return;
  const counts = await identifierCounts(db, [...wanted]);
  for (const id of wanted) {
    const profile = profiles.get(id);
    if (profile) profiles.set(id, { ...profile, counts: counts.get(id) ?? new Map<string, number>() });
  }
}

/** How many identifiers people have under all of their ids, by slot. Of kinds without a limit nothing is said. */
export async function identifierCounts(
  db: Db,
  profileIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const aliases = await aliasSets(db, profileIds);
  const ids = [...new Set([...aliases.values()].flat())];
  const counted = await identifiersOf(db)
    .aggregate<{ _id: { profileId: string; slot: string }; count: number }>([
      { $match: { profileId: { $in: ids }, kind: { $in: [...LIMITED] } } },
      { $group: { _id: { profileId: '$profileId', slot: '$slot' }, count: { $sum: 1 } } },
    ])
    .toArray();
  const byProfile = Map.groupBy(counted, ({ _id }) => _id.profileId);
  return new Map(
    profileIds.map((id) => {
      const own = (aliases.get(id) ?? [id]).flatMap((alias) => byProfile.get(alias) ?? []);
      const sums = own.reduce<Map<string, number>>(
        (sum, { _id: { slot }, count }) => sum.set(slot, (sum.get(slot) ?? 0) + count),
        new Map(),
      );
      return [id, sums] as const;
    }),
  );
}

/** Ids that identifiers lead to but that have no document yet: what was claimed for them tells who they will be. */
async function addClaimedOnly(
  db: Db,
  profiles: Map<string, HeldProfile>,
  owners: ReadonlyMap<string, string>,
): Promise<void> {
  const claimedOnly = [...new Set(owners.values())].filter((id) => !profiles.has(id));
  if (claimedOnly.length === 0) return;
  const claims = await identifiersOf(db)
    .find({ profileId: { $in: claimedOnly } }, { projection: { profileId: 1, slot: 1 } })
    .toArray();
  for (const [id, own] of Map.groupBy(claims, ({ profileId }) => profileId))
    profiles.set(id, { state: 'claimed', slots: new Set(own.map(({ slot }) => slot)) });
}

/** Takes identifiers nobody has. False when somebody took one of them first: then the plan must be made again. */
export async function takeClaims(
  { db, clock }: { db: Db; clock: Clock },
  workspaceId: string,
  claims: readonly Claim[],
): Promise<boolean> {
  if (claims.length === 0) return true;
  const at = clock.now();
  const operations = claims.map(({ identifier, profileId }) => {
    const slot = slotOf(identifier);
    const insert = { workspaceId, kind: identifier.kind, slot, value: identifier.value, profileId, at };
    return {
      updateOne: {
        filter: { _id: identifierId(workspaceId, identifier) },
        update: { $setOnInsert: insert },
        upsert: true,
      },
    };
  });
  try {
    // In order, so that who sees a weak claim of a person also sees the stronger ones taken before it.
    const { upsertedCount } = await identifiersOf(db).bulkWrite(operations, { ordered: true });
    return upsertedCount === claims.length;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** Writes the changes. False when one of the profiles was merged or made by somebody else meanwhile: plan again. */
export async function writeChanges(db: Db, workspaceId: string, changes: readonly PlannedChange[]): Promise<boolean> {
  if (changes.length === 0) return true;
  const operations = changes.map(({ profileId: _id, change }) => ({
    updateOne: {
      // A merged profile does not match, so the upsert collides with it instead of changing it; and neither does one that the
      // profile in whose name this is said has been taken apart from.
      filter: {
        _id,
        workspaceId,
        mergedInto: { $exists: false },
        ...(change.voice !== undefined && { joined: change.voice }),
      },
      update: [...pipelineOf(change), placedStage(_id)],
      upsert: true,
    },
  }));
  try {
    await profilesOf(db).bulkWrite(operations, { ordered: false });
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
