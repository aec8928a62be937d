import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { endEach } from './end';

type Member = Pick<EnrolmentDocument, '_id' | 'rootId' | 'active' | 'kids'>;

const MEMBER = { rootId: 1, active: 1, kids: 1 } as const;

/**
 * Left: whoever was forked ends when everybody of theirs has ended: every id in `kids` was read, and every one of them is
 * ended, their own kids included. Innermost forks first, in one pass. Gives back how many ended.
 */
export async function endLeft(enrolments: EnrolmentCollection, rootIds: readonly string[], now: Date): Promise<number> {
  if (rootIds.length === 0) return 0;
  const family = await enrolments.find({ rootId: { $in: [...rootIds] } }, { projection: MEMBER }).toArray();
  return await endEach(enrolments, leftOf(family), { reason: 'completed', at: now });
}

/** Ids of the forked that have left, as read. */
export function leftOf(family: readonly Member[]): string[] {
  const byId = new Map(family.map((member) => [member._id, member]));
  const hasLeft = (id: string): boolean => {
    const member = byId.get(id);
    if (!member) return false;
    return member.active ? member.kids.length > 0 && member.kids.every(hasLeft) : member.kids.every(hasLeft);
  };
  return family.filter((member) => member.active && hasLeft(member._id)).map((member) => member._id);
}

/** Sweep: roots that were forked and are still active. */
export async function findForkedRoots(enrolments: EnrolmentCollection, after: Date, limit: number) {
  return await enrolments
    .find(
      { active: true, 'kids.0': { $exists: true }, startedAt: { $gte: after } },
      { projection: { rootId: 1, startedAt: 1 } },
    )
    .sort({ startedAt: 1 })
    .limit(limit)
    .toArray();
}
