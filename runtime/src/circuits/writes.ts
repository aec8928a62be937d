import type { Document } from 'mongodb';

import { isDuplicateKey, type Collection } from '../platform/database';
import { derivedId } from '../platform/ids';
import { probeAfter, type CircuitLimits } from './limits';
import type { CircuitFailure, StepCircuit } from './model';

/** A step of a version, as circuits are about them. */
export interface StepRef {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionId: string;
  readonly stepKey: string;
  readonly stepName: string;
  readonly runs: 'local' | 'external';
}

export interface CircuitWrites {
  /** For these it has failed, and nobody got through: opens when that is enough. The circuit as it is then. */
  failed(step: StepRef, people: readonly string[], failure: CircuitFailure, now: Date): Promise<StepCircuit>;
  /** These are about to run it alone (or were cut off in it), after their processes have ended again and again. */
  crashing(step: StepRef, people: readonly string[], now: Date): Promise<StepCircuit>;
  /** It has worked: closed when it was open, forgotten when it was only watched. */
  worked(circuitId: string, now: Date): Promise<void>;
  /** Takes the try that is due: one process gets it. If that dies with it, the next is due as if it had failed. */
  takeProbe(circuit: StepCircuit, now: Date): Promise<boolean>;
  /** Turns for so many held people; when the first of them comes back. Undefined: nobody is held any more. */
  takeTurns(circuit: StepCircuit, people: number, gap: number, now: Date): Promise<Date | undefined>;
  /** What a person says. Undefined: it is not in a state for that. */
  close(filter: CircuitFilter, now: Date): Promise<StepCircuit | undefined>;
  keep(filter: CircuitFilter): Promise<StepCircuit | undefined>;
  tryNow(filter: CircuitFilter, now: Date): Promise<StepCircuit | undefined>;
}

export interface CircuitFilter {
  readonly _id: string;
  readonly workspaceId: string;
}

const DAY = 86_400_000;

export const circuitIdOf = ({ versionId, stepKey }: Pick<StepRef, 'versionId' | 'stepKey'>): string =>
  derivedId('circuit', versionId, stepKey);

/** Every write is one compare-and-set on one document, so that all processes agree. */
export function createCircuitWrites(circuits: Collection<StepCircuit>, limits: CircuitLimits): CircuitWrites {
  const count = async (step: StepRef, add: Document, { now, failure }: { now: Date; failure: CircuitFailure }) => {
    const filter = { _id: circuitIdOf(step) };
    const update = counting(step, add, { now, failure, limits });
    const write = async () =>
      await circuits.findOneAndUpdate(filter, update, { upsert: true, returnDocument: 'after' });
    const after = await write().catch(async (error: unknown) => {
      // Two processes had their first failure at the same moment; the second finds the document of the first.
      if (isDuplicateKey(error)) return await write();
      throw error;
    });
    if (!after) throw new Error('An upsert gave no document back');
    return after;
  };
  const change = async (filter: CircuitFilter, states: readonly StepCircuit['state'][], update: Document) =>
    (await circuits.findOneAndUpdate({ ...filter, kind: 'step', state: { $in: [...states] } }, update, {
      returnDocument: 'after',
    })) ?? undefined;
  return {
    failed: async (step, people, failure, now) => await count(step, { people }, { now, failure }),
    crashing: async (step, people, now) => {
      const message = `The process ended while "${step.stepName}" ran, for one person after the other.`;
      return await count(step, { crashed: people }, { now, failure: { code: 'process_ended', message } });
    },
    worked: async (_id, now) => {
      const { deletedCount } = await circuits.deleteOne({ _id, state: 'watched' });
      if (deletedCount > 0) return;
      await circuits.updateOne({ _id, state: 'open' }, closing(now));
    },
    takeProbe: async ({ _id, probes, probeAt }, now) => {
      const taken = await circuits.updateOne(
        { _id, state: 'open', probes, probeAt },
        { $set: { probeAt: new Date(now.getTime() + probeAfter(limits, probes + 1)), probes: probes + 1 } },
      );
      return taken.modifiedCount === 1;
    },
    takeTurns: async ({ _id }, people, gap, now) => {
      const soonest = {
        $cond: [{ $eq: ['$state', 'kept'] }, new Date(now.getTime() + limits.longestProbe), '$probeAt'],
      };
      const before = await circuits.findOneAndUpdate(
        { _id, state: { $in: ['open', 'kept'] } },
        [{ $set: { turn: { $add: [{ $max: ['$turn', soonest, now] }, people * gap] } } }],
        { returnDocument: 'after', projection: { turn: 1 } },
      );
      return before ? new Date(before.turn.getTime() - people * gap) : undefined;
    },
    close: async (filter, now) => await change(filter, ['open', 'kept'], closing(now)),
    keep: async (filter) => await change(filter, ['open'], { $set: { state: 'kept' } }),
    tryNow: async (filter, now) =>
      await change(filter, ['open', 'kept'], { $set: { state: 'open', probeAt: now, probes: 0 } }),
  };
}

