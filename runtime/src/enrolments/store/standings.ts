import type { Standing } from '../../effects/service';
import type { EnrolmentCollection } from '../model';

const READ = { active: 1, rootId: 1, queue: 1, 'hold.key': 1, 'last.token': 1, 'lease.token': 1 } as const;

/** What the confirm rule and dispatchers need: two queries at most, the second for roots of forked enrolments. */
export async function standings(
  enrolments: EnrolmentCollection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  if (ids.length === 0) return new Map();
  const read = await enrolments.find({ _id: { $in: [...ids] } }, { projection: READ }).toArray();
  const rootIds = new Set(read.filter((one) => one.rootId !== one._id).map((one) => one.rootId));
  const roots =
    rootIds.size === 0
      ? []
      : await enrolments.find({ _id: { $in: [...rootIds] } }, { projection: { active: 1 } }).toArray();
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
