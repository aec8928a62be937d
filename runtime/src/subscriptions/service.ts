import type { JourneyEvent } from '../engine/event';
import type { ProfileReader } from '../engine/ports';
import type { Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import type { Caller } from '../platform/http/caller';
import { newId, randomToken } from '../platform/ids';
import type { NewSubscription, NewWait } from './contract';
import { secretContext, type DeliveringParts } from './delivering';
import { collectionsOf, type OutsideWait, type Subscription } from './model';
import { noteEvents } from './noting';
import { Pump } from './pump';

export type SubscriptionParts = Omit<DeliveringParts, 'collections' | 'profiles'> & {
  readonly db: Db;
  readonly profiles: Pick<ProfileReader, 'read' | 'aliases'> & {
    /** Undefined for a profile of another workspace. */
    view(workspaceId: string, profileId: string): Promise<unknown>;
  };
};

export interface Subscriptions {
  create(caller: Caller, wanted: NewSubscription): Promise<{ subscription: Subscription; secret: string }>;
  list(workspaceId: string): Promise<readonly Subscription[]>;
  /** Throws not_found. */
  find(workspaceId: string, id: string): Promise<Subscription>;
  remove(workspaceId: string, id: string): Promise<void>;
  /** Takes the place of an earlier wait of the same execution. Throws not_found for a profile of another workspace. */
  wait(workspaceId: string, wanted: NewWait): Promise<string>;
  /** Notes what these stored events mean for the outside; repeating it changes nothing. Then they are on their way. */
  deliver(events: readonly JourneyEvent[]): Promise<void>;
  /** Delivers in the background until stopped. */
  start(): void;
  stop(): Promise<void>;
}

/** More are a mistake of a program: each of them costs a request per event. */
const MOST = 200;

/** What programs outside (workflows in plain n8n) hear of events, and how they are woken by them. */
export function createSubscriptions({ db, profiles, ...parts }: SubscriptionParts): Subscriptions {
  const collections = collectionsOf(db);
  const { subscriptions, waits, deliveries } = collections;
  const pump = new Pump({ ...parts, profiles, collections });

  const find = async (workspaceId: string, id: string) => {
    const found = await subscriptions.findOne({ _id: id, workspaceId });
    if (!found) throw notFound('subscription', id);
    return found;
  };

  return {
    create: async ({ workspaceId, id: createdBy }, wanted) => {
      if ((await subscriptions.countDocuments({ workspaceId }, { limit: MOST })) >= MOST) {
        throw new PerennialError('not_in_this_state', `A workspace has at most ${String(MOST)} subscriptions.`);
      }
      const _id = newId('sub');
      const secret = randomToken();
      const sealed = parts.secrets.seal(secret, secretContext({ workspaceId, _id }));
      const createdAt = parts.clock.now();
      const subscription: Subscription = { _id, workspaceId, ...wanted, secret: sealed, createdAt, createdBy };
      await subscriptions.insertOne(subscription);
      return { subscription, secret };
    },
    list: (workspaceId) => subscriptions.find({ workspaceId }, { sort: { _id: -1 }, limit: MOST }).toArray(),
    find,
    remove: async (workspaceId, id) => {
      await find(workspaceId, id);
      await subscriptions.deleteOne({ _id: id, workspaceId });
      await deliveries.deleteMany({ workspaceId, targetId: id, state: 'pending' });
    },
    wait: async (workspaceId, wanted) => {
      if (!(await profiles.view(workspaceId, wanted.profileId))) throw notFound('profile', wanted.profileId);
      const earlier = { workspaceId, resumeUrl: wanted.resumeUrl };
      const before = await waits.find(earlier, { projection: { _id: 1 } }).toArray();
      await waits.deleteMany(earlier);
      const targetId = { $in: before.map(({ _id }) => _id) };
      await deliveries.deleteMany({ workspaceId, targetId, state: 'pending' });
      const wait: OutsideWait = { _id: newId('wai'), workspaceId, ...wanted, createdAt: parts.clock.now() };
      await waits.insertOne(wait);
      return wait._id;
    },
    deliver: async (events) => {
      await noteEvents({ collections, profiles, clock: parts.clock }, events);
      pump.ring();
    },
    start: () => {
      pump.start();
    },
    stop: () => pump.stop(),
  };
}
