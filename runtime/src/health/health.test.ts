import request from 'supertest';

import { openFreshDatabase } from '../../../test/support/database';
import { createApp } from '../app';
import type { Database } from '../platform/database';
import { Api } from '../platform/http/api';
import { createLogger } from '../platform/logging';
import { createMetrics } from '../platform/metrics';
import { healthRoutes } from './routes';

let database: Database;
let migrated = true;
let stopping = false;

function edge() {
  const api = new Api({ authenticate: () => Promise.resolve(undefined) });
  const log = createLogger('silent');
  const metrics = createMetrics(log);
  healthRoutes(api, {
    ...{ version: '1.2.3', database, metrics },
    migrated: () => Promise.resolve(migrated),
    stopping: () => stopping,
  });
  const info = { version: '1.2.3', sessionCookie: 'c' };
  return createApp({ api, log, metrics, info });
}

beforeAll(async () => {
  database = await openFreshDatabase();
});

test('/healthz says that the process lives', async () => {
  expect((await request(edge()).get('/healthz')).body).toEqual({ status: 'ok', version: '1.2.3' });
});

test('/readyz says what is missing, with 503', async () => {
  const app = edge();
  const ask = async () => {
    const { status, text } = await request(app).get('/readyz');
    return [status, (JSON.parse(text) as { problems?: { path: string }[] }).problems?.map(({ path }) => path)];
  };
  expect(await ask()).toEqual([200, undefined]);
  migrated = false;
  expect(await ask()).toEqual([503, ['migrations']]);
  migrated = true;
  stopping = true;
  expect(await ask()).toEqual([503, ['running']]);
  stopping = false;
  await database.close();
  expect(await ask()).toEqual([503, ['database']]);
});

test('/metrics counts requests by route template and status', async () => {
  const app = edge();
  await request(app).get('/healthz');
  await request(app).get('/healthz');
  await request(app).get('/api/customers/ada');
  const { text, type } = await request(app).get('/metrics');
  expect(type).toBe('text/plain');
  expect(text).toContain('perennial_http_requests_total{method="GET",route="/healthz",status="200"} 2');
  expect(text).toContain('route="unmatched",status="404"} 1');
  expect(text).not.toContain('ada');
  const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? '');
  expect(names.filter((name) => !name.startsWith('perennial_'))).toEqual([]);
});
