import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Server } from 'node:http';

import { effectMigrations } from '../../runtime/src/effects/migrations';
import { createEffects, type Standing } from '../../runtime/src/effects/service';
import type { SendBody } from '../../runtime/src/engine/effect';
import type { HoldOutcome } from '../../runtime/src/engine/hold';
import type { OwnEvent, SendRow } from '../../runtime/src/engine/ports';
import { createMessaging, messagingMigrations, type Messaging } from '../../runtime/src/messaging/service';
import type { MessagingTimes } from '../../runtime/src/messaging/service';
import { messagingRoutes } from '../../runtime/src/messaging/routes';
import type { Database } from '../../runtime/src/platform/database';
import { Api } from '../../runtime/src/platform/http/api';
import { errorBoundary } from '../../runtime/src/platform/http/boundary';
import { PERMISSIONS } from '../../runtime/src/platform/http/caller';
import { securityHeaders } from '../../runtime/src/platform/http/editor';
import { jsonBodies } from '../../runtime/src/platform/http/json-body';
import { bucketOf } from '../../runtime/src/platform/ids';
import { createLogger } from '../../runtime/src/platform/logging';
import { createMetrics, type Metrics } from '../../runtime/src/platform/metrics';
import { createSecrets } from '../../runtime/src/platform/secrets';
import type { ProfileUpsert } from '../../runtime/src/profiles/contract';
import { createProfiles, profileMigrations, type Profiles } from '../../runtime/src/profiles/service';
import { openFreshDatabase } from './database';
import { Life, mortal } from './dying-database';
import { MovableClock } from './stored-ports';

export const WORKSPACE = 'workspace-a';
export const OTHER_WORKSPACE = 'workspace-b';

export interface MessagingApp {
  readonly baseUrl: string;
  readonly database: Database;
  readonly messaging: Messaging;
  readonly profiles: Profiles;
  readonly clock: MovableClock;
  readonly metrics: Metrics;
  readonly events: OwnEvent[];
  /** How enrolments stand, as the outbox asks; and what they were told. */
  readonly standings: Map<string, Standing>;
  readonly resumed: Map<string, HoldOutcome>;
  /** Calls the API as WORKSPACE, or as the one named. */
  call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    workspace?: string,
  ): Promise<Answer<T>>;
  /** A profile of WORKSPACE that has agreed to marketing, unless told otherwise. */
  aProfile(over?: ProfileOver): Promise<string>;
  /** A pending send of an active enrolment that stands at it. */
  aSend(profileId: string, body: Partial<SendBody> & { messageKey: string }): Promise<string>;
  row(key: string): Promise<SendRow>;
  close(): Promise<void>;
}

