import { BUCKETS } from '../platform/ids';
import type { EnrolmentCollection } from './model';

const READ = 2_000;
const HALVES = [0, 1].map((half) => Array.from({ length: BUCKETS / 2 }, (_, index) => half * (BUCKETS / 2) + index));

/**
 * How many seconds late the oldest due enrolment of each workspace is; workspaces that are in time are left out. Of the
 * longest overdue only: behind 2,000 of another workspace in each half of a queue, somebody is seen once those are through.
 */
export async function lagsOf(enrolments: EnrolmentCollection, now: Date): Promise<ReadonlyMap<string, number>> {
  const oldest = new Map<string, Date>();
  for (const queue of ['local', 'external'] as const)
    for (const half of HALVES) {
      const late = await enrolments
        .find(
          { queue, bucket: { $in: half }, due: { $lte: now } },
          { projection: { _id: 0, workspaceId: 1, due: 1 }, hint: 'due' },
        )
        .sort({ due: 1 })
        .limit(READ)
        .toArray();
      for (const { workspaceId, due } of late) {
        const before = oldest.get(workspaceId);
        if (due && (!before || due < before)) oldest.set(workspaceId, due);
      }
    }
  return new Map([...oldest].map(([id, due]) => [id, Math.round((now.getTime() - due.getTime()) / 1_000)]));
}
