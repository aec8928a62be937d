import type { JourneyEvent } from '../engine/event';
import type { EventReader, ProfileReader, ProfileWatch } from '../engine/ports';
import type { Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import type { Caller } from '../platform/http/caller';
import { newId, randomToken } from '../platform/ids';
import type { NewSubscription, NewWait } from './contract';
import { secretContext, type DeliveringParts } from './delivering';
import { collectionsOf, type OutsideWait, type Subscription } from './model';
import { noteEvents, noteFitting, noteResumptions } from './noting';
import { Pump } from './pump';

export type SubscriptionParts = Omit<DeliveringParts, 'collections' | 'profiles'> & {
  readonly db: Db;
  readonly events: Pick<EventReader, 'stored'>;
  readonly profiles: Pick<ProfileReader, 'read' | 'aliases'> &
    ProfileWatch & {
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
  /**
   * These people have changed: executions that wait for a condition on them are resumed. Gives back those of whom none waits for
   * one. Repeatable.
   */
  retest(workspaceId: string, profileIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Delivers in the background until stopped. */
  start(): void;
  stop(): Promise<void>;
}

/** More are a mistake of a program: each of them costs a request per event. */
const MOST = 200;

/** What programs outside (workflows in plain n8n) hear of events, and how they are woken by them. */
export function createSubscriptions({ db, profiles, events, ...parts }: SubscriptionParts): Subscriptions {
  const collections = collectionsOf(db);
  const { subscriptions, waits, deliveries } = collections;
  const pump = new Pump({ ...parts, profiles, collections });

  const find = async (workspaceId: string, id: string) => {
    const found = await subscriptions.findOne({ _id: id, workspaceId });
    if (!found) throw notFound('subscription', id);
    return found;
  };

  const noting = { collections, profiles, clock: parts.clock };

  const retest = async (workspaceId: string, profileIds: readonly string[]) => {
    const idle = await noteFitting(noting, workspaceId, profileIds);
    pump.ring();
    return idle;
  };

  /** What was there before the wait was: a person who fits already, and events that its author counts. First noted, then looked. */
  const lookAround = async ({ workspaceId, profileId, entryKey, branches, conditions, enteredAt }: OutsideWait) => {
    if (conditions && conditions.length > 0) {
      await profiles.watch([profileId]);
      await retest(workspaceId, [profileId]);
    }
    const names = branches.filter(({ since }) => since === 'entry').map(({ event }) => event);
    if (!enteredAt || names.length === 0) return;
    const profileIds = (await profiles.aliases([profileId])).get(profileId) ?? [profileId];
    const keys = entryKey === undefined ? [] : [entryKey];
    await noteResumptions(noting, await events.stored({ workspaceId, profileIds, keys, names, after: enteredAt }));
    pump.ring();
  };

  return {
    retest,
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
      await lookAround(wait);
      return wait._id;
    },
    deliver: async (stored) => {
      await noteEvents(noting, stored);
      pump.ring();
    },
    start: () => {
      pump.start();
    },
    stop: () => pump.stop(),
  };
}
