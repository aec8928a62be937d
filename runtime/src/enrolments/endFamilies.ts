import type { Effects } from '../effects/service';
import type { Placed } from '../platform/placed';
import type { EnrolmentCollection } from './model';
import { announce, type AnnouncingParts } from './store/announce';
import { clearCascade, endFamily, endRoots, familiesFrom, type FamilyEnding } from './store/end';
import { insertFollowers } from './store/followers';

export interface EndingParts extends AnnouncingParts {
  readonly enrolments: EnrolmentCollection;
  readonly effects: Pick<Effects, 'voidSends'>;
}

/**
 * Exit, goal, erasure and removal (PROTOCOL): root, family, their unsent sends, what goes on behind a goal, the mark. Every step can
 * be repeated; after a crash the sweep starts again from `cascade`. `alsoMarked` are children whose own commit asked for it (the Exit step).
 * Gives back how many roots ended now.
 */
export async function endFamilies(
  parts: EndingParts,
  endings: readonly FamilyEnding[],
  alsoMarked: readonly Pick<Placed, '_id' | 'bucket'>[] = [],
): Promise<number> {
  if (endings.length === 0) return 0;
  const { enrolments, effects } = parts;
  await announce(parts, { families: endings });
  const count = await endRoots(enrolments, endings);
  await endFamily(enrolments, endings);
  const erased = endings.filter(({ ending }) => ending.reason === 'erased');
  const { members, goingOn } = await familiesFrom(enrolments, endings);
  await effects.voidSends(members);
  if (erased.length > 0) await effects.voidSends((await familiesFrom(enrolments, erased)).members, { everyKind: true });
  await insertFollowers(enrolments, goingOn);
  const roots = endings.map(({ rootId, bucket }) => ({ _id: rootId, bucket }));
  await clearCascade(enrolments, [...roots, ...alsoMarked]);
  return count;
}

/** Who came into a journey that everybody had to leave meanwhile. */
export async function leave(parts: EndingParts, left: readonly Pick<Placed, '_id' | 'bucket'>[]): Promise<number> {
  const ending = { reason: 'removed', at: parts.clock.now(), detail: 'archived' } as const;
  return await endFamilies(
    parts,
    left.map(({ _id, bucket }) => ({ rootId: _id, bucket, ending })),
  );
}
