import type { Standing } from '../../effects/service';
import { bucketsOf, these, type Placed } from '../../platform/placed';
import type { EnrolmentCollection } from '../model';

const READ = { active: 1, rootId: 1, bucket: 1, queue: 1, 'hold.key': 1, 'last.token': 1, 'lease.token': 1 } as const;

/** What the confirm rule and dispatchers need: two queries at most, the second for roots of forked enrolments. */
export async function standings(
  enrolments: EnrolmentCollection,
  placed: readonly Placed[],
): Promise<ReadonlyMap<string, Standing>> {
  if (placed.length === 0) return new Map();
  const read = await enrolments.find(these(placed), { projection: READ }).toArray();
  const forked = read.filter((one) => one.rootId !== one._id);
  const those = { _id: { $in: [...new Set(forked.map((one) => one.rootId))] }, bucket: bucketsOf(forked) };
  const roots = forked.length === 0 ? [] : await enrolments.find(those, { projection: { active: 1 } }).toArray();
  const rootActive = new Map(roots.map((root) => [root._id, root.active]));
  return new Map(
    read.map((one) => [
      one._id,
      {
        active: one.active,
        rootActive: one.rootId === one._id ? one.active : (rootActive.get(one.rootId) ?? false),
        parked: one.queue === 'parked',
        ...(one.hold && { holdKey: one.hold.key }),
        ...(one.last && { lastToken: one.last.token }),
        ...(one.lease && { leaseToken: one.lease.token }),
      },
    ]),
  );
}
