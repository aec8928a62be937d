import type { JourneyCondition, MessageCondition } from '../definition/conditions';
import type { PersonFacts } from '../facts';
import { isAmount, overTime } from './amounts';
import type { Verdict } from './verdict';
import { exactSpan, isWithin, leavesExact } from './windows';

/** Which journeys somebody has been in, as far as their visits are kept. */
export function journeyMet(condition: JourneyCondition, { enrolments }: PersonFacts, now: Date): Verdict {
  const { journeyId, state, window } = condition;
  const span = exactSpan(window, now);
  const meant = enrolments.filter(
    (each) =>
      each.journeyId === journeyId &&
      isWithin(span, each.startedAt.getTime()) &&
      (state !== 'inside' || each.active) &&
      (state !== 'finished' || each.finished),
  );
  return overTime(
    meant.map(({ startedAt }) => ({ amount: 0, many: 1, ...leavesExact(window, startedAt.getTime()) })),
    ({ many }) => (state === 'never' ? many === 0 : many > 0),
    now,
  );
}

/** Which messages somebody was sent, as far as sends are kept. */
export function messageMet(condition: MessageCondition, { sends }: PersonFacts, now: Date): Verdict {
  const { what, message, operator, value, window } = condition;
  const span = exactSpan(window, now);
  const meant = sends.filter(
    (each) =>
      each.outcome === what && (message === undefined || each.message === message) && isWithin(span, each.at.getTime()),
  );
  return overTime(
    meant.map(({ at }) => ({ amount: 0, many: 1, ...leavesExact(window, at.getTime()) })),
    ({ many }) => isAmount(operator, many, value),
    now,
  );
}
