import type { ListAsk } from '../../engine/effect';
import { changeList } from './lists';
import type { RetestParts } from './retest';
import { testedOf } from './tested';

/** A profile row of a step, as far as it is about lists. */
export interface ListRow {
  readonly key: string;
  readonly workspaceId: string;
  readonly profileId: string;
  readonly body: { readonly lists?: readonly ListAsk[] };
}

type ListParts = Pick<RetestParts, 'db' | 'clock' | 'people' | 'changes' | 'events'>;

/** In the order of the rows; each once, by its key. Lists that are gone or archived by now are left alone. */
export async function applyLists(parts: ListParts, rows: readonly ListRow[]): Promise<void> {
  const asks = rows.flatMap(({ key, workspaceId, profileId, body: { lists = [] } }) =>
    lists.map((ask) => ({ key, workspaceId, profileId, ...ask })),
  );
  if (asks.length === 0) return;
  const lists = await testedOf(parts.db)
    .find({
      _id: { $in: [...new Set(asks.map(({ segmentId }) => segmentId))] },
      ...{ kind: 'static', archivedAt: { $exists: false } },
    })
    .toArray();
  for (const list of lists) {
    const { _id, workspaceId } = list;
    const own = asks.filter((ask) => ask.segmentId === _id && ask.workspaceId === workspaceId);
    // One person may be asked about in several rows of one batch: one after the other, as they were asked for.
    for (const acts of rounds(own)) await changeList(parts, { workspaceId, list, acts, origin: 'live' });
  }
}

function rounds<T extends { readonly profileId: string }>(asks: readonly T[]): readonly (readonly T[])[] {
  const all: T[][] = [];
  const seen = new Map<string, number>();
  for (const ask of asks) {
    const round = seen.get(ask.profileId) ?? 0;
    seen.set(ask.profileId, round + 1);
    (all[round] ??= []).push(ask);
  }
  return all;
}
