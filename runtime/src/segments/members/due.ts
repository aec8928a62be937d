import type { EventOrigin } from '../../engine/event';
import { exactly } from '../../platform/placed';
import { membersOf, type MemberDocument } from './model';
import { retest, type RetestParts } from './retest';
import { tellOwed } from './telling';
import { testedOf } from './tested';

const AT_ONCE = 500;
/** Whoever has written a change tells it: this is for those who died before. */
const TOLD_AFTER_MS = 10_000;

/** Tests those for whom time alone may have changed something by now. Returns how many; repeat while it is not 0. */
export async function flipDue(parts: RetestParts): Promise<number> {
  const due = await dueCursor(parts).toArray();
  await testAgain(parts, due);
  return due.length;
}

/** From a partial index, by their instants. */
export function dueCursor({ db, clock }: Pick<RetestParts, 'db' | 'clock'>) {
  return membersOf(db)
    .find({ flipsAt: { $lte: clock.now() } })
    .hint('flips')
    .sort({ flipsAt: 1 })
    .limit(AT_ONCE);
}

/** Tells of what a crash has left untold, of archived segments and static lists, too. Returns how many; repeat while it is not 0. */
export async function tellLeft(parts: RetestParts): Promise<number> {
  const { db, clock } = parts;
  const left = await membersOf(db)
    .find({ 'owed.at': { $lte: new Date(clock.now().getTime() - TOLD_AFTER_MS) } })
    .hint('owed')
    .sort({ 'owed.at': 1 })
    .limit(AT_ONCE)
    .toArray();
  await testAgain(parts, left);
  await tellOwed(parts, left, await namesOf(parts, left));
  return left.length;
}

async function namesOf({ db }: RetestParts, members: readonly MemberDocument[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(members.map(({ segmentId }) => segmentId))];
  const found = await testedOf(db)
    .find({ _id: { $in: ids } }, { projection: { name: 1 } })
    .toArray();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}

/** Time that passes is a live cause. */
async function testAgain(parts: RetestParts, members: readonly MemberDocument[]): Promise<void> {
  for (const [workspaceId, own] of Map.groupBy(members, (member) => member.workspaceId)) {
    const ids = [...new Set(own.map(({ segmentId }) => segmentId))];
    const segments = await parts.tested.fresh(workspaceId, ids);
    const tested = new Set(segments.map(({ _id }) => _id));
    const wanted = new Map<string, Map<string, EventOrigin>>();
    for (const { profileId, segmentId } of own) {
      if (!tested.has(segmentId)) continue;
      const of = wanted.get(profileId) ?? new Map<string, EventOrigin>();
      wanted.set(profileId, of.set(segmentId, 'live'));
    }
    if (wanted.size > 0) await retest(parts, workspaceId, wanted, segments);
    // Of archived segments nobody enters or leaves any more; a restored one computes everybody anew.
    const idle = own.filter(({ segmentId, flipsAt }) => !tested.has(segmentId) && flipsAt);
    if (idle.length > 0)
      await membersOf(parts.db).bulkWrite(
        idle.map((member) => ({
          updateOne: {
            filter: { ...exactly(member), v: member.v },
            update: { $unset: { flipsAt: '' }, $inc: { v: 1 } },
          },
        })),
        { ordered: false },
      );
  }
}
