import { Temporal } from 'temporal-polyfill';

import { cronTimesOn } from './cron';
import type { Filter } from './filter';
import {
  everyDayAt,
  instantOf,
  momentsOf,
  together,
  wallOf,
  type Moment,
  type Span,
  type ZoneMoment,
} from './localMoments';
import { WEEKDAYS, type Weekday } from './windows';

/** When a schedule comes, on the clocks of whomever it is for. Times are `HH:MM`, dates `YYYY-MM-DD`. */
export type ScheduleTimes =
  | { readonly repeats: 'once'; readonly date: string; readonly time: string }
  | { readonly repeats: 'daily'; readonly time: string }
  | { readonly repeats: 'weekly'; readonly days: readonly Weekday[]; readonly time: string }
  /** Shorter months have their last day instead. */
  | { readonly repeats: 'monthly'; readonly dayOfMonth: number; readonly time: string }
  | { readonly repeats: 'cron'; readonly cron: string };

/** An entry of everybody in an audience at a time. */
export interface ScheduleRule {
  readonly kind: 'schedule';
  readonly times: ScheduleTimes;
  readonly zoneOf: 'profile' | 'journey';
  /** What must be true of a customer; absent: everybody. */
  readonly audience?: Filter;
  /** Of a time that comes once, by each customer's clock: what of those where it is over when the journey is published. */
  readonly alreadyPassed: AlreadyPassed;
}

export type AlreadyPassed = 'atOnce' | 'skip' | 'nextDay';

/** The local times of a schedule on a date, as `YYYY-MM-DDTHH:MM`. */
export function wallsOn(times: ScheduleTimes, date: string): readonly string[] {
  if (times.repeats === 'cron') return cronTimesOn(times.cron, date).map((time) => `${date}T${time}`);
  return isOn(times, date) ? everyDayAt(times.time)(date) : [];
}

function isOn(times: Exclude<ScheduleTimes, { repeats: 'cron' }>, date: string): boolean {
  switch (times.repeats) {
    case 'once':
      return times.date === date;
    case 'daily':
      return true;
    case 'weekly': {
      const day = WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1];
      return day !== undefined && times.days.includes(day);
    }
    case 'monthly': {
      const { day, daysInMonth } = Temporal.PlainDate.from(date);
      return day === Math.min(times.dayOfMonth, daysInMonth);
    }
  }
}

/**
 * What of a schedule comes in a span, for each of the zones by their keys. Of several times that came to a zone in it only the
 * last one lets people in: what was missed is made up for once, and of two local times that clocks skip to the same instant
 * one counts. `from` is when a time that comes once was published; absent: that is not known, and what was over then comes to nobody.
 */
export function scheduleMoments(
  rule: Pick<ScheduleRule, 'times' | 'zoneOf' | 'alreadyPassed'>,
  zones: ReadonlyMap<string, string>,
  { span, from }: { readonly span: Span; readonly from?: Date | undefined },
): Moment[] {
  const { times, zoneOf } = rule;
  if (times.repeats === 'once' && zoneOf === 'profile' && from)
    return together(onceMoments(rule, zones, { wall: onceWall(times), from }).filter(({ at }) => isIn(span, at)));
  const each = momentsOf((date) => wallsOn(times, date), zones, span);
  const ordered = each.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.wall < b.wall ? -1 : 1));
  const last = new Map(ordered.map((moment) => [moment.zoneKey, moment]));
  return together(
    ordered.map((moment) => (last.get(moment.zoneKey) === moment ? moment : { ...moment, lost: 'superseded' })),
  );
}

/** The one local time of a schedule that comes once. */
export const onceWall = ({ date, time }: { readonly date: string; readonly time: string }): string => `${date}T${time}`;

const isIn = ({ after, until }: Span, at: Date): boolean => at > after && at <= until;

/** A date ends last at UTC−12: behind that it is over for everybody. */
export function isOverEverywhere(wall: string, at: Date): boolean {
  return instantOf(wall, 'Etc/GMT+12') <= at;
}

interface Once {
  readonly wall: string;
  readonly from: Date;
}

function onceMoments(
  { alreadyPassed }: Pick<ScheduleRule, 'alreadyPassed'>,
  zones: ReadonlyMap<string, string>,
  { wall, from }: Once,
): ZoneMoment[] {
  if (isOverEverywhere(wall, from)) return [];
  return [...zones].map(([zoneKey, zone]): ZoneMoment => {
    const at = instantOf(wall, zone);
    if (at > from) return { wall, at, zoneKey };
    if (alreadyPassed === 'nextDay') return { wall, at: nextDay(wall, zone, from), zoneKey };
    // The first instant behind the publishing, so that it lies in what is planned next.
    const atOnce = { wall, at: new Date(from.getTime() + 1), zoneKey };
    return alreadyPassed === 'atOnce' ? atOnce : { ...atOnce, lost: 'passed' };
  });
}

/** The same time on the next day on which it is still to come. */
function nextDay(wall: string, zone: string, from: Date): Date {
  let local = Temporal.PlainDateTime.from(wall);
  let at: Date;
  do {
    local = local.add({ days: 1 });
    at = instantOf(local.toString({ smallestUnit: 'minute' }), zone);
  } while (at <= from);
  return at;
}

/** So far ahead is looked for the next times: 29 February comes once in it at least. */
const DAYS_AHEAD = 5 * 366;

/** The next times of a schedule in a zone, the nearest first. */
export function nextTimes(
  times: ScheduleTimes,
  zone: string,
  { after, count }: { readonly after: Date; readonly count: number },
): readonly { readonly wall: string; readonly at: Date }[] {
  const found = new Map<number, { wall: string; at: Date }>();
  let date = Temporal.PlainDate.from(wallOf(after, zone).slice(0, 'YYYY-MM-DD'.length)).subtract({ days: 1 });
  if (times.repeats === 'once') date = later(date, Temporal.PlainDate.from(times.date));
  for (let day = 0; day < DAYS_AHEAD && found.size < count; day += 1, date = date.add({ days: 1 }))
    for (const wall of wallsOn(times, date.toString())) {
      const at = instantOf(wall, zone);
      if (at > after && found.size < count) found.set(at.getTime(), { wall, at });
    }
  return [...found.values()];
}

const later = (a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(a, b) < 0 ? b : a;
