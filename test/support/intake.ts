import { createHmac } from 'node:crypto';

import { createApp } from '../../runtime/src/app';
import { changeMigrations, createChanges, type Changes } from '../../runtime/src/changes/service';
import { createEvents, eventMigrations, type Events } from '../../runtime/src/events/service';
import { eventsRoutes } from '../../runtime/src/events/routes';
import type { EnrolmentReactions, WaitingEvents } from '../../runtime/src/engine/ports';
import type { JourneyEvent } from '../../runtime/src/engine/event';
import { orderMigrations } from '../../runtime/src/orders/migrations';
import { orderRoutes } from '../../runtime/src/orders/routes';
import { createOrders, type Orders } from '../../runtime/src/orders/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database } from '../../runtime/src/platform/database';
import { Api } from '../../runtime/src/platform/http/api';
import { PERMISSIONS } from '../../runtime/src/platform/http/caller';
import { listen } from '../../runtime/src/platform/http/server';
import { createLogger, type Logger } from '../../runtime/src/platform/logging';
import { createMetrics } from '../../runtime/src/platform/metrics';
import { createSecrets } from '../../runtime/src/platform/secrets';
import { productRoutes } from '../../runtime/src/products/routes';
import { createProducts, productMigrations, type Products } from '../../runtime/src/products/service';
import { profilesRoutes } from '../../runtime/src/profiles/routes';
import { createProfiles, profileMigrations, type Profiles } from '../../runtime/src/profiles/service';
import { ingestRouters, sourcesRoutes } from '../../runtime/src/sources/routes';
import { createSources, sourceMigrations, type Sources } from '../../runtime/src/sources/service';
import { openFreshDatabase } from './database';

/** Reacts to nothing and remembers what it was told. */
class RecordedReactions implements EnrolmentReactions {
  readonly events: JourneyEvent[] = [];
  /** Throws for events it says so of. */
  fails: (event: JourneyEvent) => boolean = () => false;

  /** Journeys that an event could enter if their versions loaded. */
  waits: (event: JourneyEvent) => readonly string[] | undefined = () => undefined;
  /** What each call was told of earlier waiting. */
  readonly waited: WaitingEvents[] = [];

  handle(events: readonly JourneyEvent[], waited: WaitingEvents = new Map()): Promise<WaitingEvents> {
    if (events.some((event) => this.fails(event))) return Promise.reject(new Error('cannot'));
    this.events.push(...events);
    this.waited.push(waited);
    const waiting = events.flatMap((event) => {
      const enter = this.waits(event);
      return enter ? [[event.id, { enter, message: 'A package is missing.' }] as const] : [];
    });
    return Promise.resolve(new Map(waiting));
  }
}

export interface Intake {
  readonly database: Database;
  readonly clock: DatabaseClock;
  readonly changes: Changes;
  readonly profiles: Profiles;
  readonly orders: Orders;
  readonly products: Products;
  readonly events: Events;
  readonly sources: Sources;
  readonly reactions: RecordedReactions;
  readonly baseUrl: string;
  /** Calls the API as the given workspace. */
  call(workspaceId: string, method: string, path: string, body?: unknown): Promise<Response>;
  /** Posts to the tracking API with a write key. */
  track(call: string, writeKey: string, body: unknown): Promise<Response>;
  /** Posts a webhook signed with the secret of `aShop`. */
  webhook(sourceId: string, topic: string, payload: unknown, headers?: Record<string, string>): Promise<Response>;
  /** How many documents a collection holds. */
  count(collection: string, filter?: object): Promise<number>;
  close(): Promise<void>;
}

export const SHOP_SECRET = 'hush';

/** Events in, from HTTP to the database: real routers, real MongoDB; only who reacts to events is replaced. */
export async function anIntake({ log = createLogger('silent') }: { readonly log?: Logger } = {}): Promise<Intake> {
  const database = await openFreshDatabase();
  for (const migration of [
    ...changeMigrations,
    ...profileMigrations,
    ...orderMigrations,
    ...eventMigrations,
    ...productMigrations,
    ...sourceMigrations,
  ])
    await migration.up(database.db);
  const clock = await DatabaseClock.start(database.db);
  const changes = createChanges({ db: database.db, clock });
  const profiles = createProfiles({ db: database.db, clock });
  const products = createProducts({ db: database.db, clock });
  const orders = createOrders({ db: database.db, clock, profiles, products });
  const events = createEvents({ db: database.db, clock, log, profiles, orders, changes });
  const reactions = new RecordedReactions();
  events.attach(reactions);
  const secrets = createSecrets(['a secret of tests, long enough for everything']);
  const sources = createSources({ database, clock, secrets, events, orders, products });

  const api = new Api({
    // The edge has its own tests; here a header says the workspace.
    authenticate: (request) => {
      const workspaceId = request.get('x-workspace') ?? '';
      return Promise.resolve({ kind: 'apiKey' as const, id: 'key_1', workspaceId, permissions: new Set(PERMISSIONS) });
    },
    misfit: (route, error) => {
      throw new Error(`${route} answers what it does not promise: ${error.message}`);
    },
  });
  const rawRouters = ingestRouters(api, sources);
  sourcesRoutes(api, sources);
  productRoutes(api, products, { sources, clock });
  eventsRoutes(api, events, { profiles, sources });
  orderRoutes(api, orders, { profiles, sources });
  profilesRoutes(api, profiles, {
    clock,
    timelines: { event: events.timeline },
    lastSeen: (...of) => events.lastSeen(...of),
  });
  const info = { version: '0.0.0-test', publicUrl: undefined, sessionCookie: 'session' };
  const app = createApp({ api, log, metrics: createMetrics(log), info, rawRouters });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  const baseUrl = `http://127.0.0.1:${String(server.port)}`;

  const post = (path: string, body: unknown, headers: Record<string, string>) =>
    fetch(baseUrl + path, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return {
    ...{ database, clock, changes, profiles, orders, products, events, sources, reactions, baseUrl },
    call: (workspaceId, method, path, body) =>
      fetch(baseUrl + path, {
        method,
        headers: { 'x-workspace': workspaceId, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    track: (call, writeKey, body) =>
      post(`/v1/${call}`, body, { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` }),
    webhook: (sourceId, topic, payload, headers = {}) => {
      const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
      return post(`/hooks/shopify/${sourceId}`, body, {
        'content-type': 'application/json',
        'x-shopify-topic': topic,
        'x-shopify-hmac-sha256': createHmac('sha256', SHOP_SECRET).update(body).digest('base64'),
        ...headers,
      });
    },
    count: (collection, filter = {}) => database.db.collection(collection).countDocuments(filter),
    close: async () => {
      await events.idle();
      await changes.idle();
      await server.stop(1_000);
      clock.stop();
      await database.close();
    },
  };
}

export async function aShop(intake: Intake, workspaceId = 'ws_1'): Promise<string> {
  const { source } = await intake.sources.create(workspaceId, { kind: 'shopify', name: 'Shop', secret: SHOP_SECRET });
  return source._id;
}

export async function aWriteKey(
  intake: Intake,
  { workspaceId = 'ws_1', trust = 'server' }: { workspaceId?: string; trust?: 'server' | 'browser' | 'import' } = {},
): Promise<string> {
  const { writeKey = '' } = await intake.sources.create(workspaceId, { kind: 'segment', name: 'Site', trust });
  return writeKey;
}
