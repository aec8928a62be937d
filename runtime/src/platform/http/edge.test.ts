import express, { Router } from 'express';
import request from 'supertest';
import { z } from 'zod';

import { createApp, type AppParts } from '../../app';
import { PerennialError } from '../errors/error';
import { createLogger } from '../logging';
import { createMetrics } from '../metrics';
import { Api } from './api';
import type { Caller } from './caller';
import { listen } from './server';

const ANYBODY: Caller = {
  kind: 'apiKey',
  id: 'key_1',
  workspaceId: 'wsp_1',
  permissions: new Set(['journeys:edit']),
};

interface Edge extends Partial<AppParts> {
  readonly lines?: string[];
  readonly publicUrl?: string;
}

/** The edge around two routes: one that echoes its body, one that throws what it is told. */
function anEdge({ lines = [], publicUrl, ...parts }: Edge = {}) {
  const api = new Api({ authenticate: () => Promise.resolve(ANYBODY) });
  api.route({
    ...{ method: 'post', path: '/api/echo', summary: 'Echo', tag: 'test', access: 'journeys:edit' },
    body: z.object({ value: z.unknown(), count: z.int().max(9).optional() }),
    response: z.object({ value: z.unknown() }),
  })(({ body }) => ({ ...body, secret: 'not in the schema' }));
  api.route({
    ...{ method: 'get', path: '/api/throw/:kind', summary: 'Throw', tag: 'test', access: 'public' },
    params: z.object({ kind: z.string() }),
  })(({ params }) => {
    throw THROWN[params.kind];
  });
  api.route({ method: 'get', path: '/api/publish', summary: 'No', tag: 'test', access: 'journeys:publish' })(
    () => undefined,
  );
  const log = createLogger('debug', { write: (line) => lines.push(line) });
  const info = { version: '1', publicUrl, sessionCookie: 'perennial.session_token' };
  return createApp({ api, log, metrics: createMetrics(log), info, ...parts });
}

const THROWN: Record<string, unknown> = {
  bug: new Error('mail to ada@shop.example failed'),
  duplicate: Object.assign(new Error('E11000 dup key: { email: "ada@shop.example" }'), { code: 11_000 }),
  database: Object.assign(new Error('connect ECONNREFUSED 10.0.0.7'), { name: 'MongoServerSelectionError' }),
  slower: new PerennialError('too_many_requests', 'Slower.', { retryAfter: 12 }),
};

describe('errors', () => {
  test.each([
    ['bug', 500, 'internal'],
    ['duplicate', 409, 'already_exists'],
    ['database', 503, 'not_ready'],
    ['slower', 429, 'too_many_requests'],
  ])('%s is a problem with a stable code and without any value', async (kind, status, code) => {
    const answer = await request(anEdge()).get(`/api/throw/${kind}`).set('x-request-id', 'from-the-proxy');
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('application/problem+json');
    expect(JSON.parse(answer.text)).toMatchObject({ status, code, requestId: 'from-the-proxy' });
    expect(answer.text).not.toMatch(/ada@|10\.0\.0/);
  });

  test('that pass say when', async () => {
    expect((await request(anEdge()).get('/api/throw/slower')).get('retry-after')).toBe('12');
  });

  test.each([
    ['broken JSON', '{"value":', {}, 400, 'invalid_json'],
    ['a wrong type', '{"count":"many"}', {}, 400, 'invalid_input'],
    ['more than 1 MB', JSON.stringify({ value: 'x'.repeat(1_100_000) }), {}, 413, 'too_large'],
    ['another charset', '{}', { 'content-type': 'application/json; charset=klingon' }, 415, 'unsupported_media_type'],
    ['an unknown encoding', '{}', { 'content-encoding': 'lzma' }, 415, 'unsupported_media_type'],
    ['a form', 'value=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'],
    ['a $-key', '{"value":{"a":[{"$gt":""}]}}', {}, 400, 'invalid_input'],
    ['a NUL in a key', '{"value":{"a\\u0000b":1}}', {}, 400, 'invalid_input'],
    ['a prototype key', '{"value":{"__proto__":{"admin":true}}}', {}, 400, 'invalid_input'],
    ['a key of the driver', '{"value":{"a":{"_bsontype":"Long"}}}', {}, 400, 'invalid_input'],
    ['endless nesting', `{"value":${'['.repeat(500)}${']'.repeat(500)}}`, {}, 400, 'invalid_input'],
  ])('%s is refused with its reason', async (...[, body, headers, status, code]) => {
    const answer = await request(anEdge())
      .post('/api/echo')
      .set({ 'content-type': 'application/json', ...headers })
      .send(body);
    expect([answer.status, (JSON.parse(answer.text) as { code: string }).code]).toEqual([status, code]);
  });

  test('quote where a hostile key is', async () => {
    const answer = await request(anEdge())
      .post('/api/echo')
      .send({ value: { rules: [{ $where: '1' }] } });
    expect((JSON.parse(answer.text) as { detail: string }).detail).toBe(
      'body.value.rules.0 has the key "$where"; keys must not begin with "$".',
    );
  });

  test('a missing permission is named', async () => {
    const answer = await request(anEdge()).get('/api/publish');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('journeys:publish');
  });
});

