import type { Document, Filter } from 'mongodb';

import type { Ending } from '../../engine/enrolment';
import { bucketsOf, these, type Placed } from '../../platform/placed';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import { writeAsRead, type Inside } from './inside';
import { historyWith, literal, NEXT_SEQ } from './stages';

const GONE = ['due', 'lease', 'unstarted', 'calling', 'parked'];

const ended = ({ goesOn, ...ending }: Ending, of: 'root' | 'member') => ({
  active: false,
  ended: literal(of === 'root' && goesOn ? { ...ending, goesOn } : ending),
  seq: NEXT_SEQ,
  history: historyWith({ what: 'ended', detail: ending.detail ?? ending.reason }),
});

/** What ends a family, told of its root; all of it stands in one bucket. */
export interface FamilyEnding {
  readonly rootId: string;
  readonly bucket: number;
  readonly ending: Ending;
}

/** Somebody of a family, as far as it takes to end it. */
export type Member = Pick<EnrolmentDocument, 'rootId' | 'bucket'>;

/** The families of these, each once. */
export function familiesOf(members: readonly Member[], ending: Ending): FamilyEnding[] {
  const buckets = new Map(members.map(({ rootId, bucket }) => [rootId, bucket]));
  return [...buckets].map(([rootId, bucket]) => ({ rootId, bucket, ending }));
}

/** Exit, 1: the roots first, with `cascade` until their families have followed. Gives back how many ended now. */
export async function endRoots(enrolments: EnrolmentCollection, endings: readonly FamilyEnding[]): Promise<number> {
  return await bulkOf(enrolments, endings, ({ rootIds, bucket, ending }) => ({
    filter: { _id: rootIds, bucket, active: true },
    update: [{ $set: { ...ended(ending, 'root'), cascade: true } }, { $unset: GONE }],
  }));
}

/** Exit, 2: everybody of these families who is still active. A crash before it leaves `cascade` on the root. */
export async function endFamily(enrolments: EnrolmentCollection, endings: readonly FamilyEnding[]): Promise<number> {
  return await bulkOf(enrolments, endings, ({ rootIds, bucket, ending }) => ({
    filter: { rootId: rootIds, bucket, active: true },
    update: [{ $set: ended(ending, 'member') }, { $unset: GONE }],
  }));
}

interface Alike extends ReturnType<typeof filtersOf> {
  readonly ending: Ending;
}

const filtersOf = (endings: readonly FamilyEnding[]) => ({
  rootIds: { $in: endings.map(({ rootId }) => rootId) },
  bucket: bucketsOf(endings),
});

/** Those that end alike in one updateMany, all of them in one command. */
async function bulkOf(
  enrolments: EnrolmentCollection,
  endings: readonly FamilyEnding[],
  operation: (alike: Alike) => { readonly filter: Filter<EnrolmentDocument>; readonly update: Document[] },
): Promise<number> {
  if (endings.length === 0) return 0;
  const groups = Map.groupBy(endings, ({ ending }) => JSON.stringify(ending));
  const { modifiedCount } = await enrolments.bulkWrite(
    [...groups.values()].flatMap((group) => {
      const [first] = group;
      return first ? { updateMany: operation({ ...filtersOf(group), ending: first.ending }) } : [];
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
  placed: readonly Pick<Placed, '_id' | 'bucket'>[],
  ending: Ending,
  mark: { readonly leftCheck?: true } = {},
): Promise<number> {
  if (placed.length === 0) return 0;
  const { modifiedCount } = await enrolments.updateMany({ ...these(placed), active: true }, [
    { $set: { ...ended(ending, 'member'), ...mark } },
    { $unset: GONE },
  ]);
  return modifiedCount;
}

/** Those who are still as they were read, roots and children alike, with `cascade` until their families have followed. */
export async function endAsRead(
  enrolments: EnrolmentCollection,
  found: readonly Inside[],
  ending: Ending,
): Promise<void> {
  const update = [{ $set: { ...ended(ending, 'member'), cascade: true } }, { $unset: GONE }];
  await writeAsRead(enrolments, found, { filter: {}, update });
}

export interface Families {
  readonly members: readonly Placed[];
  /** Roots that a goal has ended, and what follows it is owed. */
  readonly goingOn: readonly Placed[];
}

/** Between 2 and 3: whole families, for their sends. */
export async function familiesFrom(
  enrolments: EnrolmentCollection,
  endings: readonly FamilyEnding[],
): Promise<Families> {
  const { rootIds, bucket } = filtersOf(endings);
  const projection = { bucket: 1, profileId: 1, 'ended.goesOn.event.id': 1 } as const;
  const members = await enrolments.find({ rootId: rootIds, bucket }, { projection }).toArray();
  return { members, goingOn: members.filter(({ ended: ending }) => ending?.goesOn?.event) };
}

/** Exit, 4: the families have followed, their sends are void, and what goes on behind a goal is there. */
export async function clearCascade(
  enrolments: EnrolmentCollection,
  marked: readonly Pick<Placed, '_id' | 'bucket'>[],
): Promise<void> {
  if (marked.length === 0) return;
  await enrolments.updateMany({ ...these(marked), cascade: true }, { $unset: { cascade: 1, 'ended.goesOn.event': 1 } });
}

/** Sweep: exits that were cut off. A child that ended by an Exit step carries the mark, too: its root has to follow. */
export async function findCascades(enrolments: EnrolmentCollection, limit: number) {
  return await enrolments
    .find({ cascade: true }, { projection: { rootId: 1, bucket: 1, ended: 1, active: 1 } })
    .limit(limit)
    .toArray();
}
