import { randomUUID } from 'node:crypto';
import type { Document } from 'mongodb';

import type { Db } from '../platform/database';
import { profilesOf, type ProfileDocument } from './model';
import { survivorsOf } from './survivor';

const MAX_ROUNDS = 5;
const AT_ONCE = 200;

/**
 * What every write to a profile adds: when somebody waits for it to change (`watched`), that it has (`retest`), a number that
 * grows with every change. So a change and the note that it is to be looked at are one write (PROTOCOL, "Condition").
 */
export const RETEST: Document = {
  $cond: [
    { $ifNull: ['$watched', false] },
    { $max: [{ $add: [{ $ifNull: ['$retest', 0] }, 1] }, { $toLong: '$$NOW' }] },
    '$$REMOVE',
  ],
};

/**
 * From now on changes of these people are noted, whatever they merge into. Each call is a mark of its own, so that nobody who
 * found the earlier ones useless takes this one away.
 */
export async function watchProfiles(db: Db, profileIds: readonly string[]): Promise<void> {
  let open = [...new Set(profileIds)];
  for (let round = 0; open.length > 0 && round < MAX_ROUNDS; round++) {
    const survivors = await survivorsOf(db, open);
    const homes = [...new Set(open.map((id) => survivors.get(id) ?? id))];
    const { matchedCount } = await profilesOf(db).updateMany(
      { _id: { $in: homes }, mergedInto: { $exists: false } },
      { $set: { watched: randomUUID() } },
    );
    // Some may have merged since they were read: then what they merged into is meant.
    open = matchedCount === homes.length ? [] : homes;
  }
}

/** A watched profile that has changed. */
type Changed = Pick<ProfileDocument, '_id' | 'workspaceId' | 'retest' | 'watched'>;

/** Whom of these people nobody waits for any more. */
export type Tell = (workspaceId: string, profileIds: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * Tells of watched people who have changed (of these, or of all), the longest ago first, then takes the notes away as they were
 * read: what changed meanwhile is told again. Returns how many; repeat while it is not 0. A crash leaves the notes.
 */
export async function tellChanged(db: Db, tell: Tell, profileIds?: readonly string[]): Promise<number> {
  const changed: Changed[] = await (profileIds ? changedAmong(db, profileIds) : changedCursor(db)).toArray();
  for (const [workspaceId, own] of Map.groupBy(changed, (each) => each.workspaceId)) {
    const forgotten = await tell(
      workspaceId,
      own.map(({ _id }) => _id),
    );
    await profilesOf(db).bulkWrite(
      own.flatMap((each) => takeAway(each, forgotten.has(each._id))),
      { ordered: false },
    );
  }
  return changed.length;
}

const CHANGED = { workspaceId: 1, retest: 1, watched: 1 } as const;

/** From a partial index that is empty but for people who have just changed; a sharded database asks all shards for it. */
export function changedCursor(db: Db) {
  return profilesOf(db)
    .find<Changed>({ retest: { $gt: 0 } }, { projection: CHANGED })
    .hint('retest')
    .sort({ retest: 1 })
    .limit(AT_ONCE);
}

/** After a write, for those it may have changed. */
function changedAmong(db: Db, profileIds: readonly string[]) {
  return profilesOf(db)
    .find<Changed>({ _id: { $in: [...profileIds] }, retest: { $gt: 0 } }, { projection: CHANGED })
    .sort({ retest: 1 })
    .limit(AT_ONCE);
}

function takeAway({ _id, retest = 0, watched }: Changed, forgotten: boolean) {
  const noted = { updateOne: { filter: { _id, retest }, update: { $unset: { retest: 1 as const } } } };
  if (!forgotten || watched === undefined) return [noted];
  return [noted, { updateOne: { filter: { _id, watched }, update: { $unset: { watched: 1 as const } } } }];
}
