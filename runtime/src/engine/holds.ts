import { dateOf, dateProblem } from './dates';
import { addDuration, durationProblem, roundedDue } from './durations';
import type { HoldOutcome, ListenHold, SendHold, TimedBranch, TimeHold, WaitEnd } from './hold';
import { holdKey } from './keys';
import type { Mutable } from './passage';
import type { HoldRequest } from './step';
import { isInWindow, minutesOf, nextInWindow, type LocalWindow } from './windows';
import { isZone } from './zones';

interface Held {
  readonly stepKey: string;
  readonly visit: number;
  /** When the hold before really ended: waits count from there, never from a claim. */
  readonly since: Date;
}

export function sendHold({ stepKey, visit, since }: Held): SendHold {
  return { key: holdKey(stepKey, visit), kind: 'send', settled: true, since };
}

/** Throws RangeError for what `waitProblem()` names. */
export function holdFor(
  request: HoldRequest,
  { stepKey, visit, since, zone }: Held & { zone: string },
): TimeHold | ListenHold {
  const key = holdKey(stepKey, visit);
  if (request.kind === 'listen') {
    const { kind, wait, date, hours, late, branches, conditions, times, restartOn, refresh } = request;
    const end = { wait, ...(date && { date }), ...(hours && { hours }), ...(late && { late }) };
    const watches = conditions && conditions.length > 0 && { conditions, watches: true as const };
    const listens = { branches, ...watches, ...(times && times.length > 0 && { times }), restartOn, refresh };
    return {
      ...{ key, kind, settled: false, since, ...end, zone, ...listens },
      ...endOf({ ...end, ...(times && { times }) }, since, zone),
    };
  }
  const { hours, late } = request;
  const local = { ...(hours && { hours }), ...(late && { late }), ...((hours ?? late) && { zone }) };
  return { key, kind: 'time', settled: true, since, ...local, ...endOf(request, since, zone) };
}

/** The same hold, its time taken again from the event that restarts it. */
export function restarted(hold: ListenHold, at: Date): ListenHold {
  const anew: Mutable<ListenHold> = { ...hold, settled: true, restartedAt: at };
  delete anew.ends;
  delete anew.fixed;
  return { ...anew, ...endOf(hold, at, hold.zone) };
}

/**
 * The same hold, woken so late that the local hours it was to end in are closed again: it ends with the first of its end and its
 * timed ways that is open from then on.
 */
export function reopened(hold: ListenHold, woken: Date): ListenHold {
  const anew: Mutable<ListenHold> = { ...hold, settled: false };
  delete anew.ends;
  delete anew.fixed;
  return { ...anew, ...endOf(hold, hold.restartedAt ?? hold.since, hold.zone, woken) };
}

type Ends = Pick<ListenHold, 'until' | 'ends' | 'fixed'>;
type Timed = Pick<WaitEnd, 'wait' | 'date' | 'hours'> & { readonly times?: readonly TimedBranch[] };

/**
 * When it ends by itself and where it leads then: the earliest, but not before `from`; of ways at the same instant the author's
 * first. What a date or a clock decides is fixed.
 */
function endOf({ wait, date, hours, times = [] }: Timed, since: Date, zone: string, from = since): Ends {
  const day = date && dateOf(date, since, zone);
  const ahead = day && day >= since ? day : undefined;
  const own = inHours(later(ahead ?? roundedDue(since, addDuration(since, wait, zone)), from), hours, zone);
  const ways = times.flatMap(({ date: on, hours: during, output }) => {
    const opens = on ? dateOf(on, since, zone) : since;
    if (!opens || opens < since) return []; // never: its date is missing or over
    return [{ until: inHours(later(opens, from), during, zone), ends: output, fixed: true as const }];
  });
  const fixed = ahead !== undefined || (hours !== undefined && wait.amount === 0);
  const end: Ends = { until: own, ...(fixed && { fixed }) };
  return [...ways, end].reduce((first, next) => (next.until < first.until ? next : first));
}

const later = (one: Date, other: Date): Date => (one > other ? one : other);

const inHours = (at: Date, hours: LocalWindow | undefined, zone: string): Date =>
  hours ? nextInWindow(at, hours, zone) : at;

/** What came of a hold before it began: it leads on at once. */
export type AtOnce = Pick<HoldOutcome, 'output' | 'kind' | 'at'>;

/**
 * A wait that holds nobody up: its date is missing or over, or it is only for local hours and these are now. `at` is when
 * the way really opened, which for a late worker is before `now`.
 */
export function atOnce(
  request: HoldRequest,
  { since, now, zone }: { readonly since: Date; readonly now: Date; readonly zone: string },
): AtOnce | undefined {
  const { date, hours, wait } = request;
  if (date) {
    const at = dateOf(date, since, zone);
    if (at && at >= since) return undefined;
    const way = at
      ? ({ output: date.over, kind: 'over' } as const)
      : ({ output: date.missing, kind: 'noDate' } as const);
    return way.output === 0 ? within(way, { hours, since, now, zone }) : { ...way, at: since };
  }
  if (request.kind === 'listen' || !hours || wait.amount > 0) return undefined;
  return within({ output: 0, kind: 'timeout' }, { hours, since, now, zone });
}

function within(
  way: Pick<AtOnce, 'output' | 'kind'>,
  { hours, since, now, zone }: { hours: LocalWindow | undefined; since: Date; now: Date; zone: string },
): AtOnce | undefined {
  const at = inHours(since, hours, zone);
  return at <= now && (!hours || isInWindow(now, hours, zone)) ? { ...way, at } : undefined;
}

/** What is wrong with a wait that a step asks for, in words. */
export function waitProblem(request: HoldRequest): string | undefined {
  const { wait, date, hours, late, zone } = request;
  const times = request.kind === 'listen' ? (request.times ?? []) : [];
  return (
    durationProblem(wait) ??
    (late && durationProblem(late.after)) ??
    (zone === undefined || isZone(zone) ? undefined : `There is no time zone "${zone}".`) ??
    [{ date, hours }, ...times]
      .map((each) => (each.date && dateProblem(each.date)) ?? hoursProblem(each.hours))
      .find(Boolean)
  );
}

function hoursProblem(hours: LocalWindow | undefined): string | undefined {
  const wrong = hours && [hours.from, hours.to].find((clock) => minutesOf(clock) === undefined);
  return wrong === undefined ? undefined : `"${wrong}" is not a time of day: write HH:MM, 00:00 to 23:59.`;
}
