import { bucketsOf, these } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { announce, type AnnouncingParts } from './announce';
import { endEach } from './end';

type Member = Pick<EnrolmentDocument, '_id' | 'rootId' | 'bucket' | 'active' | 'kids'>;

/** Somebody of a forked family who has ended by itself and carries the mark `leftCheck`. */
export type EndedMember = Pick<EnrolmentDocument, '_id' | 'rootId' | 'bucket'>;

const MEMBER = { rootId: 1, bucket: 1, active: 1, kids: 1 } as const;

/**
 * Left: whoever was forked ends when everybody of theirs has ended: every id in `kids` was read, and every one of them is
 * ended, their own kids included. Innermost forks first, in one pass. Then the marks of those whose end asked for it. Marked
 * first, then looked: of two who end at once, one sees both. A crash before it leaves `leftCheck`. Gives back how many ended.
 */
export async function checkLeft(
  parts: AnnouncingParts & { readonly enrolments: EnrolmentCollection },
  marked: readonly EndedMember[],
  now: Date,
): Promise<number> {
  if (marked.length === 0) return 0;
  const { enrolments } = parts;
  const rootIds = [...new Set(marked.map(({ rootId }) => rootId))];
  const family = await enrolments
    .find({ rootId: { $in: rootIds }, bucket: bucketsOf(marked) }, { projection: MEMBER })
    .toArray();
  const over = leftOf(family);
  await announce(parts, { members: over });
  const ended = await endEach(enrolments, over, { reason: 'completed', at: now });
  await enrolments.updateMany({ ...these(marked), leftCheck: true }, { $unset: { leftCheck: 1 } });
  return ended;
}

/** Those of the forked that have left, as read. */
export function leftOf(family: readonly Member[]): Member[] {
  const byId = new Map(family.map((member) => [member._id, member]));
  const hasLeft = (id: string): boolean => {
    const member = byId.get(id);
    if (!member) return false;
    return member.active ? member.kids.length > 0 && member.kids.every(hasLeft) : member.kids.every(hasLeft);
  };
  return family.filter((member) => member.active && hasLeft(member._id));
}

/** Sweep: whose check was cut off, the oldest first; a partial index holds only these. */
export async function findLeftChecks(enrolments: EnrolmentCollection, limit: number): Promise<EndedMember[]> {
  return await enrolments
    .find({ leftCheck: true }, { projection: { rootId: 1, bucket: 1 } })
    .hint('leftCheck')
    .sort({ startedAt: 1, _id: 1 })
    .limit(limit)
    .toArray();
}
