import { bucketsOf, type Placed } from '../platform/placed';
import { endFamilies, type EndingParts } from './endFamilies';
import type { FamilyEnding } from './store/end';

/**
 * A removal and what goes on (PROTOCOL): who removes or erases somebody means what follows behind a goal, too, also when the goal
 * has just ended the root and nothing follows yet. So the first exit inserts what goes on if nobody has, and the second one ends
 * it; whoever is about to insert it finds a duplicate. Gives back how many ended now.
 */
export async function removeFamilies(
  parts: EndingParts,
  endings: readonly FamilyEnding[],
  alsoMarked: readonly Pick<Placed, '_id' | 'bucket'>[] = [],
): Promise<number> {
  if (endings.length === 0) return 0;
  const ended = await endFamilies(parts, endings, alsoMarked);
  const followers = await followersOf(parts, endings);
  return followers.length === 0 ? ended : ended + (await endFamilies(parts, followers));
}

async function followersOf(
  { enrolments }: EndingParts,
  endings: readonly FamilyEnding[],
): Promise<readonly FamilyEnding[]> {
  const byRoot = new Map(endings.map((one) => [one.rootId, one]));
  const ofThese = { _id: { $in: [...byRoot.keys()] }, bucket: bucketsOf(endings) };
  const roots = await enrolments
    .find({ ...ofThese, 'ended.goesOn.enrolmentId': { $exists: true } }, { projection: { ended: 1 } })
    .toArray();
  return roots.flatMap(({ _id, ended }) => {
    const removal = byRoot.get(_id);
    return removal && ended?.goesOn ? [{ ...removal, rootId: ended.goesOn.enrolmentId }] : [];
  });
}
