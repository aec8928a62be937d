import type { Claim } from '../enrolments/service';

/** After so many claims without a commit an enrolment becomes a dead letter without being run again. */
export const ATTEMPT_LIMIT = 15;
/** So many claims are put down to crashes that had nothing to do with the batch. */
export const INNOCENT = 2;
const SHRINK = 4;

/**
 * Parts of a claim that are run one after the other, each committed before the next. A batch that takes its process down (or
 * fails as a whole) again and again comes back in ever smaller parts, until the poison enrolment is alone.
 */
export function portionsOf({ token, enrolments }: Claim): readonly Claim[] {
  const innocent = enrolments.filter(({ attempts }) => attempts <= INNOCENT);
  const suspect = Map.groupBy(
    enrolments.filter(({ attempts }) => attempts > INNOCENT),
    ({ attempts }) => attempts,
  );
  const portions = innocent.length > 0 ? [{ token, enrolments: innocent }] : [];
  for (const [attempts, group] of [...suspect].toSorted(([a], [b]) => a - b)) {
    const size = Math.ceil(Math.min(group.length, 1000) / SHRINK ** (attempts - INNOCENT));
    for (let from = 0; from < group.length; from += size)
      portions.push({ token, enrolments: group.slice(from, from + size) });
  }
  return portions;
}
