import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PerennialError } from './errors/error';
import { createSecrets, loadSecrets, secretFile } from './secrets';

const CONTEXT = 'workspace1:sender1';
const A = 'a'.repeat(32);
const B = 'b'.repeat(32);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const load = (secret?: string) => loadSecrets({ PERENNIAL_SECRET: secret, PERENNIAL_DATA_DIR: folder });

function codeOf(attempt: () => unknown): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return (error as PerennialError).code;
  }
}

test('opens what it sealed, and seals differently each time', () => {
  const secrets = createSecrets([A]);
  const sealed = secrets.seal('p4ssword ü', CONTEXT);
  expect(sealed).not.toContain('p4ssword');
  expect(secrets.seal('p4ssword ü', CONTEXT)).not.toBe(sealed);
  expect(secrets.open(sealed, CONTEXT)).toBe('p4ssword ü');
  expect(secrets.open(secrets.seal('', CONTEXT), CONTEXT)).toBe('');
});

test('a sealed text is worthless in another workspace, changed, cut short, or without its key', () => {
  const secrets = createSecrets([A]);
  const sealed = secrets.seal('password', CONTEXT);
  const [format, key, iv, text] = sealed.split('.') as [string, string, string, string];
  const changed = [format, key, iv, text.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))].join('.');
  const cut = [format, key, iv, text.slice(-8)].join('.');

  for (const attempt of [
    () => secrets.open(sealed, 'workspace2:sender1'),
    () => secrets.open(changed, CONTEXT),
    () => secrets.open(cut, CONTEXT),
    () => secrets.open('password', CONTEXT),
    () => createSecrets([B]).open(sealed, CONTEXT),
  ])
    expect(codeOf(attempt)).toBe('cannot_decrypt');
});

test('after a key was replaced, old texts open and new ones carry the new key', () => {
  const old = createSecrets([A]).seal('password', CONTEXT);
  const both = createSecrets([B, A]);
  expect(both.open(old, CONTEXT)).toBe('password');
  expect(createSecrets([B]).open(both.seal('password', CONTEXT), CONTEXT)).toBe('password');
});

test('derived keys are stable, differ by purpose, and need the secret', () => {
  expect(createSecrets([A]).derive('sessions')).toBe(createSecrets([A]).derive('sessions'));
  expect(createSecrets([A]).derive('sessions')).not.toBe(createSecrets([A]).derive('links'));
  expect(createSecrets([A]).derive('sessions')).not.toBe(createSecrets([B]).derive('sessions'));
});

test('without a setting a secret is made once, for its owner only, and processes that start together agree', async () => {
  const [first, ...others] = await Promise.all([load(), load(), load(), load()]);
  const sealed = first.seal('password', CONTEXT);
  for (const secrets of [...others, await load()]) expect(secrets.open(sealed, CONTEXT)).toBe('password');

  expect((await stat(secretFile(folder))).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['secret']);
});

test('the setting wins, makes no file, and still opens what the file sealed', async () => {
  await load(A);
  expect(await readdir(folder)).toEqual([]);

  const before = (await load()).seal('password', CONTEXT);
  expect((await load(A)).open(before, CONTEXT)).toBe('password');
});

test('a second line in the file is the key before', async () => {
  const before = (await load()).seal('password', CONTEXT);
  await writeFile(secretFile(folder), `${B}\n${await readFile(secretFile(folder), 'utf8')}`);
  expect((await load()).open(before, CONTEXT)).toBe('password');
});
