import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { aWholeApp, type WholeApp } from '../support/app';
import { perennial, type Ran } from '../support/command-line';

const TEMPLATE = join(__dirname, '../../templates/abandoned-cart');

let app: WholeApp;
let folder: string;

beforeAll(async () => {
  app = await aWholeApp();
  folder = await mkdtemp(join(tmpdir(), 'perennial-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await app.close();
});

const run = async (...args: string[]): Promise<Ran> =>
  await perennial({ address: app.baseUrl, key: app.a.key }, 'templates', ...args);

test('lists, validates and installs, with settings written as people write them', async () => {
  expect((await run('list')).out).toMatch(/abandoned-cart +1\.0\.0 +en, zh-CN/);
  expect((await run('validate', TEMPLATE)).out).toBe('No problems.\n');

  const sets = ['firstWait=90 minutes', 'thirdMessage=no', 'languages=en', 'couponPercent=8'];
  const { out } = await run('install', 'abandoned-cart', '--name', 'Carts', '--set', ...sets, '--json');
  const { journeyId, messages } = JSON.parse(out) as { journeyId: string; messages: unknown[] };
  expect(messages).toHaveLength(2);
  const draft = await (await app.a.call('GET', `/api/journeys/${journeyId}/draft`)).text();
  expect(draft).toContain('"amount":90,"unit":"minutes"');

  const asText = await run('install', 'abandoned-cart');
  expect(asText.out).toMatch(
    /^Made the draft jrn_\w+ "Abandoned cart" and the messages .*\nNo sender plays the role "marketing-email".*\n.*perennial journeys publish jrn_\w+\n$/,
  );
});

test('a folder is packed into one file, which is installed like any template', async () => {
  const file = join(folder, 'abandoned-cart.json');
  await run('pack', TEMPLATE, '--out', file);
  expect((await run('validate', file)).out).toBe('No problems.\n');
  expect((await run('install', file)).out).toMatch(/^Made the draft/);

  const bundle = JSON.parse(await readFile(file, 'utf8')) as { messages: unknown[] };
  await writeFile(file, JSON.stringify({ ...bundle, messages: [] }));
  const refused = await run('validate', file);
  expect(refused.out).toContain('names the message "abandoned-cart-first"');
  expect(refused.failure).toContain('is no usable template');
});

test.each([
  [['install', 'no-such-template'], 'There is no template "no-such-template"'],
  [['install', 'abandoned-cart', '--set', 'colour=red'], 'There is no setting "colour"; there are firstWait'],
  [['install', 'abandoned-cart', '--set', 'firstWait'], '"firstWait" sets nothing; write key=value.'],
  [['install', 'abandoned-cart', '--set', 'firstWait=soon'], 'allowed: 1 second to 30 days'],
  [['validate', '/nowhere'], '/nowhere cannot be read.'],
  [['validate', __dirname], 'manifest.json is missing or cannot be read'],
])('%j ends with one clear line', async (args, line) => {
  expect((await run(...args)).failure).toContain(line);
});
