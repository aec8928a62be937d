import type { Clock } from '../engine/ports';
import type { Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import type { CircuitAction, CircuitView, StepCircuitView } from './contract';
import { createGuard, type CircuitGuard } from './guard';
import { CIRCUIT_LIMITS, type CircuitLimits } from './limits';
import { circuitsOf, stepCircuitsOf, type Circuit, type SenderRest, type StepCircuit } from './model';
import { createSenderWatch, isShown, type SenderWatch } from './resting';
import { createCircuitWrites, type CircuitFilter, type StepRef } from './writes';

export type { CircuitGuard, Holding } from './guard';
export type { CircuitLimits } from './limits';
export type { SenderWatch } from './resting';
export type { StepRef } from './writes';

export interface CircuitParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  /** How many people stand before each of these steps. */
  readonly heldAt: (steps: readonly Pick<StepRef, 'versionId' | 'stepKey'>[]) => Promise<readonly number[]>;
  /** From now on all who stand before it come by, one after the other, or the first of them alone. */
  readonly letHeldGo: (step: Pick<StepRef, 'versionId' | 'stepKey'>, which: 'all' | 'one') => Promise<unknown>;
  readonly limits?: Partial<CircuitLimits> | undefined;
}

/** What does not work for anybody at the moment: steps that are held, senders that rest. */
export interface Circuits {
  readonly guard: CircuitGuard;
  readonly senders: SenderWatch;
  /** Open ones first, then those that let the held go on. */
  list(workspaceId: string): Promise<readonly CircuitView[]>;
  /** Throws not_found, and not_in_this_state for one that is closed. */
  act(workspaceId: string, circuitId: string, action: CircuitAction): Promise<StepCircuitView>;
  /** Of all workspaces. */
  countOpen(): Promise<number>;
}

const MOST = 500;
const ORDER = ['open', 'kept', 'resting', 'closed'];

export function createCircuits(parts: CircuitParts): Circuits {
  const { db, clock, log } = parts;
  const limits = { ...CIRCUIT_LIMITS, ...parts.limits };
  const all = circuitsOf(db);
  const steps = stepCircuitsOf(db);
  const writes = createCircuitWrites(steps, limits);
  const changes: Readonly<Record<CircuitAction, (filter: CircuitFilter) => Promise<StepCircuit | undefined>>> = {
    close: async (filter) => await writes.close(filter, clock.now()),
    keep: async (filter) => await writes.keep(filter),
    try: async (filter) => await writes.tryNow(filter, clock.now()),
  };
  const views = async (circuits: readonly Circuit[]): Promise<readonly CircuitView[]> => {
    const stopped = circuits.filter((one) => one.kind === 'step');
    const held = await parts.heldAt(stopped);
    return circuits.flatMap((one): CircuitView[] => {
      if (one.kind === 'sender') return [restView(one)];
      const people = held[stopped.indexOf(one)] ?? 0;
      return one.state === 'closed' && people === 0 ? [] : [stepView(one, people)];
    });
  };
  return {
    guard: createGuard({ circuits: steps, writes, limits, clock, log }),
    senders: createSenderWatch(all, log),
    list: async (workspaceId) => {
      const states = { $in: ['open', 'kept', 'closed', 'resting'] as Circuit['state'][] };
      const found = await all.find({ workspaceId, state: states }, { limit: MOST }).toArray();
      const now = clock.now();
      const shown = found.filter((one) => one.kind === 'step' || isShown(one, now));
      return await views(
        shown.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || +b.since - +a.since),
      );
    },
    act: async (workspaceId, circuitId, action) => {
      const filter = { _id: circuitId, workspaceId };
      const changed = await changes[action](filter);
      if (!changed) {
        if (!(await steps.findOne({ ...filter, kind: 'step' }))) throw notFound('circuit', circuitId);
        throw new PerennialError('not_in_this_state', 'This circuit is closed by now: the step works again.');
      }
      if (action !== 'keep') await parts.letHeldGo(changed, action === 'close' ? 'all' : 'one');
      const [people = 0] = await parts.heldAt([changed]);
      return stepView(changed, people);
    },
    countOpen: async () =>
      await all.countDocuments({ kind: 'step', state: { $in: ['open', 'kept'] } }, { limit: MOST }),
  };
}

function stepView({ _id, ...circuit }: StepCircuit, held: number): StepCircuitView {
  const { journeyId, versionId, stepKey, stepName, failure, probes, probeAt } = circuit;
  return {
    kind: 'step',
    id: _id,
    ...{ journeyId, versionId, stepKey, stepName, failure, probes, held },
    state: circuit.state === 'watched' ? 'closed' : circuit.state,
    since: circuit.since.toISOString(),
    ...(circuit.state === 'open' && { probeAt: probeAt.toISOString() }),
  };
}

const restView = ({ _id, senderId, since, until, failures }: SenderRest): CircuitView => ({
  kind: 'sender',
  id: _id,
  ...{ senderId, failures, state: 'resting' },
  since: since.toISOString(),
  until: until.toISOString(),
});
