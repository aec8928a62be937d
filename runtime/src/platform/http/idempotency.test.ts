import request from 'supertest';
import { z } from 'zod';

import { openFreshDatabase } from '../../../../test/support/database';
import { createApp } from '../../app';
import type { Clock } from '../clock';
import type { Database } from '../database';
import { PerennialError } from '../errors/error';
import { createLogger } from '../logging';
import { createMetrics } from '../metrics';
import { Api } from './api';
import { createIdempotency } from './idempotency';

let database: Database;
let now = new Date('2026-03-01T10:00:00Z');
let workspaceId = 'wsp_1';
let sent: string[] = [];
let before: () => Promise<void> = () => Promise.resolve();
const clock: Clock = { now: () => now };

const edge = () => {
  const api = new Api({
    authenticate: () =>
      Promise.resolve({ kind: 'apiKey', id: 'key_1', workspaceId, permissions: new Set(['messages:edit'] as const) }),
    idempotency: createIdempotency(database, clock),
  });
  api.route({
    ...{ method: 'post', path: '/api/sends', summary: 'Send', tag: 'test', access: 'messages:edit', idempotent: true },
    body: z.object({ to: z.string() }),
    status: 202,
    response: z.object({ number: z.number(), key: z.string().optional() }),
  })(async ({ body, idempotencyKey }) => {
    await before();
    sent.push(body.to);
    return { number: sent.length, ...(idempotencyKey && { key: idempotencyKey }) };
  });
  const info = { version: '1', sessionCookie: 'c' };
  const log = createLogger('silent');
  return createApp({ api, log, metrics: createMetrics(log), info });
};

const post = (to: string, key?: string) => {
  const call = request(edge()).post('/api/sends').send({ to });
  return key === undefined ? call : call.set('idempotency-key', key);
};

beforeAll(async () => {
  database = await openFreshDatabase();
});

beforeEach(() => {
  sent = [];
  before = () => Promise.resolve();
  workspaceId = 'wsp_1';
});

afterAll(async () => {
  await database.close();
});

test('a repeat answers what the first one answered and does nothing', async () => {
  const first = await post('a', 'repeat');
  const repeat = await post('a', 'repeat');
  expect([first.status, repeat.status]).toEqual([202, 202]);
  expect(first.body).toEqual({ number: 1, key: 'repeat' });
  expect(repeat.body).toEqual(first.body);
  expect(repeat.get('idempotent-replayed')).toBe('true');
  expect(sent).toEqual(['a']);
});

test('without a key each request counts', async () => {
  await post('a');
  await post('a');
  expect(sent).toEqual(['a', 'a']);
});

test('another request under the same key is refused', async () => {
  await post('a', 'other');
  const other = await post('b', 'other');
  expect([other.status, (JSON.parse(other.text) as { code: string }).code]).toEqual([422, 'idempotency_key_reused']);
  expect(sent).toEqual(['a']);
});

test('the same key in another workspace is another key', async () => {
  await post('a', 'shared');
  workspaceId = 'wsp_2';
  expect((await post('b', 'shared')).status).toBe(202);
  expect(sent).toEqual(['a', 'b']);
});

test('of simultaneous requests one runs, the others are told to wait', async () => {
  const { promise: release, resolve: finish } = Promise.withResolvers<undefined>();
  const { promise: running, resolve: begun } = Promise.withResolvers<undefined>();
  before = async () => {
    begun(undefined);
    await release;
  };
  const first = post('a', 'same').then((answer) => answer.status);
  await running;
  const second = await post('a', 'same');
  finish(undefined);
  expect([second.status, (JSON.parse(second.text) as { code: string }).code]).toEqual([409, 'still_running']);
  expect(second.get('retry-after')).toBe('1');
  expect(await first).toBe(202);
  expect(sent).toEqual(['a']);
});

test('a refused request leaves its key free', async () => {
  before = () => Promise.reject(new PerennialError('not_in_this_state', 'Not now.'));
  expect((await post('a', 'free')).status).toBe(409);
  before = () => Promise.resolve();
  expect((await post('a', 'free')).status).toBe(202);
});

test('after a crash in the middle the repeat runs again, a minute later', async () => {
  await post('a', 'crash');
  await database.db.collection('idempotencyKeys').updateMany({}, { $unset: { answer: 1 } });
  expect((await post('a', 'crash')).status).toBe(409);
  now = new Date(now.getTime() + 61_000);
  expect((await post('a', 'crash')).status).toBe(202);
  expect(sent).toEqual(['a', 'a']);
});

test.each(['', 'ä', 'x'.repeat(256)].filter(Boolean))('the key "%s" is refused', async (key) => {
  expect((await post('a', key)).status).toBe(400);
});
