import type { Effects } from '../../effects/service';
import type { EnrolmentCollections, EnrolmentDocument } from '../model';

export interface RemovingEndedParts {
  readonly collections: Pick<EnrolmentCollections, 'enrolments' | 'entries' | 'passages' | 'counting'>;
  readonly effects: Pick<Effects, 'stillOpenOf' | 'removeOf'>;
}

export interface EndedBefore {
  readonly workspaceId: string;
  readonly before: Date;
}

const READ = { rootId: 1, active: 1, ended: 1, cascade: 1, leftCheck: 1, wroteProfile: 1, trimmed: 1, startedAt: 1, 'entry.id': 1 } as const; // prettier-ignore
type Member = Pick<EnrolmentDocument, '_id' | 'rootId' | 'active' | 'ended' | 'startedAt' | 'trimmed'> &
  Pick<EnrolmentDocument, 'cascade' | 'leftCheck' | 'wroteProfile'> & { readonly entry: { readonly id: string } };

const BATCH = 1_000;

/**
 * Retention: families that have ended before this are removed whole, in batches by a journey's index, the oldest first; what is
 * still needed stays: who has something under way, and entries, which say when somebody entered last. First the entry is marked
 * as over, then, in a later run, the family goes: who has read an entry just before must still find its enrolment. Repeatable
 * at any point: children go before their root, by which they are found. Gives back how many enrolments were removed.
 */
export async function removeEnded(
  parts: RemovingEndedParts,
  which: EndedBefore,
  { signal, most = 100 * BATCH }: { readonly signal?: AbortSignal; readonly most?: number } = {},
): Promise<number> {
  const { enrolments } = parts.collections;
  let removed = 0;
  for (const journeyId of await enrolments.distinct('journeyId', { workspaceId: which.workspaceId })) {
    for (let last: Member | undefined; removed < most;) {
      signal?.throwIfAborted();
      const found: Member[] = await endedCursor(enrolments, { ...which, journeyId }, last).toArray();
      removed += await removeFamilies(parts, which, found);
      last = found.at(-1);
      if (found.length < BATCH) break;
    }
  }
  return removed;
}

/** Whoever has ended before has begun before: a range of the journey's index. */
export function endedCursor(
  enrolments: EnrolmentCollections['enrolments'],
  { workspaceId, journeyId, before }: EndedBefore & { readonly journeyId: string },
  after?: Pick<Member, '_id' | 'startedAt'>,
) {
  const behind = after && {
    $or: [{ startedAt: { $gt: after.startedAt } }, { startedAt: after.startedAt, _id: { $gt: after._id } }],
  };
  const started = { startedAt: { ...(after && { $gte: after.startedAt }), $lt: before } };
  return enrolments
    .find<Member>(
      { workspaceId, journeyId, ...started, active: false, 'ended.at': { $lt: before }, ...behind },
      { projection: READ },
    )
    .hint('ofJourney')
    .sort({ startedAt: 1, _id: 1 })
    .limit(BATCH);
}

async function removeFamilies(
  parts: RemovingEndedParts,
  which: EndedBefore,
  found: readonly Member[],
): Promise<number> {
  const rootIds = found.filter(({ _id, rootId }) => _id === rootId).map(({ _id }) => _id);
  if (rootIds.length === 0) return 0;
  const { enrolments } = parts.collections;
  const all = await enrolments.find<Member>({ rootId: { $in: rootIds } }, { projection: READ }).toArray();
  const open = new Set(await parts.effects.stillOpenOf(all.map(({ _id }) => _id)));
  const families = [...Map.groupBy(all, ({ rootId }) => rootId)].filter(([, family]) =>
    family.every((one) => isOver(one, which.before) && !open.has(one._id)),
  );
  const marked = await markEntries(parts, families);
  const gone = families.filter(([rootId]) => marked.has(rootId)).flatMap(([, family]) => family);
  if (gone.length === 0) return 0;
  await noteRemoved(parts, which.workspaceId, gone);
  const ids = gone.map(({ _id }) => _id);
  await parts.effects.removeOf(ids);
  for (const { _id } of gone.filter(({ trimmed }) => trimmed > 0))
    await parts.collections.passages.deleteMany({ _id: { $gte: `${_id}:`, $lt: `${_id};` } });
  await enrolments.deleteMany({ _id: { $in: ids }, $expr: { $ne: ['$_id', '$rootId'] } });
  await enrolments.deleteMany({ _id: { $in: ids } });
  return ids.length;
}

function isOver({ active, ended, cascade, leftCheck, wroteProfile }: Member, before: Date): boolean {
  return !active && !cascade && !leftCheck && !wroteProfile && ended !== undefined && ended.at < before;
}

/** Roots whose entry was marked by a run before this one, or is another's by now. The others are marked now. */
async function markEntries(
  { collections: { entries } }: RemovingEndedParts,
  families: readonly (readonly [string, readonly Member[]])[],
): Promise<ReadonlySet<string>> {
  const roots = families.map(([rootId, family]) => ({ rootId, entryId: family[0]?.entry.id ?? '' }));
  const read = await entries.find({ _id: { $in: roots.map(({ entryId }) => entryId) } }).toArray();
  const byId = new Map(read.map((entry) => [entry._id, entry]));
  const own = roots.filter(({ rootId, entryId }) => byId.get(entryId)?.enrolmentId === rootId);
  const fresh = own.filter(({ rootId, entryId }) => byId.get(entryId)?.over !== rootId);
  if (fresh.length > 0)
    await entries.bulkWrite(
      fresh.map(({ rootId, entryId }) => ({
        updateOne: { filter: { _id: entryId, enrolmentId: rootId }, update: { $set: { over: rootId } } },
      })),
      { ordered: false },
    );
  const now = new Set(fresh.map(({ rootId }) => rootId));
  return new Set(roots.map(({ rootId }) => rootId).filter((rootId) => !now.has(rootId)));
}

/** Counts of before this cannot be recounted any more. */
async function noteRemoved(
  { collections: { counting } }: RemovingEndedParts,
  workspaceId: string,
  gone: readonly Member[],
): Promise<void> {
  const until = new Date(Math.max(...gone.map(({ ended }) => ended?.at.getTime() ?? 0)) + 1);
  await counting.updateOne({ _id: `removed/${workspaceId}` }, { $max: { until } }, { upsert: true });
}
