import { entryOf, RECENT, type LedgerEntry } from '../profiles/service';
import type { CountingParts } from './counting';
import { ordersOf } from './model';

/** A few of the newest may be among those that are just being changed. */
const SPARE = 10;

/** The newest and the first orders that a person's figures hold, by what their documents say. Two indexed queries. */
export async function olderOf(
  { db, profiles }: CountingParts,
  { workspaceId, home, beside }: { readonly workspaceId: string; readonly home: string; readonly beside: number },
): Promise<readonly LedgerEntry[]> {
  const ids = (await profiles.aliases([home])).get(home) ?? [home];
  const theirs = { workspaceId, profileId: { $in: [...ids] }, 'counted.home': home, 'counted.counts': true };
  const [newest, first] = await Promise.all(
    ([-1, 1] as const).map((direction) =>
      ordersOf(db)
        .find(theirs)
        .hint('byProfile')
        .sort({ placedAt: direction, _id: direction })
        .limit(direction === 1 ? beside + SPARE : RECENT + beside + SPARE)
        .toArray(),
    ),
  );
  const all = [...(newest ?? []), ...(first ?? [])];
  return [...new Map(all.map((order) => [order._id, order])).values()].flatMap(({ _id, counted }) =>
    counted ? [entryOf(_id, counted)] : [],
  );
}