const closing = (now: Date) => ({
  $set: {
    ...{ state: 'closed' as const, closedAt: now, people: [], crashed: [] },
    forgetAt: new Date(now.getTime() + DAY),
  },
});

interface Counting {
  readonly now: Date;
  readonly failure: CircuitFailure;
  readonly limits: CircuitLimits;
}

/** Failures of long ago, or from before it worked, do not count; enough of them open it. An open one stays as it is. */
function counting(step: StepRef, { people = [], crashed = [] }: Document, { now, failure, limits }: Counting) {
  const before = new Date(now.getTime() - limits.window);
  const goesOn = { $or: [HOLDING, { $and: [{ $eq: ['$state', 'watched'] }, { $gte: ['$since', before] }] }] };
  const earlier = (field: string) => ({ $cond: ['$goesOn', { $ifNull: [field, []] }, []] });
  const added = (field: string, more: readonly string[], limit: number) => ({
    $slice: [{ $setUnion: [earlier(field), [...more]] }, limit],
  });
  const enough = {
    $or: [{ $gte: [{ $size: '$people' }, limits.people] }, { $gte: [{ $size: '$crashed' }, limits.crashes] }],
  };
  const { workspaceId, journeyId, versionId, stepKey, stepName } = step;
  const opens = { $and: [{ $not: [HOLDING] }, enough] };
  return [
    { $set: { goesOn } },
    {
      $set: {
        ...literals({ kind: 'step', workspaceId, journeyId, versionId, stepKey, stepName, failure }),
        people: added('$people', people as string[], limits.people),
        // Who has failed has come back.
        crashed: { $setDifference: [added('$crashed', crashed as string[], limits.crashes), people] },
        since: { $cond: ['$goesOn', '$since', now] },
        state: { $cond: ['$goesOn', '$state', 'watched'] },
        probeAt: { $ifNull: ['$probeAt', now] },
        turn: { $ifNull: ['$turn', now] },
        probes: { $ifNull: ['$probes', 0] },
      },
    },
    {
      $set: {
        since: { $cond: [opens, now, '$since'] },
        probeAt: { $cond: [opens, new Date(now.getTime() + probeAfter(limits, 0)), '$probeAt'] },
        probes: { $cond: [opens, 0, '$probes'] },
        // Those held before are laid out as they are; whoever is held now does not come behind all of them.
        turn: { $cond: [opens, now, '$turn'] },
        state: { $cond: [opens, 'open', '$state'] },
      },
    },
    {
      $set: {
        forgetAt: { $cond: [HOLDING, '$$REMOVE', new Date(now.getTime() + limits.window)] },
        closedAt: { $cond: [HOLDING, '$$REMOVE', '$closedAt'] },
      },
    },
    { $unset: 'goesOn' },
  ];
}

/** Names of steps may look like expressions of MongoDB. */
const literals = (fields: Document): Document =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, { $literal: value as unknown }]));

const HOLDING = { $in: [{ $ifNull: ['$state', ''] }, ['open', 'kept']] };
