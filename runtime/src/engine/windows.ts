import { Temporal } from 'temporal-polyfill';

/** Local hours `from`–`to` (`HH:MM`, `to` excluded); across midnight when `from` is later; all day when they are equal. */
export interface LocalWindow {
  readonly from: string;
  readonly to: string;
}

/** Days to look ahead: a gap can swallow a window of minutes, and a zone can lose a whole day (Apia, 2011-12-30). */
const DAYS_AHEAD = 4;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** `HH:MM` as minutes since midnight; undefined for anything else. */
export function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = CLOCK.exec(clock) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/**
 * `instant` itself when it lies in the window, else the next instant that does: `from` by Temporal's 'compatible' rule, or
 * its second time in an overlap when the first is over. Throws RangeError for a clock time or zone that does not exist.
 */
export function nextInWindow(instant: Date, window: LocalWindow, zone: string): Date {
  const from = clockOf(window.from);
  const to = clockOf(window.to);
  const now = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  if (isInside(now, from, to)) return instant;
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const opening = opensOn(now.toPlainDate().add({ days: day }), from, zone).find(
      (at) => at.epochMilliseconds >= instant.getTime() && isInside(at, from, to),
    );
    if (opening) return new Date(opening.epochMilliseconds);
  }
  throw new RangeError(`The window ${window.from}–${window.to} never opens in ${zone}.`);
}

function clockOf(clock: string): number {
  const minutes = minutesOf(clock);
  if (minutes === undefined) throw new RangeError(`"${clock}" is not a time of day: write HH:MM, 00:00 to 23:59.`);
  return minutes;
}

function isInside(local: Temporal.ZonedDateTime, from: number, to: number): boolean {
  const minute = local.hour * 60 + local.minute;
  if (from === to) return true;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

function opensOn(date: Temporal.PlainDate, from: number, zone: string): readonly Temporal.ZonedDateTime[] {
  const local = date.toPlainDateTime({ hour: Math.floor(from / 60), minute: from % 60 });
  return [
    local.toZonedDateTime(zone, { disambiguation: 'compatible' }),
    local.toZonedDateTime(zone, { disambiguation: 'later' }),
  ];
}
