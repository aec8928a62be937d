import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { perennial } from '../support/command-line';
import { freshDatabaseUri } from '../support/database';
import { SPINE_KEY, startSpine, type SpineRuntime } from '../support/spine-runtime';

const EXAMPLE = join(__dirname, '../../examples/abandoned-cart');

let runtime: SpineRuntime;
let folder: string;
beforeAll(async () => {
  runtime = await startSpine({ mongodbUri: freshDatabaseUri() });
  folder = await mkdtemp(join(tmpdir(), 'perennial-example-'));
});
afterAll(async () => {
  await runtime.end('SIGTERM');
  await rm(folder, { recursive: true });
});

async function runExample(environment: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(EXAMPLE, 'run.mjs')], {
    env: { ...process.env, PERENNIAL_URL: address(), PERENNIAL_API_KEY: SPINE_KEY, WAIT_SECONDS: '1', ...environment },
  });
  return stdout;
}

const address = () => `http://127.0.0.1:${String(runtime.port)}`;
const run = (...args: string[]) => perennial({ address: address(), key: SPINE_KEY }, ...args);
async function listed(...args: string[]) {
  const { out, failure } = await run(...args, '--json');
  if (failure !== undefined) throw new Error(failure);
  return JSON.parse(out) as Record<string, unknown>[];
}

test('the example makes everything by API and shows the reminder, in the language of the customer', async () => {
  const german = await runExample({});
  expect(german).toMatch(/^Subject: Anna, dein Warenkorb wartet noch$/m);
  expect(german).toMatch(/^2 × Nachtserum \(30 ml\) {2}39,00.€$/m);
  expect(german).toMatch(/^Summe {2}44,10.€$/m);
  expect(german).toMatch(/^List-Unsubscribe: <http/m);
  expect(german).toContain('https://mori-and-fig.example/checkouts/ac/');
  // Again, on what is there already, for somebody else.
  expect(await runExample({ LOCALE: 'zh-CN', EMAIL: 'kim@example.com' })).toMatch(
    /^Subject: Kim，您的购物车还在等您$/m,
  );
});

test('the command line shows what became of it', async () => {
  const [profile] = await listed('profiles', 'list', '--search', 'anna');
  const id = String(profile!['id']);
  expect(await listed('sends', 'list', '--profile', id)).toMatchObject([{ message: 'cart-reminder', status: 'sent' }]);
  const [enrolment] = await listed('enrolments', 'list', '--profile', id);
  expect(enrolment).toMatchObject({ state: 'ended', ended: { reason: 'completed' } });
  expect((await run('enrolments', 'show', String(enrolment!['id']))).out).toMatch(/Cart reminder +ended +completed/);
  expect((await run('profiles', 'show', id)).out).toMatch(/^consent: +email subscribed$/m);
  const kinds = (await listed('profiles', 'timeline', id)).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['event', 'send', 'enrolment', 'consent']));
  expect((await run('sends', 'list', '--status', 'lost')).failure).toMatch(/^query\.status: /);
});

test('the command line pushes messages once, and previews them with an event', async () => {
  const messages = join(EXAMPLE, 'messages');
  expect((await run('messages', 'push', messages)).out).toBe('cart-reminder: as it was, revision 2\n');
  const preview = ['messages', 'preview', 'cart-reminder', '--language', 'de'];
  expect((await run(...preview, '--event', join(EXAMPLE, 'event.json'))).out).toContain('2 × Nachtserum (30 ml)');
  expect((await run(...preview)).failure).toBe('"cart-reminder" cannot be shown like this.');
  expect((await run('messages', 'push', folder)).failure).toMatch(/ has no message: /);
});

test('the command line makes sources, senders and keys, and tells what cannot be', async () => {
  expect((await run('sources', 'create', 'segment', '--name', 'App')).out).toMatch(
    /write key is shown this once:\n\S+/,
  );
  const [source] = (await listed('sources', 'list')).filter(({ name }) => name === 'App');
  expect((await run('sources', 'rotate', String(source!['id']))).out).toMatch(/shown this once/);
  expect((await run('sources', 'delete', String(source!['id']))).out).toMatch(/^Deleted src_/);

  const sender = ['senders', 'create', 'sandbox', '--name', 'Second', '--from', 'Mori & Fig <hi@mori-and-fig.example>'];
  expect((await run(...sender)).out).toMatch(/"Second"; it plays no role yet/);
  expect((await run('senders', 'bind', 'transactional-email', 'Second')).out).toMatch(/plays transactional-email now/);
  expect((await run('senders', 'test', 'Second')).failure).toBeUndefined();
  expect((await run('senders', 'test', 'Nobody')).failure).toBe('There is no sender "Nobody".');

  const { out } = await run('keys', 'create', 'Reader', '--permissions', 'journeys:read', '--json');
  const { id, key } = JSON.parse(out) as { id: string; key: string };
  const reader = { address: address(), key };
  expect((await perennial(reader, 'journeys', 'list')).out).toContain('Abandoned cart');
  expect((await perennial(reader, 'journeys', 'pause', 'Abandoned cart (example)')).failure).toContain(
    'journeys:publish',
  );
  await run('keys', 'revoke', id);
  expect((await run('nodes', 'list', '--ours')).out).toMatch(/n8n-nodes-perennial\.wait +Perennial Wait +local/);
  expect((await run('dead-letters', 'retry', '--all')).out).toBe('0 of 0 changed.\n');
  expect((await run('dead-letters', 'retry', 'nobody')).failure).toMatch(/There is no enrolment "nobody"/);
});
