import { conditionFields, type KnownProfile } from '../engine/conditions';
import type { JourneyEvent } from '../engine/event';
import type { ListenBranch } from '../engine/hold';
import { matches, matchesRule } from '../engine/matches';
import { derivedId } from '../platform/ids';
import type { Delivery, OutsideWait, Subscription } from './model';

/** What is to be delivered, before it is noted. */
export type Due = Omit<Delivery, 'state' | 'tries' | 'due' | 'expires'>;

const DAY = 86_400_000;

/** The delivery this event means for a subscription, or undefined. Only live events are delivered. */
export function deliveryOf(subscription: Subscription, event: JourneyEvent): Due | undefined {
  if (event.workspaceId !== subscription.workspaceId || event.origin !== 'live') return undefined;
  if (!subscription.events.includes(event.name) || !matches(subscription.filter, event.properties)) return undefined;
  return {
    _id: derivedId('event', subscription._id, event.id),
    kind: 'event',
    targetId: subscription._id,
    url: subscription.url,
    until: new Date(event.receivedAt.getTime() + DAY),
    ...contentOf(event),
  };
}

/**
 * The same for an execution that waits: its first branch that hears the event. One wait is resumed once.
 * `same` are all ids of the person the event belongs to.
 */
export function resumptionOf(wait: OutsideWait, event: JourneyEvent, same: readonly string[]): Due | undefined {
  if (event.workspaceId !== wait.workspaceId || event.origin !== 'live') return undefined;
  if (event.receivedAt > wait.until) return undefined;
  const aliases = new Set(same.includes(wait.profileId) ? same : []);
  const hearer = { profileId: wait.profileId, keys: wait.entryKey === undefined ? [] : [wait.entryKey], aliases };
  const branch = wait.branches.find((rule) => hasBegun(wait, rule, event) && matchesRule(rule, event, hearer));
  return branch && { ...resumed(wait, branch.output), ...contentOf(event) };
}

/** Later than the event it was entered by, which never counts. */
function hasBegun(
  { createdAt, enteredAt }: OutsideWait,
  { since }: ListenBranch,
  { receivedAt }: JourneyEvent,
): boolean {
  return receivedAt >= createdAt || (since === 'entry' && enteredAt !== undefined && receivedAt > enteredAt);
}

/** The same when its person fits one of its conditions. */
export function fittingOf(wait: OutsideWait, { view, changedAt }: KnownProfile): Due | undefined {
  const fields = conditionFields(view);
  const branch = wait.conditions?.find(({ filter }) => matches(filter, fields));
  const at = changedAt > wait.createdAt ? changedAt : wait.createdAt;
  if (!branch || at > wait.until) return undefined;
  const { workspaceId, profileId } = wait;
  return { ...resumed(wait, branch.output), workspaceId, profileId, keys: [], at };
}

/** A wait is resumed once: whatever was first makes the only delivery. */
const resumed = ({ _id, resumeUrl, until }: OutsideWait, output: number) => ({
  ...{ _id: derivedId('resume', _id), kind: 'resume' as const, targetId: _id, url: resumeUrl, output, until },
});

function contentOf({ id, name, properties, occurredAt, receivedAt, ...event }: JourneyEvent) {
  return {
    workspaceId: event.workspaceId,
    profileId: event.profileId,
    keys: event.keys,
    event: { id, name, properties, occurredAt, receivedAt },
  };
}

/** Seconds until a delivery is tried again: 2, 4, 8, … up to a quarter of an hour. */
export function pauseAfter(tries: number): number {
  return Math.min(900, 2 ** Math.min(tries, 10));
}