export interface ProfileOver extends Omit<ProfileUpsert, 'email'> {
  /** One of its own unless given; undefined for a profile without. */
  readonly email?: string | undefined;
  readonly consent?: 'subscribed' | 'unsubscribed' | 'never';
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export interface MessagingOptions {
  readonly publicUrl?: string;
  readonly times?: MessagingTimes;
  /** Another process of this one's installation. */
  readonly beside?: MessagingApp;
  /** When the process dies, counted in its writes. */
  readonly life?: Life;
}

/** Messaging with real profiles, effects, HTTP and MongoDB; only enrolments and events are the test's own. */
export async function aMessagingApp(options: MessagingOptions = {}): Promise<MessagingApp> {
  const { publicUrl, times, beside, life = new Life() } = options;
  const world = beside ?? (await aWorld());
  const { clock, standings, resumed, events } = world;
  const database = { ...world.database, db: mortal(world.database.db, life) };
  const logger = createLogger(process.env['TEST_LOG_LEVEL'] ?? 'silent');
  const metrics = createMetrics(logger);
  const profiles = createProfiles({ db: database.db, clock });
  const effects = createEffects(database.db);
  const outbox = effects.outbox({
    clock,
    doorbell: { ring: () => undefined },
    enrolments: {
      standings: (asked) => {
        const ids = new Set(asked.map(({ _id }) => _id));
        return Promise.resolve(new Map([...standings].filter(([id]) => ids.has(id))));
      },
      resume: (resumptions) => {
        for (const { enrolment, outcome } of resumptions) resumed.set(enrolment._id, outcome);
        return Promise.resolve(resumptions.length);
      },
    },
  });
  const messaging = createMessaging(
    {
      ...{ database, clock, logger, metrics, profiles, outbox, sends: effects },
      secrets: createSecrets(['a secret of tests, long enough for everything']),
      workspaces: { name: (id) => Promise.resolve(`Brand <${id}>`) },
      events: {
        record: (own) => {
          for (const event of own) if (!events.some(({ key }) => key === event.key)) events.push(event);
          return Promise.resolve();
        },
      },
      doorbell: {
        ring: () => {
          messaging.dispatcher.ring();
        },
      },
      publicUrl: publicUrl ?? 'https://mail.brand.example',
      allowedHosts: ['127.0.0.1', 'localhost'],
    },
    times,
  );
  const { server, baseUrl } = await listening(messaging);
  return {
    ...{ baseUrl, database, messaging, profiles, clock, metrics, events, standings, resumed },
    call: async (method, path, body, workspace = WORKSPACE) => await call(baseUrl + path, { method, body, workspace }),
    aProfile: async (over = {}) => {
      const { consent = 'subscribed', ...rest } = over;
      const email = 'email' in over ? over.email : `ada-${randomUUID()}@shop.example`;
      const { _id } = await profiles.upsert(WORKSPACE, {
        ...rest,
        externalId: email ?? randomUUID(),
        email,
      });
      if (consent !== 'never')
        await profiles.changeConsent({ ...ids(_id), channel: 'email', state: consent, source: 'test' });
      return _id;
    },
    aSend: async (profileId, body) => {
      const row = sendRow(profileId, body, clock.now());
      await world.database.db.collection<SendRow>('effects').insertOne(row);
      standings.set(row.enrolmentId, {
        ...{ active: true, rootActive: true, parked: false, holdKey: `${row.stepKey}:1`, lastToken: row.token },
      });
      return row.key;
    },
    row: async (key) => (await effects.sendsByKey(WORKSPACE, key))[0]!,
    close: async () => {
      await messaging.dispatcher.stop();
      server.closeAllConnections();
      server.close();
      if (!beside) await database.close();
    },
  };
}

/** What outlives a process: the database, time, and what enrolments and events are here. */
async function aWorld(): Promise<Pick<MessagingApp, 'database' | 'clock' | 'standings' | 'resumed' | 'events'>> {
  const database = await openFreshDatabase();
  for (const migration of [...messagingMigrations, ...effectMigrations, ...profileMigrations])
    await migration.up(database.db);
  return { database, clock: new MovableClock(), standings: new Map(), resumed: new Map(), events: [] };
}

const ids = (profileId: string) => ({ workspaceId: WORKSPACE, profileId });

let count = 0;

function sendRow(profileId: string, body: Partial<SendBody> & { messageKey: string }, now: Date): SendRow {
  count += 1;
  const enrolmentId = `enr_${String(count)}`;
  const key = `${enrolmentId}:sendstep:1`;
  return {
    ...{ _id: `${key}/T1`, key, enrolmentId, token: 'T1', seq: 1, kind: 'send', status: 'pending' },
    ...{ workspaceId: WORKSPACE, journeyId: 'jrn_1', versionId: 'ver_1', profileId, bucket: bucketOf(profileId) },
    ...{ stepKey: 'sendstep', visit: 1, at: now, due: now },
    line: `${WORKSPACE}:${body.senderRole ?? 'marketing-email'}`,
    body: {
      ...{ channel: 'email', revision: 1, senderRole: 'marketing-email', category: 'marketing', resendUnknown: false },
      data: { event: { id: 'evt_1', name: 'Checkout Started', properties: {} }, entry: { key: 'checkout:c1' } },
      ...body,
    },
  };
}

async function listening(messaging: Messaging): Promise<{ server: Server; baseUrl: string }> {
  const api = new Api({
    authenticate: (request) => {
      const workspaceId = request.get('authorization')?.replace('Bearer ', '');
      return Promise.resolve(
        workspaceId
          ? { kind: 'apiKey' as const, id: 'key_1', workspaceId, permissions: new Set(PERMISSIONS) }
          : undefined,
      );
    },
  });
  messagingRoutes(api, messaging, { read: () => Promise.resolve() });
  const app = express().use(securityHeaders(), jsonBodies(), api.router, errorBoundary(createLogger('silent')));
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => {
      resolve(started);
    });
  });
  return { server, baseUrl: `http://127.0.0.1:${String((server.address() as { port: number }).port)}` };
}

async function call<T>(
  url: string,
  { method, body, workspace }: { method: string; body: unknown; workspace: string },
): Promise<Answer<T>> {
  const raw = Buffer.isBuffer(body);
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${workspace}`,
      ...(body !== undefined && { 'content-type': raw ? 'message/rfc822' : 'application/json' }),
    },
    ...(body !== undefined && { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
}
