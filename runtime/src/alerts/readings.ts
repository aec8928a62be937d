import type { CircuitView } from '../circuits/contract';
import type { AlertFacts, AlertKind, AlertLimits } from './model';

/** Something that passes its limit now. */
export interface Reading {
  readonly kind: AlertKind;
  /** What it is about: a circuit, a sender; of the others there is one for each workspace. */
  readonly subject: string;
  readonly facts: AlertFacts;
}

/** How a workspace does. */
export interface State {
  readonly lagSeconds: number;
  readonly deadLetters: number;
  readonly circuits: readonly CircuitView[];
  readonly now: Date;
}

const MINUTE = 60_000;

/** What of it is too much. Pure. */
export function tooMuch(state: State, limits: AlertLimits): readonly Reading[] {
  const { lagSeconds, deadLetters } = state;
  return [
    ...number('lag', lagSeconds, limits.lagSeconds),
    ...number('deadLetters', deadLetters, limits.deadLetters),
    ...state.circuits.flatMap((circuit) => ofCircuit(circuit, state.now, limits)),
  ];
}

function number(kind: 'lag' | 'deadLetters', value: number, limit: number | undefined): readonly Reading[] {
  return limit === undefined || value < limit ? [] : [{ kind, subject: kind, facts: { value, limit } }];
}

function ofCircuit(circuit: CircuitView, now: Date, limits: AlertLimits): readonly Reading[] {
  const minutes = Math.floor((now.getTime() - new Date(circuit.since).getTime()) / MINUTE);
  if (circuit.kind === 'sender') {
    const { senderId } = circuit;
    return late(minutes, limits.senderMinutes, (limit) => ({
      ...{ kind: 'sender', subject: senderId },
      facts: { value: minutes, limit, senderId },
    }));
  }
  if (circuit.state === 'closed') return [];
  const { journeyId, stepName, failure, held } = circuit;
  return late(minutes, limits.circuitMinutes, (limit) => ({
    ...{ kind: 'circuit', subject: circuit.id },
    facts: { value: held, limit, journeyId, stepName, code: failure.code },
  }));
}

function late(minutes: number, limit: number | undefined, reading: (limit: number) => Reading): readonly Reading[] {
  return limit === undefined || minutes < limit ? [] : [reading(limit)];
}
