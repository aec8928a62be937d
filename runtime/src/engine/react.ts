import { restarted } from './holds';
import type { Ending, Enrolment, EntryEvent, GoalValue, GoesOn, HeardEvent } from './enrolment';
import { hashOf } from './hash';
import type { JourneyEvent } from './event';
import type { HoldOutcome, ListenHold } from './hold';
import { hearerOf, matchesRule, type Hearer } from './matches';
import type { EventRule } from './rule';
import type { CompiledVersion, Goal } from './version';
import { valuesAt } from './values';

/** Longest between the stamp of an event and the moment others can read it. */
export const UNSEEN_MS = 60_000;

/** What an event does to an enrolment (PROTOCOL, "Event"). `end`: of the root and its whole family. */
export type Reaction = EndReaction | SettleReaction | RestartReaction;

export interface EndReaction {
  readonly kind: 'end';
  readonly ending: Ending;
}

/** Write under `{_id, active, 'hold.key', 'hold.outcome': absent, 'hold.until' ≥ outcome.at}`: outcome, due now, `since: outcome.at`. */
export interface SettleReaction {
  readonly kind: 'settle';
  readonly holdKey: string;
  readonly outcome: HoldOutcome;
  /** Which event it was; absent for a condition. */
  readonly heard?: HeardEvent;
}

/**
 * Written as settle is, and only when `restartedAt < hold.restartedAt`. `hold` is the whole new hold (settled, new
 * `until`, `restartedAt`); `event` replaces the enrolment's when present: the fresh cart.
 */
export interface RestartReaction {
  readonly kind: 'restart';
  readonly holdKey: string;
  readonly hold: ListenHold;
  readonly due: Date;
  readonly event?: EntryEvent;
}

/**
 * `aliases`: every profile id that means the same person as the enrolment's; its own counts without being named. An exit
 * or goal beats the hold; a goal that is also an exit counts as the goal, for its value.
 */
export function react(
  version: CompiledVersion,
  enrolment: Enrolment,
  event: JourneyEvent,
  aliases: ReadonlySet<string>,
): Reaction | undefined {
  const hearer = hearerOf(enrolment, aliases);
  return (
    ends(version, enrolment, event, hearer) ?? settles(enrolment, event, hearer) ?? restarts(enrolment, event, hearer)
  );
}

/**
 * An event about the very thing of this enrolment counts for an exit or goal whenever it came; one of the person from its start on.
 * Behind a goal no goal counts any more.
 */
export function ends(
  version: CompiledVersion,
  enrolment: Enrolment,
  event: JourneyEvent,
  hearer: Hearer,
): EndReaction | undefined {
  if (!isHeard(enrolment, event)) return undefined;
  const counts = (rule: EventRule): boolean =>
    matchesRule(rule, event, hearer) && (rule.by === 'entryKey' || isSinceStart(enrolment, event));
  const about = { at: event.receivedAt, detail: event.name, eventId: event.id };
  const { exits: rules, goals } = version.entry;
  const goal = enrolment.follows ? undefined : goals.find(counts);
  if (goal) {
    const value = goal.valuePath === undefined ? undefined : goalValue(event.properties, goal.valuePath);
    const goesOn = goesOnOf(version, enrolment, goal, event);
    return { kind: 'end', ending: { reason: 'goal', ...about, ...(value && { value }), ...(goesOn && { goesOn }) } };
  }
  const exits = rules.some(counts);
  return exits ? { kind: 'end', ending: { reason: 'exit', ...about } } : undefined;
}

/** Undefined: nothing follows this goal. The id is the same whoever finds it reached. */
function goesOnOf(
  { entry, steps }: CompiledVersion,
  { rootId }: Enrolment,
  { key, output }: Goal,
  { id, name, properties, occurredAt, receivedAt }: JourneyEvent,
): GoesOn | undefined {
  const targets = output === undefined ? [] : (steps.get(entry.stepKey)?.outputs[output] ?? []);
  if (targets.length === 0) return undefined;
  const event = { id, name, properties, occurredAt, receivedAt };
  return { goal: key, enrolmentId: hashOf(`${rootId}:goal:${key}`), stepKey: entry.stepKey, event };
}

