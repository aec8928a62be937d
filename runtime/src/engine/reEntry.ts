import type { Refusal } from './admit';
import { addDuration } from './durations';
import type { JourneyEntry } from './version';

/** What the entries document and its enrolment say. */
export interface EarlierEntry {
  readonly lastEnteredAt: Date;
  /** The family of its enrolment is still active, or the entry is taken and its enrolment not yet inserted. */
  readonly inside: boolean;
}

/** Undefined: it may enter. Nobody is inside one entry twice at the same time, whatever the mode. */
export function reEntry(
  { reEntry: rule, zone }: Pick<JourneyEntry, 'reEntry' | 'zone'>,
  earlier: EarlierEntry | undefined,
  now: Date,
): Refusal | undefined {
  if (!earlier) return undefined;
  if (rule.mode === 'once') {
    return { code: 'already_entered', detail: `Entered at ${earlier.lastEnteredAt.toISOString()}; once is the limit.` };
  }
  if (earlier.inside) {
    return { code: 'still_inside', detail: `Entered at ${earlier.lastEnteredAt.toISOString()} and has not left yet.` };
  }
  if (rule.mode !== 'everyDays') return undefined;
  const again = addDuration(earlier.lastEnteredAt, { amount: rule.days, unit: 'days' }, zone);
  if (again <= now) return undefined;
  return {
    code: 'too_soon',
    detail: `May enter again at ${again.toISOString()}, ${String(rule.days)} days after the last entry.`,
  };
}
