import type { Document, Filter } from 'mongodb';

import type { Ending } from '../../engine/enrolment';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { historyWith, literal, NEXT_SEQ } from './stages';

const GONE = ['due', 'lease', 'unstarted', 'calling', 'parked'];

const ended = ({ goesOn, ...ending }: Ending, of: 'root' | 'member') => ({
  active: false,
  ended: literal(of === 'root' && goesOn ? { ...ending, goesOn } : ending),
  seq: NEXT_SEQ,
  history: historyWith({ what: 'ended', detail: ending.detail ?? ending.reason }),
});

/** What ends a family, told of its root. */
export interface FamilyEnding {
  readonly rootId: string;
  readonly ending: Ending;
}

/** Exit, 1: the roots first, with `cascade` until their families have followed. Gives back how many ended now. */
export async function endRoots(enrolments: EnrolmentCollection, endings: readonly FamilyEnding[]): Promise<number> {
  return await bulkOf(enrolments, endings, (rootIds, ending) => ({
    filter: { _id: { $in: rootIds }, active: true },
    update: [{ $set: { ...ended(ending, 'root'), cascade: true } }, { $unset: GONE }],
  }));
}

/** Exit, 2: everybody of these families who is still active. A crash before it leaves `cascade` on the root. */
export async function endFamily(enrolments: EnrolmentCollection, endings: readonly FamilyEnding[]): Promise<number> {
  return await bulkOf(enrolments, endings, (rootIds, ending) => ({
    filter: { rootId: { $in: rootIds }, active: true },
    update: [{ $set: ended(ending, 'member') }, { $unset: GONE }],
  }));
}

/** Those that end alike in one updateMany, all of them in one command. */
async function bulkOf(
  enrolments: EnrolmentCollection,
  endings: readonly FamilyEnding[],
  operation: (
    rootIds: string[],
    ending: Ending,
  ) => { readonly filter: Filter<EnrolmentDocument>; readonly update: Document[] },
): Promise<number> {
  if (endings.length === 0) return 0;
  const groups = Map.groupBy(endings, ({ ending }) => JSON.stringify(ending));
  const { modifiedCount } = await enrolments.bulkWrite(
    [...groups.values()].flatMap((group) => {
      const [first] = group;
      return first
        ? {
            updateMany: operation(
              group.map(({ rootId }) => rootId),
              first.ending,
            ),
          }
        : [];
    }),
    { ordered: false },
  );
  return modifiedCount;
}

/**
 * Ends single enrolments without a cascade: children under an ended root, families that have left; with `mark` somebody of whose
 * family it must be asked afterwards whether it has left.
 */
export async function endEach(
  enrolments: EnrolmentCollection,
  enrolmentIds: readonly string[],
  ending: Ending,
  mark: { readonly leftCheck?: true } = {},
): Promise<number> {
  if (enrolmentIds.length === 0) return 0;
  const { modifiedCount } = await enrolments.updateMany({ _id: { $in: [...enrolmentIds] }, active: true }, [
    { $set: { ...ended(ending, 'member'), ...mark } },
    { $unset: GONE },
  ]);
  return modifiedCount;
}

export interface Families {
  readonly ids: readonly string[];
  /** Roots that a goal has ended, and what follows it is owed. */
  readonly goingOn: readonly string[];
}

/** Between 2 and 3: whole families, for their sends. */
export async function familiesOf(enrolments: EnrolmentCollection, rootIds: readonly string[]): Promise<Families> {
  const projection = { _id: 1, 'ended.goesOn.event.id': 1 } as const;
  const family = await enrolments.find({ rootId: { $in: [...rootIds] } }, { projection }).toArray();
  return {
    ids: family.map(({ _id }) => _id),
    goingOn: family.filter(({ ended: ending }) => ending?.goesOn?.event).map(({ _id }) => _id),
  };
}

/** Exit, 4: the families have followed, their sends are void, and what goes on behind a goal is there. */
export async function clearCascade(enrolments: EnrolmentCollection, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await enrolments.updateMany(
    { _id: { $in: [...ids] }, cascade: true },
    { $unset: { cascade: 1, 'ended.goesOn.event': 1 } },
  );
}

/** Sweep: exits that were cut off. A child that ended by an Exit step carries the mark, too: its root has to follow. */
export async function findCascades(enrolments: EnrolmentCollection, limit: number) {
  return await enrolments
    .find({ cascade: true }, { projection: { rootId: 1, ended: 1, active: 1 } })
    .limit(limit)
    .toArray();
}
