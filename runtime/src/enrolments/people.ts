import type { Clock, Doorbell } from '../engine/ports';
import { these } from '../platform/placed';
import type { EndingParts } from './endFamilies';
import { removeFamilies } from './removeFamilies';
import { announce } from './store/announce';
import { endAsRead, familiesOf } from './store/end';
import { inside, type Inside, type OfVersions, type Scope } from './store/inside';
import { moveTo, type Move } from './store/move';
import { park, unpark } from './store/park';

/** How many stand at a step of a version. */
export interface StepStanding {
  readonly versionId: string;
  readonly stepKey: string;
  readonly inside: number;
  /** Of those, standing still because the journey is paused. */
  readonly parked: number;
  /** Of those, waiting for their turn to enter; absent: nobody. */
  readonly queued?: number;
}

/**
 * What journeys do with the people inside. Writes do one batch and tell how many they found; 0: nothing is left to do. All of
 * them can be repeated, and change nobody who is not any more as they were read.
 */
export interface People {
  insideOf(workspaceId: string, journeyIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** How many dead letters each journey has; journeys without are left out. */
  stuckIn(workspaceId: string, journeyIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  standing(workspaceId: string, journeyId: string): Promise<readonly StepStanding[]>;
  park(scope: Scope): Promise<number>;
  unpark(scope: Scope, how: { readonly timeWentOn: boolean }): Promise<number>;
  /** Ends them (reason `removed`) with their families and unsent sends. */
  leave(scope: Scope, detail: string): Promise<number>;
  /** Whoever stands at a step without successor leaves. */
  moveTo(scope: OfVersions, move: Move): Promise<number>;
}

export interface PeopleParts extends EndingParts {
  readonly clock: Clock;
  readonly doorbell: Doorbell;
}

export function createPeople(parts: PeopleParts): People {
  const { enrolments, doorbell } = parts;
  return {
    insideOf: async (workspaceId, journeyIds) => await countsOf(parts, workspaceId, journeyIds, {}),
    stuckIn: async (workspaceId, journeyIds) => await countsOf(parts, workspaceId, journeyIds, { queue: 'dead' }),
    standing: async (workspaceId, journeyId) => await standing(parts, workspaceId, journeyId),
    park: async (scope) => await park(enrolments, scope),
    unpark: async (scope, how) => {
      const count = await unpark(enrolments, scope, how);
      if (count > 0) doorbell.ring('enrolments');
      return count;
    },
    leave: async (scope, detail) => await remove(parts, await inside(enrolments, scope), detail),
    moveTo: async (scope, move) => {
      const { moved, stranded } = await moveTo(enrolments, scope, move);
      const left = await remove(parts, stranded, `version ${move.versionId}`);
      if (moved > 0) doorbell.ring('enrolments');
      return moved + left;
    },
  };
}

async function countsOf(
  { enrolments }: PeopleParts,
  workspaceId: string,
  journeyIds: readonly string[],
  which: { readonly queue?: 'dead' },
): Promise<ReadonlyMap<string, number>> {
  const counts = await enrolments
    .aggregate<{ _id: string; people: number }>([
      { $match: { workspaceId, journeyId: { $in: [...journeyIds] }, active: true, ...which } },
      { $group: { _id: '$journeyId', people: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(counts.map(({ _id, people }) => [_id, people]));
}

const SOME = { $cond: [{ $gt: ['$queued', 0] }, '$queued', '$$REMOVE'] };

async function standing(
  { enrolments, clock }: PeopleParts,
  workspaceId: string,
  journeyId: string,
): Promise<StepStanding[]> {
  return await enrolments
    .aggregate<StepStanding>([
      { $match: { workspaceId, journeyId, active: true } },
      {
        $group: {
          _id: { versionId: '$versionId', stepKey: '$stepKey' },
          inside: { $sum: 1 },
          parked: { $sum: { $cond: [{ $eq: ['$queue', 'parked'] }, 1, 0] } },
          queued: {
            $sum: { $cond: [{ $and: [{ $eq: ['$hold.kind', 'entry'] }, { $gt: ['$due', clock.now()] }] }, 1, 0] },
          },
        },
      },
      {
        $project: { _id: 0, versionId: '$_id.versionId', stepKey: '$_id.stepKey', inside: 1, parked: 1, queued: SOME },
      },
      { $sort: { versionId: 1, stepKey: 1 } },
    ])
    .toArray();
}

/** A family leaves as a whole, whichever of its members was found: that one first, as it was read. */
async function remove(parts: PeopleParts, found: readonly Inside[], detail: string): Promise<number> {
  if (found.length === 0) return 0;
  const ending = { reason: 'removed', at: parts.clock.now(), detail } as const;
  await announce(parts, { members: found });
  await endAsRead(parts.enrolments, found, ending);
  const marked = await parts.enrolments
    .find({ ...these(found), cascade: true }, { projection: { rootId: 1, bucket: 1 } })
    .toArray();
  await removeFamilies(parts, familiesOf(marked, ending), marked);
  return found.length;
}
