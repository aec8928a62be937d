import type { Ending, Failure, HistoryEntry } from './enrolment';
import type { Mutable, Passage, Rest } from './passage';

/** Counts the visit of the step in hand: only when its result is in, so that a retry is the same visit. */
export function visited(passage: Passage): { readonly visit: number; readonly passage: Passage } {
  const visit = nextVisit(passage);
  return { visit, passage: { ...passage, retries: 0, visits: { ...passage.visits, [passage.stepKey]: visit } } };
}

/** The visit a step gets when its result is in; external steps name their attempt marks by it. */
export function nextVisit({ visits, stepKey }: Pick<Passage, 'visits' | 'stepKey'>): number {
  return (visits[stepKey] ?? 0) + 1;
}

export function note(passage: Passage, entry: HistoryEntry): Passage {
  return { ...passage, history: [...passage.history, entry] };
}

export function rest(passage: Passage, how: Rest): Passage {
  const standing: Mutable<Passage> = { ...passage, rest: how };
  delete standing.item;
  return standing;
}

export function end(passage: Passage, ending: Ending): Passage {
  const { stepKey } = passage;
  const visit = passage.visits[stepKey] ?? 0;
  const detail = ending.detail === undefined ? ending.reason : `${ending.reason}: ${ending.detail}`;
  return rest(note(passage, { stepKey, visit, at: ending.at, what: 'ended', detail }), { kind: 'ended', ending });
}

/** Into the dead letters, standing before the step that failed. */
export function die(passage: Passage, failure: Failure): Passage {
  return rest(noteFailure(passage, failure), { kind: 'dead', failure });
}

export function noteFailure(passage: Passage, { stepKey, at, code }: Failure): Passage {
  return note(passage, { stepKey, visit: nextVisit(passage), at, what: 'failed', detail: code });
}

export function failureOf(passage: Passage, what: Pick<Failure, 'code' | 'message'>, at: Date): Failure {
  return { code: what.code, message: what.message, stepKey: passage.stepKey, at, attempts: passage.retries + 1 };
}
