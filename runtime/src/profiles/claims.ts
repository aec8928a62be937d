import type { Clock } from '../platform/clock';
import { isDuplicateKey, type Db } from '../platform/database';
import { pipelineOf, type ProfileChange } from './change';
import { identifierId, slotOf } from './identifier';
import { identifiersOf, profilesOf, type ProfileDocument } from './model';
import { placedStage } from './placedStage';
import type { Claim, Held, HeldProfile, IdentityItem } from './plan';

/** Longest chain of merges that is followed; a merge always leads to an older profile or a known one, so chains end. */
const MAX_CHAIN = 12;

type HeldDocument = Pick<ProfileDocument, '_id' | 'known' | 'slots' | 'mergedInto'>;

/** Reads what a batch needs for its plan: two queries, and one more for each level of merged or merely claimed profiles. */
export async function readHeld(db: Db, workspaceId: string, items: readonly IdentityItem[]): Promise<Held> {
  const ids = new Set(items.flatMap((item) => item.identifiers.map((each) => identifierId(workspaceId, each))));
  const claims = await identifiersOf(db)
    .find({ _id: { $in: [...ids] } }, { projection: { profileId: 1 } })
    .toArray();
  const owners = new Map(claims.map(({ _id, profileId }) => [_id, profileId]));
  const candidates = items.map((item) => item.candidate);
  const profiles = await readProfiles(db, [...owners.values(), ...candidates]);
  await addClaimedOnly(db, profiles, owners);
  return { owners, profiles };
}

async function readProfiles(db: Db, ids: readonly string[]): Promise<Map<string, HeldProfile>> {
  const profiles = new Map<string, HeldProfile>();
  let wanted = new Set(ids);
  for (let level = 0; wanted.size > 0 && level < MAX_CHAIN; level++) {
    const found = await profilesOf(db)
      .find<HeldDocument>({ _id: { $in: [...wanted] } }, { projection: { known: 1, slots: 1, mergedInto: 1 } })
      .toArray();
    for (const each of found) profiles.set(each._id, heldProfile(each));
    wanted = new Set(found.flatMap(({ mergedInto }) => (mergedInto && !profiles.has(mergedInto) ? [mergedInto] : [])));
  }
  return profiles;
}

function heldProfile({ known, slots, mergedInto }: HeldDocument): HeldProfile {
  return { state: known ? 'known' : 'anonymous', slots: new Set(slots), ...(mergedInto ? { mergedInto } : {}) };
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
export async function writeChanges(
  db: Db,
  workspaceId: string,
  changes: ReadonlyMap<string, ProfileChange>,
): Promise<boolean> {
  if (changes.size === 0) return true;
  const operations = [...changes].map(([_id, change]) => ({
    updateOne: {
      // A merged profile does not match, so the upsert collides with it instead of changing it.
      filter: { _id, workspaceId, mergedInto: { $exists: false } },
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
