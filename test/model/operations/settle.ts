import { assign, max } from '../layout';
import type { Context } from '../context';
import { visitOf } from '../journeys';
import type { Enrolment } from '../records/enrolment';
import type { Handler, Worker } from '../records/process';
import type { State } from '../state';
import { isAt } from './reading';

/** An event that was found for a hold, by a look-up or by the handler of the event. */
export interface Turn {
  readonly enrolment: number;
  readonly step: number;
  readonly visit: number;
  /** When it counts. */
  readonly at: number;
  readonly event: number;
}

export const turnOfWorker = ({ enrolment, step, visits, findingAt: at, findingEvent: event }: Worker): Turn => ({
  ...{ enrolment, step, at, event },
  visit: visitOf(visits, step),
});

export const turnOfHandler = ({ enrolment, holdStep, holdVisit, findingAt: at, event }: Handler): Turn => ({
  ...{ enrolment, at, event: event + 1 },
  step: holdStep,
  visit: holdVisit,
});

/** `{_id, active, 'hold.key', 'hold.outcome': absent, 'hold.since' ≤ at ≤ 'hold.until'}`: one branch of a hold can be won only once. */
function isOpen({ wrong }: Context, enrolment: Enrolment, { step, visit, at }: Turn): boolean {
  if (!enrolment.active || !isAt(enrolment, step, visit) || enrolment.outcome !== 'none') return false;
  if (enrolment.holdSince > at) return false;
  return enrolment.until === 0 || at <= enrolment.until || wrong['settled without comparing the deadline'];
}

export function settle(context: Context, state: State, turn: Turn): boolean {
  const enrolment = state.enrolments[turn.enrolment]!;
  if (!isOpen(context, enrolment, turn)) return false;
  enrolment.outcome = 'event';
  enrolment.outcomeAt = turn.at;
  enrolment.outcomeEvent = turn.event;
  enrolment.due = 'now';
  if (turn.event > 0) remember(context, state, enrolment, turn.event);
  enrolment.since = turn.at;
  // By a condition: no event.
  if (turn.event > 0) state.events[turn.event - 1]!.ended += 1;
  turned(enrolment);
  return true;
}

/** Of more than two the oldest is forgotten, and nothing up to its stamp counts any more. */
function remember({ wrong }: Context, state: State, enrolment: Enrolment, event: number): void {
  if (enrolment.heardFirst === 0 || wrong['only the event that ended the last hold is remembered']) {
    enrolment.heardFirst = event;
    return;
  }
  if (enrolment.heardLast === 0) {
    enrolment.heardLast = event;
    return;
  }
  const forgotten = state.events[enrolment.heardFirst - 1]!.at;
  if (!wrong['an event is forgotten without a mark']) enrolment.heardUpTo = max(enrolment.heardUpTo, forgotten);
  assign(enrolment, { heardFirst: enrolment.heardLast, heardLast: event });
}

export function restart(context: Context, state: State, turn: Turn): boolean {
  const enrolment = state.enrolments[turn.enrolment]!;
  if (!isOpen(context, enrolment, turn)) return false;
  if (turn.at <= enrolment.restartedAt && !context.wrong['restart without comparing restarts']) return false;
  context.judges.atRestart(state, enrolment, turn.at);
  enrolment.restartedAt = turn.at;
  enrolment.until = 0;
  enrolment.visible = 0;
  enrolment.due = 'timer';
  turned(enrolment);
  return true;
}

function turned(enrolment: Enrolment): void {
  enrolment.settled = true;
  enrolment.seq += 1;
  enrolment.lease = 0;
}
