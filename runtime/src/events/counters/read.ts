import type { Db } from '../../platform/database';
import { ofProfiles } from '../../platform/placed';
import { counterId, countersOf, type CounterDocument } from './model';

/** One person's figures of one event. People have several when they have several ids. */
export type EventCounter = Pick<CounterDocument, 'profileId' | 'name' | 'total' | 'firstAt' | 'lastAt' | 'days'>;

const WHAT = { _id: 0, profileId: 1, name: 1, total: 1, firstAt: 1, lastAt: 1, days: 1 } as const;
const MOST = 100_000;

/** Of these names only, when any are given. */
export async function readCounters(
  db: Db,
  workspaceId: string,
  profileIds: readonly string[],
  names?: readonly string[],
): Promise<readonly EventCounter[]> {
  const ids = names && profileIds.flatMap((profileId) => names.map((name) => counterId(profileId, name)));
  return await countersOf(db)
    .find<EventCounter>(
      { workspaceId, ...ofProfiles(profileIds), ...(ids && { _id: { $in: ids } }) },
      { projection: WHAT, hint: ids ? '_id_' : 'byProfile' },
    )
    .limit(MOST)
    .toArray();
}

/** When these people, each given as all its ids, did something last, by their first id; what only happened to them does not count. */
export async function seenLast(
  db: Db,
  workspaceId: string,
  people: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, Date>> {
  if (people.length === 0) return new Map();
  const rows = await countersOf(db)
    .aggregate<{ readonly _id: string; readonly at: Date | null }>(
      [
        { $match: { workspaceId, ...ofProfiles(people.flat()) } },
        { $group: { _id: '$profileId', at: { $max: '$seenAt' } } },
      ],
      { hint: 'byProfile' },
    )
    .toArray();
  const seen = new Map(rows.map(({ _id, at }) => [_id, at?.getTime() ?? 0]));
  return new Map(
    people.flatMap((ids) => {
      const latest = Math.max(0, ...ids.map((id) => seen.get(id) ?? 0));
      return latest === 0 ? [] : [[ids[0] ?? '', new Date(latest)] as const];
    }),
  );
}
