import { max } from '../layout';
import type { Context, Rules } from '../context';
import { visitOf } from '../journeys';
import type { Enrolment, Standing } from '../records/enrolment';
import type { Row } from '../records/row';
import type { State } from '../state';

/** `hold.key` is that of this step and visit. */
export const isAt = (standing: Standing, step: number, visit: number): boolean =>
  standing.hold !== 'none' && standing.step === step && visitOf(standing.visits, step) === visit;

export const effectOf = ({ journey }: Context, row: Pick<Row, 'key'>) => journey.keys[row.key - 1]!;

export const enrolmentOf = (context: Context, state: State, row: Row): Enrolment =>
  state.enrolments[effectOf(context, row).enrolment]!;

const keyedByVisit = ({ wrong }: Context): boolean =>
  wrong['rows keyed by visit, replaced'] || wrong['rows keyed by visit, first kept'];

/** The confirm rule. */
export function isReal(context: Context, state: State, row: Row): boolean {
  const enrolment = enrolmentOf(context, state, row);
  const { step, visit } = effectOf(context, row);
  return keyedByVisit(context) ? visitOf(enrolment.visits, step) >= visit : enrolment.last === row.token;
}

/** It can never become real. */
export function isDead(context: Context, state: State, row: Row): boolean {
  if (isReal(context, state, row)) return false;
  const enrolment = enrolmentOf(context, state, row);
  return keyedByVisit(context) ? enrolment.seq > row.seq : enrolment.lease !== row.token;
}

export function isWanted(context: Context, state: State, row: Row): boolean {
  const enrolment = enrolmentOf(context, state, row);
  const { step, visit } = effectOf(context, row);
  const active = enrolment.active && state.enrolments[enrolment.root]!.active;
  return active && isReal(context, state, row) && isAt(enrolment, step, visit);
}

export const isParked = (context: Context, state: State, row: Row): boolean =>
  enrolmentOf(context, state, row).queue === 'parked';

/** The smallest that nobody has: names only have to differ. */
export function newLeaseToken(state: State): number {
  for (let token = 1; ; token++) if (!isLeaseToken(state, token)) return token;
}

function isLeaseToken(
  { enrolments, rows, workers, dispatchers, lateWorker, reservations }: State,
  token: number,
): boolean {
  for (const one of enrolments) if (one.lease === token || one.last === token) return true;
  for (const one of rows) if (one.key !== 0 && one.token === token) return true;
  for (const one of workers) if (one.token === token || one.last === token) return true;
  for (const one of lateWorker) if (one.token === token || one.last === token) return true;
  for (const one of reservations) if (one.token === token || one.attempt === token) return true;
  for (const one of dispatchers) if (one.at === 'free' && one.seenToken === token) return true;
  return false;
}

export function newDispatchToken(state: State): number {
  for (let token = 1; ; token++) if (!isDispatchToken(state, token)) return token;
}

function isDispatchToken({ rows, dispatchers, lateDispatcher }: State, token: number): boolean {
  for (const one of rows) if (one.dispatch === token) return true;
  for (const one of dispatchers) if (one.at !== 'free' && (one.token === token || one.seenToken === token)) return true;
  for (const one of lateDispatcher) if (one.token === token || one.seenToken === token) return true;
  return false;
}

/** Some worker is at it under this token. */
export const worksUnder = ({ workers }: State, token: number): boolean =>
  token !== 0 && workers.some((worker) => worker.token === token);

export const dispatchesUnder = ({ dispatchers }: State, token: number): boolean =>
  token !== 0 && dispatchers.some((dispatcher) => dispatcher.token === token);

/** An event that others can read. */
export const isReadable = ({ events }: State, event: number): boolean => {
  const { status } = events[event]!;
  return status === 'new' || status === 'waiting' || status === 'handled';
};

/** Never the very event that let it in or ended a hold of it. */
function isHeard({ wrong }: Rules, trigger: number, heard: Heard, event: number): boolean {
  if (trigger === event + 1) return false;
  const known = heard.heardFirst === event + 1 || heard.heardLast === event + 1;
  return !known || wrong['the event that ended a hold counts again'];
}

/** Received since it started, or stamped a little before and happened after the trigger (events are listed as they happened). */
function isSinceStart({ trigger, startedAt }: Enrolment, at: number, event: number): boolean {
  return at >= startedAt || event + 1 > trigger;
}

/** For an exit, or a goal: goals do not count for what follows one. */
export function endsBy(context: Rules, state: State, enrolment: Enrolment, event: number): boolean {
  const kind = context.configuration.events![event]!;
  const reaches = kind === 'reaches' && (enrolment.follows === 0 || context.wrong['goal: counts behind a goal']);
  if (kind !== 'exits' && kind !== 'heardAndExits' && !reaches) return false;
  const { at } = state.events[event]!;
  if (!isHeard(context, enrolment.trigger, enrolment, event)) return false;
  return context.wrong['exits by the person only from the start']
    ? at >= enrolment.startedAt
    : isSinceStart(enrolment, at, event);
}

/** For a listening hold; as of when it counts, or 0. */
export function countsAt(context: Rules, state: State, held: Held, event: number): number {
  const { at } = state.events[event]!;
  const { enrolment, standing } = held;
  const { wrong } = context;
  if (!isHeard(context, enrolment.trigger, standing, event) || at <= standing.heardUpTo) return 0;
  const since = standing.holdSince;
  const tolerant =
    (since === enrolment.startedAt && !wrong['first hold without tolerance']) || wrong['every hold with tolerance'];
  const entered = context.configuration.sinceEntry === true && context.configuration.events![event] === 'heard';
  const begun =
    at >= since ||
    (entered && isSinceStart(enrolment, at, event)) ||
    (tolerant && isSinceStart(enrolment, at, event)) ||
    wrong['search does not compare times'];
  if (!begun || (standing.until !== 0 && at > standing.until)) return 0;
  return max(at, since);
}

/** A hold as somebody read it. */
export interface Held {
  readonly enrolment: Enrolment;
  readonly standing: Pick<Standing, 'holdSince' | 'until'> & Heard;
}

type Heard = Pick<Standing, 'heardFirst' | 'heardLast' | 'heardUpTo'>;

export const isHeardBy = (context: Context, event: number): boolean => {
  const kind = context.configuration.events![event]!;
  return kind === 'heard' || kind === 'heardAndExits';
};

/** How it ends, for `beginEnding`: which event reached the goal, if that was it. */
export const endingBy = ({ configuration }: Rules, event: number): { by: 'exit' | 'goal'; goal: number } =>
  configuration.events![event] === 'reaches' ? { by: 'goal', goal: event + 1 } : { by: 'exit', goal: 0 };

/** An exit that counts for it was handled to its end. */
export function exitWasHandled({ intact }: Context, state: State, enrolment: Enrolment): boolean {
  for (let event = 0; event < state.events.length; event++)
    if (state.events[event]!.status === 'handled' && endsBy(intact, state, enrolment, event)) return true;
  return false;
}

/** Who spends: configurations with points have one enrolment. */
export const enrolmentOfPoints = ({ enrolments }: State): Enrolment => enrolments[0]!;