/** The first of the hold's branches that the event matches. */
export function settles(enrolment: Enrolment, event: JourneyEvent, hearer: Hearer): SettleReaction | undefined {
  const hold = listeningHold(enrolment, event);
  const begun = hold && hasBegun(enrolment, hold, event);
  const branch = hold?.branches.find(
    (rule) => (begun || (rule.since === 'entry' && isSinceStart(enrolment, event))) && matchesRule(rule, event, hearer),
  );
  if (!hold || !branch) return undefined;
  const { id, name, properties } = event;
  const at = countsAt(hold, event);
  const outcome = { output: branch.output, at, kind: 'event', event: { id, name, properties } } as const;
  return { kind: 'settle', holdKey: hold.key, outcome, heard: { id, at: event.receivedAt } };
}

export function restarts(enrolment: Enrolment, event: JourneyEvent, hearer: Hearer): RestartReaction | undefined {
  const hold = listeningHold(enrolment, event);
  if (!hold || !hasBegun(enrolment, hold, event)) return undefined;
  if (hold.restartedAt && event.receivedAt <= hold.restartedAt) return undefined;
  if (!hold.restartOn.some((rule) => matchesRule(rule, event, hearer))) return undefined;
  const anew = restarted(hold, countsAt(hold, event));
  return {
    kind: 'restart',
    holdKey: hold.key,
    hold: anew,
    due: anew.until,
    ...(hold.refresh && { event: freshEvent(enrolment, event) }),
  };
}

/**
 * An event about the very thing (the checkout) replaces what was known. One that only carries an alias of it (its cart) says
 * less: what it does not say stays, such as the way back to the checkout.
 */
function freshEvent({ entry, event: before }: Enrolment, event: JourneyEvent): EntryEvent {
  const { id, name, properties, occurredAt, receivedAt } = event;
  const whole = entry.key === undefined || event.keys.includes(entry.key) || name === before.name;
  return { id, name, properties: whole ? properties : { ...before.properties, ...properties }, occurredAt, receivedAt };
}

/** The hold an event may count for: it is not over. */
function listeningHold(enrolment: Enrolment, event: JourneyEvent): ListenHold | undefined {
  const { hold, heardUpTo } = enrolment;
  if (hold?.kind !== 'listen' || hold.outcome || !isHeard(enrolment, event)) return undefined;
  if (heardUpTo && event.receivedAt <= heardUpTo) return undefined;
  return event.receivedAt <= hold.until ? hold : undefined;
}

/**
 * `since ≤ receivedAt`. The first hold, which begins with the enrolment, has no hold before it that could have heard the event,
 * so it also hears what was stamped a little too early; behind a goal there was one before it.
 */
function hasBegun(enrolment: Enrolment, hold: ListenHold, event: JourneyEvent): boolean {
  const isFirst = !enrolment.follows && hold.since.getTime() === enrolment.startedAt.getTime();
  return hold.since <= event.receivedAt || (isFirst && isSinceStart(enrolment, event));
}

/** What was stamped before the hold began counts from its beginning. */
const countsAt = ({ since }: ListenHold, { receivedAt }: JourneyEvent): Date =>
  receivedAt < since ? since : receivedAt;

/**
 * Received since the enrolment started. An event can be read only after its stamp (it was written late in a large batch), so one
 * stamped shortly before the start may have been invisible when the enrolment entered: it counts when it happened after the trigger.
 */
function isSinceStart(
  { startedAt, entry, event: trigger }: Enrolment,
  { receivedAt, occurredAt }: JourneyEvent,
): boolean {
  if (receivedAt >= startedAt) return true;
  const happened = entry.occurredAt ?? trigger.occurredAt;
  return startedAt.getTime() - receivedAt.getTime() <= UNSEEN_MS && occurredAt >= happened;
}

/** Live, while it is active, and never the very event that started it or ended a hold of it. */
function isHeard({ active, entry, heard = [] }: Enrolment, { origin, id }: JourneyEvent): boolean {
  return active && origin === 'live' && id !== entry.triggerId && !heard.some((one) => one.id === id);
}

/** Money (`{amount, currency}`) or a number at the path; undefined when there is neither. */
export function goalValue(properties: JourneyEvent['properties'], path: string): GoalValue | undefined {
  const [found] = valuesAt(properties, path);
  if (isFinite(found)) return { amount: found };
  if (typeof found !== 'object' || found === null) return undefined;
  const { amount, currency } = found as { amount?: unknown; currency?: unknown };
  if (!isFinite(amount)) return undefined;
  return typeof currency === 'string' ? { amount, currency } : { amount };
}

function isFinite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
