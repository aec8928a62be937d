import type { Duration } from './hold';

/** `instant` plus a duration; days, weeks and months are calendar units in `zone`. Throws RangeError for an impossible amount. */
export function addDuration(instant: Date, duration: Duration, zone: string): Date {
  throw new Error(`not written yet: ${instant.toISOString()} ${duration.unit} ${zone}`);
}
