import type { EventWindow, ExactWindow } from '../definition/windows';
import type { Moment } from '../definition/comparisons';
import { onDay } from './compare';
import { DAY_MS, HOUR_MS, sinceDays, startOf, startOfDay } from './times';
import { always, until, type Verdict } from './verdict';

/** From when (inclusive) to when (exclusive) something counts, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const EVER: Span = { from: -Infinity, to: Infinity };

/** Of events: days are whole ones of UTC, hours are exact. */
export function eventSpan(window: EventWindow | undefined, now: Date): Span {
  if (!window) return EVER;
  if (window.kind === 'between') return between(window);
  const from = window.kind === 'days' ? sinceDays(now, window.last) : now.getTime() - window.last * HOUR_MS + 1;
  return { from, to: Infinity };
}

/** Of orders, journeys and messages: so many times 24 hours. */
export function exactSpan(window: ExactWindow | undefined, now: Date): Span {
  if (!window) return EVER;
  if (window.kind === 'between') return between(window);
  return { from: now.getTime() - window.last * DAY_MS + 1, to: Infinity };
}

const between = ({ from, to }: { readonly from: string; readonly to: string }): Span => ({
  from: startOf(from),
  to: startOf(to) + DAY_MS,
});

export const isWithin = ({ from, to }: Span, at: number): boolean => at >= from && at < to;

/** When something from then will be too old; undefined: never. */
export function leavesEvents(window: EventWindow | undefined, at: number): { readonly leavesAt?: number } {
  if (window?.kind === 'days') return { leavesAt: startOfDay(at) + window.last * DAY_MS };
  return window?.kind === 'hours' ? { leavesAt: at + window.last * HOUR_MS } : {};
}

export function leavesExact(window: ExactWindow | undefined, at: number): { readonly leavesAt?: number } {
  return window?.kind === 'days' ? { leavesAt: at + window.last * DAY_MS } : {};
}

/** From when on something is no longer in the last so many days: of events by whole days, else by hours. */
export function lastDaysSince({ days, exact }: { readonly days: number; readonly exact: boolean }, now: Date): number {
  return exact ? now.getTime() - days * DAY_MS + 1 : sinceDays(now, days);
}

/** Of the first or the last of something; who never had one meets nothing. */
export function momentMet(is: Moment, at: Date | undefined, { now, exact }: { now: Date; exact: boolean }): Verdict {
  if (!at) return always(false);
  const time = at.getTime();
  if (!('days' in is)) return always(onDay(is.operator, is.day, time));
  const recent = time >= lastDaysSince({ days: is.days, exact }, now);
  const over = (exact ? time : startOfDay(time)) + is.days * DAY_MS;
  return until(is.operator === 'inTheLast' ? recent : !recent, [over], now);
}
