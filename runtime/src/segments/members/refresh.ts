import type { EventOrigin } from '../../engine/event';
import type { Db } from '../../platform/database';
import { membersOf } from './model';
import { retest, type RetestParts } from './retest';
import { testedOf, type TestedDocument, type TestedSegment } from './tested';

/** Longer than definitions are remembered: whatever was tested by an older one was written before. */
const BEGINS_AFTER_MS = 3_000;
const PAGE = 500;

/** People of a workspace in the order of their ids, merged ones left out; `last` while there may be more. */
export type PeoplePage = (query: {
  readonly workspaceId: string;
  readonly after?: string;
  readonly limit: number;
}) => Promise<{ readonly ids: readonly string[]; readonly last?: string }>;

export interface RefreshParts extends RetestParts {
  readonly page: PeoplePage;
}

/**
 * Tests the next people of a workspace against its edited segments; those that stand at the same person go together. What is written
 * down is how far everybody was tested, so whoever dies is followed by the next. Returns how many pages; repeat while it is not 0.
 */
export async function refreshSome(parts: RefreshParts, signal?: AbortSignal): Promise<number> {
  const open = await openRefreshes(parts);
  let pages = 0;
  for (const [workspaceId, own] of Map.groupBy(open, (segment) => segment.workspaceId)) {
    if (signal?.aborted) break;
    const at = own.map(({ refresh }) => refresh?.cursor ?? '').reduce((a, b) => (a < b ? a : b));
    const together = own.filter(({ refresh }) => (refresh?.cursor ?? '') === at);
    await refreshPage(parts, workspaceId, { segments: together, after: at });
    pages++;
  }
  return pages;
}

async function openRefreshes({ db, clock }: RefreshParts): Promise<readonly TestedDocument[]> {
  const edited = new Date(clock.now().getTime() - BEGINS_AFTER_MS);
  return await testedOf(db)
    .find({ refresh: { $exists: true }, kind: 'dynamic', archivedAt: { $exists: false }, editedAt: { $lte: edited } })
    .hint('refresh')
    .toArray();
}

interface Page {
  readonly segments: readonly TestedDocument[];
  readonly after: string;
}

async function refreshPage(parts: RefreshParts, workspaceId: string, { segments, after }: Page): Promise<void> {
  const { ids, last } = await parts.page({ workspaceId, limit: PAGE, ...(after !== '' && { after }) });
  const fresh = await parts.tested.fresh(workspaceId, segments.map(({ _id }) => _id)); // prettier-ignore
  const same = fresh.filter((now) => segments.some((then) => then._id === now._id && then.revision === now.revision));
  const of = new Map(same.map(({ _id }): [string, EventOrigin] => [_id, 'recompute']));
  if (ids.length > 0 && of.size > 0) await retest(parts, workspaceId, new Map(ids.map((id) => [id, of])), same);
  for (const segment of same) await noteProgress(parts.db, segment, { last, looked: ids.length });
}

/** Only of the definition that was tested: whoever edits it meanwhile begins anew. */
async function noteProgress(
  db: Db,
  { _id, revision, refresh }: TestedSegment,
  { last, looked }: { readonly last: string | undefined; readonly looked: number },
): Promise<void> {
  const filter = { _id, revision, 'refresh.cursor': refresh?.cursor ?? { $exists: false } };
  const sum = (refresh?.looked ?? 0) + looked;
  if (last !== undefined)
    await testedOf(db).updateOne(filter, { $set: { 'refresh.cursor': last, 'refresh.looked': sum } }); // prettier-ignore
  else await testedOf(db).updateOne(filter, { $unset: { refresh: '' } });
}

/** How many are in, by segment. */
export async function countMembers(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await membersOf(db)
    .aggregate<{ readonly _id: string; readonly n: number }>(
      [
        { $match: { workspaceId, segmentId: { $in: [...ids] }, in: true } },
        { $group: { _id: '$segmentId', n: { $sum: 1 } } },
      ],
      { hint: 'members' },
    )
    .toArray();
  return new Map(rows.map(({ _id, n }) => [_id, n]));
}
