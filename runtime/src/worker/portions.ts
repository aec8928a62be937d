import type { Claim, EnrolmentDocument } from '../enrolments/service';

/**
 * After so many claims without a commit an enrolment that was being run when the last of them was cut off becomes a dead letter
 * without being run again: it has run alone three times. Who was merely in the claims of processes that ended is not to blame.
 */
export const ATTEMPT_LIMIT = 10;
/** So many claims are put down to crashes that had nothing to do with the batch. */
export const INNOCENT = 2;
const SHRINK = 4;

export interface Portion extends Claim {
  /** All of them were claimed several times: noted before they are run. */
  readonly suspect: boolean;
}

/**
 * Parts of a claim that are run one after the other, each committed before the next. A batch that takes its process down (or
 * fails as a whole) again and again comes back in ever smaller parts, until the poison enrolment is alone. Those come first
 * who were not being run when the last attempt was cut off: else the poison would stand before them each time.
 */
export function portionsOf({ token, enrolments }: Claim): readonly Portion[] {
  const innocent = enrolments.filter(({ attempts }) => attempts <= INNOCENT);
  const suspects = enrolments.filter(({ attempts }) => attempts > INNOCENT);
  const portions = innocent.length > 0 ? [{ token, enrolments: innocent, suspect: false }] : [];
  for (const blamed of [false, true]) {
    const groups = Map.groupBy(
      suspects.filter((one) => wasRun(one) === blamed),
      ({ attempts }) => attempts,
    );
    for (const [attempts, group] of [...groups].toSorted(([a], [b]) => a - b)) {
      const size = Math.ceil(Math.min(group.length, 1000) / SHRINK ** (attempts - INNOCENT));
      for (let from = 0; from < group.length; from += size)
        portions.push({ token, enrolments: group.slice(from, from + size), suspect: true });
    }
  }
  return portions;
}

/** Whether it was being run when the attempt before this one was cut off. */
export const wasRun = ({ tried, attempts }: EnrolmentDocument) => tried === attempts - 1;
