import { spread } from './hash';
import { effectKey } from './keys';
import type { Passage } from './passage';
import { nextVisit } from './rest';
import type { RetryPolicy } from './version';

/** Few distinct delays, so that enrolments that fail together are still written in groups. */
const JITTERS = 16;

/** Milliseconds until the next try: doubled each time up to the longest, less up to a third, derived from the key. */
export function retryDelay(policy: RetryPolicy, passage: Passage): number {
  const { retries, stepKey, enrolment } = passage;
  const seconds = Math.min(policy.maxDelay, policy.firstDelay * 2 ** retries);
  const key = effectKey(enrolment._id, stepKey, nextVisit(passage), `retry${String(retries)}`);
  return Math.round(seconds * 1_000 * (1 - spread(key, JITTERS) / (3 * JITTERS)));
}