test('n8n JSON passes: expressions in values, dots in keys; undocumented fields of an answer do not', async () => {
  const value = { parameters: { text: '={{ $json.profile.email }}', 'a.b': 1 } };
  const answer = await request(anEdge()).post('/api/echo').send({ value });
  expect(answer.body).toEqual({ value });
});

test('families of routes may take larger bodies', async () => {
  const body = { value: 'x'.repeat(1_500_000) };
  const edge = anEdge({ bodyLimits: [{ under: '/api/echo', limit: '2mb' }] });
  expect((await request(edge).post('/api/echo').send(body)).status).toBe(200);
});

test('raw routers see the bytes as they came', async () => {
  const hooks = Router();
  hooks.post('/hooks/shop/:sourceId', express.raw({ type: () => true }), (incoming, response) => {
    response.type('text').send(Buffer.isBuffer(incoming.body) ? incoming.body.toString('hex') : 'not raw');
  });
  const answer = await request(anEdge({ rawRouters: [hooks] }))
    .post('/hooks/shop/src_1')
    .set('content-type', 'application/json')
    .send('{"broken": ');
  expect(answer.text).toBe(Buffer.from('{"broken": ').toString('hex'));
});

test.each(['/api/nothing', '/v1/nothing', '/hooks/x', '/nothing'])('%s does not exist, and says so', async (path) => {
  const answer = await request(anEdge()).get(path);
  expect([answer.status, answer.type]).toEqual([404, 'application/problem+json']);
});

test('a path that cannot be decoded is the fault of its sender', async () => {
  expect((await request(anEdge()).get('/api/throw/%E0')).status).toBe(400);
});

test('every answer carries the strict policy and a request id; a strange id of the caller is replaced', async () => {
  const answer = await request(anEdge()).get('/api/nothing').set('x-request-id', 'a b"c');
  expect(answer.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.get('content-security-policy')).toMatch(
    /default-src 'none';script-src 'self';style-src 'self' 'nonce-/,
  );
  expect(answer.get('x-powered-by')).toBeUndefined();
  expect(answer.get('cache-control')).toBe('no-store');
});

test('logs hold the request id and no query, token, address, body or credential', async () => {
  const lines: string[] = [];
  const edge = anEdge({ lines });
  await request(edge).get('/api/throw/bug?email=ada@shop.example').set('authorization', 'Bearer per_secret');
  await request(edge).get('/u/one-click-token?x=1');
  await request(edge).get('/api/throw/ada@shop.example');
  await request(edge).post('/api/echo').set('content-type', 'application/json').send('{"email":"ada@shop.example');
  await request(edge).get('/api/throw/duplicate').set('x-request-id', 'known');
  const text = lines.join('');
  expect(text).toContain('"requestId":"known"');
  expect(text).toContain('"path":"/u/…"');
  expect(text.replaceAll('mail to ada@shop.example failed', '')).not.toMatch(/ada@|per_secret|one-click-token/);
});

test('addresses come from the proxy only when there is one', async () => {
  const where = Router();
  where.get('/u/ip', (incoming, response) => void response.send(incoming.ip));
  const ask = async (publicUrl?: string) =>
    (
      await request(anEdge({ publicRouters: [where], ...(publicUrl && { publicUrl }) }))
        .get('/u/ip')
        .set('x-forwarded-for', '203.0.113.7')
    ).text;
  expect(await ask()).not.toBe('203.0.113.7');
  expect(await ask('https://journeys.example')).toBe('203.0.113.7');
});

test('a stopping server ends what runs, takes nothing new, and cuts off what hangs', async () => {
  const slow = Router();
  const { promise: release, resolve: finish } = Promise.withResolvers<undefined>();
  const arrived = { slow: Promise.withResolvers<undefined>(), hanging: Promise.withResolvers<undefined>() };
  slow.get('/u/slow', async (_incoming, response) => {
    arrived.slow.resolve(undefined);
    await release;
    response.send('done');
  });
  slow.get('/u/hanging', () => {
    arrived.hanging.resolve(undefined);
  });
  const server = await listen(anEdge({ publicRouters: [slow] }), { port: 0, host: '127.0.0.1' });
  const base = `http://127.0.0.1:${String(server.port)}`;
  const running = fetch(`${base}/u/slow`);
  const hanging = fetch(`${base}/u/hanging`).then(
    () => 'answered',
    () => 'cut',
  );
  await Promise.all([arrived.slow.promise, arrived.hanging.promise]);
  const stopped = server.stop(3_000);
  await expect(fetch(`${base}/u/slow`)).rejects.toThrow();
  finish(undefined);
  expect(await (await running).text()).toBe('done');
  expect(await hanging).toBe('cut');
  await stopped;
});

test('a port that is taken is said at once', async () => {
  const first = await listen(anEdge(), { port: 0, host: '127.0.0.1' });
  await expect(listen(anEdge(), { port: first.port, host: '127.0.0.1' })).rejects.toThrow(/EADDRINUSE/);
  await first.stop(100);
});
