import type { Filter } from './filter';

/**
 * Whose event counts: one of the same profile (over its alias set), or one that carries the enrolment's entry key,
 * whoever sent it (the guest order of this checkout).
 */
export type Correlation = 'profile' | 'entryKey';

/** Matches events by name, correlation and properties. Used by exits, goals, listening holds and restarts. */
export interface EventRule {
  readonly event: string;
  readonly by: Correlation;
  readonly filter?: Filter;
}
