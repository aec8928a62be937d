import type { ProfileReader } from '../engine/ports';
import type { ProfileView } from '../engine/profile';
import type { Clock } from '../platform/clock';
import type { Logger } from '../platform/logging';
import type { Outgoing } from '../platform/network';
import type { Secrets } from '../platform/secrets';
import { pauseAfter } from './matching';
import type { Delivery, SubscriptionCollections } from './model';
import { signature } from '../platform/signature';

export interface DeliveringParts {
  readonly collections: SubscriptionCollections;
  readonly clock: Clock;
  readonly outgoing: Outgoing;
  readonly secrets: Secrets;
  readonly profiles: Pick<ProfileReader, 'read'>;
  readonly logger: Logger;
}

const BATCH = 50;
const ABREAST = 8;
const LEASE_MS = 60_000;

/**
 * Delivers what is due, at least once: a delivery is marked before it is tried, and tried again when nobody said that it
 * arrived. Several processes may do this at the same time. Returns how many were tried.
 */
export async function deliverDue(parts: DeliveringParts): Promise<number> {
  const { collections, clock } = parts;
  const due = await collections.deliveries
    .find({ state: 'pending', due: { $lte: clock.now() } }, { sort: { due: 1 }, limit: BATCH })
    .toArray();
  const next = due.values();
  const work = async () => {
    for (const delivery of next) await tryOne(parts, delivery);
  };
  await Promise.all(Array.from({ length: Math.min(ABREAST, due.length) }, work));
  return due.length;
}

async function tryOne(parts: DeliveringParts, delivery: Delivery): Promise<void> {
  const { deliveries } = parts.collections;
  const lease = new Date(parts.clock.now().getTime() + LEASE_MS);
  const mine = { _id: delivery._id, state: 'pending' as const, due: delivery.due };
  const claimed = await deliveries.updateOne(mine, { $set: { due: lease }, $inc: { tries: 1 } });
  if (claimed.modifiedCount === 0) return;
  const outcome = await attempt(parts, delivery);
  await deliveries.updateOne({ _id: delivery._id, state: 'pending', due: lease }, { $set: outcome });
}

type Result = Partial<Pick<Delivery, 'state' | 'due' | 'lastError'>>;

async function attempt(parts: DeliveringParts, delivery: Delivery): Promise<Result> {
  const now = parts.clock.now();
  if (now > delivery.until) return { state: 'failed', lastError: 'too late' };
  const again = (lastError: string): Result => ({
    lastError,
    due: new Date(now.getTime() + pauseAfter(delivery.tries + 1) * 1000),
  });
  try {
    const request = await requestOf(parts, delivery);
    if (!request) return { state: 'failed', lastError: 'no longer wanted' };
    const { status } = await parts.outgoing.request(delivery.url, { method: 'POST', redirect: 'manual', ...request });
    if (status >= 200 && status < 300) return { state: 'done' };
    return status === 410 ? await gone(parts, delivery) : again(`answered ${String(status)}`);
  } catch (error) {
    const lastError = error instanceof Error ? error.message : String(error);
    parts.logger.warn({ delivery: delivery._id, lastError }, 'A delivery did not arrive');
    return again(lastError.slice(0, 300));
  }
}

/** "410 Gone" is how an address says that it wants no more. */
async function gone({ collections }: DeliveringParts, { workspaceId, targetId }: Delivery): Promise<Result> {
  await collections.subscriptions.deleteOne({ _id: targetId, workspaceId });
  return { state: 'failed', lastError: 'answered 410: unsubscribed' };
}

/** Undefined when the subscription or the person is gone. The profile is as of now. */
async function requestOf(parts: DeliveringParts, delivery: Delivery) {
  const headers = { 'content-type': 'application/json', 'Idempotency-Key': delivery._id };
  const { event, keys, output, at } = delivery;
  if (delivery.kind === 'resume') {
    const why = event ? { at: event.receivedAt, event } : { at, outcome: 'condition' };
    return { headers, body: JSON.stringify({ output, ...why }) };
  }
  const { targetId, workspaceId, profileId } = delivery;
  const subscription = await parts.collections.subscriptions.findOne({ _id: targetId, workspaceId });
  const profile = await profileOf(parts, profileId);
  if (!subscription || !profile) return undefined;
  const body = JSON.stringify({ id: delivery._id, event, profile, keys });
  const secret = parts.secrets.open(subscription.secret, secretContext(subscription));
  return { body, headers: { ...headers, 'Perennial-Signature': signature(secret, body, parts.clock.now()) } };
}

export const secretContext = ({ workspaceId, _id }: { readonly workspaceId: string; readonly _id: string }) =>
  `${workspaceId}:subscription:${_id}`;

async function profileOf({ profiles }: DeliveringParts, profileId: string): Promise<ProfileView | undefined> {
  return (await profiles.read([profileId])).get(profileId)?.view;
}
