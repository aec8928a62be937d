import { Temporal } from 'temporal-polyfill';

/** When a periodic job is due: every so many seconds, or once a day at a local time (`HH:MM`) of a zone. */
export type Schedule = { readonly everySeconds: number } | { readonly dailyAt: string; readonly zone: string };

const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MINUTES = 60;

/** A new job that runs every so often is due at once; a daily one at its next hour. */
export function firstDue(schedule: Schedule, now: Date): Date {
  return 'everySeconds' in schedule ? now : nextDay(schedule, now);
}

/** The first due time after `now` that the schedule gives, counted from the one that was served. Those missed between are served with it. */
export function nextDue(schedule: Schedule, served: Date, now: Date): Date {
  if (!('everySeconds' in schedule)) return nextDay(schedule, now);
  const step = schedule.everySeconds * 1_000;
  const missed = Math.floor(Math.max(0, now.getTime() - served.getTime()) / step);
  return new Date(served.getTime() + (missed + 1) * step);
}

/** After a failure: in 1, 2, 4 … 60 minutes, or when it is due anyway. */
export function retryDue(next: Date, failures: number, now: Date): Date {
  const minutes = Math.min(2 ** (failures - 1), LONGEST_PAUSE_MINUTES);
  return new Date(Math.min(next.getTime(), now.getTime() + minutes * MINUTE_MS));
}

/** 'compatible': a time that the zone skips is moved later, one that it has twice is taken the first time. */
function nextDay({ dailyAt, zone }: { dailyAt: string; zone: string }, now: Date): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const at = (day: Temporal.PlainDate) =>
    new Date(day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(dailyAt) }).epochMilliseconds);
  return at(today) > now ? at(today) : at(today.add({ days: 1 }));
}
