import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { aWholeApp, type WholeApp } from '../support/app';
import { perennial } from '../support/command-line';
import { aJourney } from '../support/journeys';

/** Old orders that are imported; 100,000 at full size. */
const ORDERS = Number(process.env['PERENNIAL_TEST_IMPORTED_ORDERS'] ?? 2_500);

let app: WholeApp;
let folder: string;

beforeAll(async () => {
  app = await aWholeApp();
  folder = await mkdtemp(join(tmpdir(), 'perennial-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await app.subjects.imports.runner.stop();
  await app.close();
});

const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await app.a.call(method, path, body);
  if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
  return (await answer.json()) as T;
};

test('old orders let nobody into a live journey after a purchase; one that is told of today does', async () => {
  const workflow = aJourney()
    .entry({ events: ['Order Completed'] })
    .wait()
    .workflow();
  const { id } = await call<{ id: string }>('POST', '/api/journeys', { name: 'After a purchase', workflow });
  await call('POST', `/api/journeys/${id}/publish`, {});
  const file = join(folder, 'orders.csv');
  // As of an hour ago: it is what they are, not when they were, that keeps them out.
  const at = new Date(Date.now() - 3_600_000).toISOString();
  const rows = Array.from(
    { length: ORDERS },
    (_, n) => `${String(n)},${at},u${String(n)}@example.com,${String(n % 90)}.50,EUR`,
  );
  await writeFile(file, ['order id,date,email,total,currency', ...rows].join('\n'));

  const ran = await perennial({ address: app.baseUrl, key: app.a.key }, 'import', file, '--kind', 'orders', '--json');
  expect(JSON.parse(ran.out)).toMatchObject({ state: 'done', progress: { counts: { read: ORDERS, new: ORDERS } } });
  await app.subjects.events.idle();
  const { db } = app.database;
  expect(await db.collection('orders').countDocuments({ workspaceId: app.a.id })).toBe(ORDERS);
  expect(await db.collection('enrolments').countDocuments({ workspaceId: app.a.id, journeyId: id })).toBe(0);

  const { writeKey } = await call<{ writeKey: string }>('POST', '/api/sources', { kind: 'segment', name: 'Shop' });
  await fetch(`${app.baseUrl}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
    body: JSON.stringify({
      event: 'Order Completed',
      userId: 'u',
      properties: { order_id: 'today', total: 5, currency: 'EUR' },
    }),
  });
  await app.subjects.events.idle();
  expect(await db.collection('enrolments').countDocuments({ workspaceId: app.a.id, journeyId: id })).toBe(1);
});

test('the command line tries a file, says what would be refused, and fails for one that cannot be read', async () => {
  const run = async (...args: string[]) => await perennial({ address: app.baseUrl, key: app.a.key }, 'import', ...args);
  const people = join(folder, 'people.csv');
  await writeFile(people, 'email,name\na@example.com,Ada\nnobody,Nobody\n');
  const tried = await run(people, '--dry-run', '--workspace', app.a.id);
  expect(tried.out).toMatch(
    /^Tried, and nothing was changed: 2 rows: 1 new, 0 there already, 1 refused, 0 left out\.\nRow 3, email: "nobody" /,
  );
  const mapping = join(folder, 'mapping.json');
  await writeFile(mapping, JSON.stringify({ mapping: [{ column: 'name', to: 'externalId' }] }));
  expect((await run(people, '--mapping', mapping)).out).toMatch(/^2 rows: 2 new/);
  expect((await run(people, '--workspace', 'wsp_of_another')).failure).toContain('another workspace');
  const wide = join(folder, 'wide.csv');
  await writeFile(wide, `${Array.from({ length: 10_000 }, (_, n) => `c${String(n)}`).join(',')}\n`);
  expect((await run(wide)).failure).toContain('10000 columns');
});
