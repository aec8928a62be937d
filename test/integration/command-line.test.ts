import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freshDatabaseUri } from '../support/database';
import { startRuntime } from '../support/runtime-process';

const repository = join(__dirname, '../..');
const BUILT = 'runtime/dist/runtime/src/cli/perennial.js';
const LAUNCHER = 'runtime/bin/perennial.js';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

interface Diagnosis {
  readonly healthy: boolean;
  readonly findings: readonly { readonly check: string; readonly level: string; readonly message: string }[];
}

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perennial-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** `perennial …` in a process of its own, on a data folder of its own. */
async function perennial(args: string, environment: Record<string, string> = {}, program = BUILT): Promise<Outcome> {
  return await new Promise((done) => {
    const env = {
      ...process.env,
      PERENNIAL_DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'silent',
      PORT: '0',
      ...environment,
    };
    execFile(process.execPath, [program, ...args.split(' ')], { cwd: repository, env }, (failure, out, error) => {
      done({ code: failure === null ? 0 : Number(failure.code), out, error });
    });
  });
}

async function diagnosis(environment: Record<string, string> = {}): Promise<Diagnosis & { readonly code: number }> {
  const { code, out } = await perennial('doctor --json', environment);
  return { code, ...(JSON.parse(out) as Diagnosis) };
}

const levelsOf = ({ findings }: Diagnosis, check: string) =>
  findings.filter((each) => each.check === check).map(({ level }) => level);

async function occupiedPort() {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: String((server.address() as AddressInfo).port), free: () => server.close() };
}

test('the doctor finds a fresh machine healthy, and leaves it as it was', async () => {
  const found = await diagnosis();
  expect(found).toMatchObject({ code: 0, healthy: true });
  expect(levelsOf(found, 'Embedded database')).toEqual(['ok']);
  await expect(access(join(folder, 'data'))).rejects.toThrow('ENOENT');
});

test('while Perennial runs: the doctor sees it, others can join, a second one and a taken port are refused in one line', async () => {
  const data = { PERENNIAL_DATA_DIR: join(folder, 'data') };
  const running = await startRuntime(data);
  const { port } = new URL(running.address);
  expect(running.signInLink).toContain('/sign-in/');

  const found = await diagnosis({ PORT: port });
  expect(found).toMatchObject({ code: 0, healthy: true });
  for (const check of ['Database', 'Clock', 'Migrations', 'Secret', 'Port'])
    expect(levelsOf(found, check)).not.toEqual([]);
  expect(found.findings.find(({ check }) => check === 'Embedded database')?.message).toContain(String(running.pid));

  const key = (await perennial('keys create terminal', data)).out.trim();
  expect(key).toMatch(/^per_\S+$/);
  const withKey = { ...data, PERENNIAL_API_KEY: key };
  const made = await fetch(`${running.address}/api/profiles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'anna@example.com' }),
  });
  expect(made.ok).toBe(true);
  expect((await perennial('profiles show anna@example.com', withKey)).out).toContain('anna@example.com');
  expect((await perennial('profiles timeline bea@example.com', withKey)).error).toContain('No profile has this');
  expect((await perennial('keys list', withKey)).out).toContain('terminal');
  expect((await perennial('keys create terminal --workspace Elsewhere', withKey)).error).toContain('leave out');
  expect((await perennial('keys create terminal --workspace Elsewhere', data)).error).toMatch(
    /^There is no workspace "Elsewhere"; there are "My brand" \(\S+\)\.\n$/m,
  );

  const second = await perennial('start');
  expect(second).toMatchObject({ code: 1, out: '' });
  const uri = /MONGODB_URI=(\S+);/.exec(second.error)?.[1] ?? '';
  expect(second.error.trim().split('\n')).toHaveLength(1);
  const taken = await perennial('start --json', { MONGODB_URI: uri, PORT: port });
  expect(JSON.parse(taken.error)).toMatchObject({
    error: { message: expect.stringContaining(`Port ${port} is taken`) as string },
  });

  const worker = await startRuntime({ ...data, MONGODB_URI: uri }, 'worker');
  expect(await worker.end('SIGTERM')).toBe(0);
  expect((await perennial('sign-in')).out).toContain(`${running.address}/sign-in/`);

  expect(await running.end('SIGINT')).toBe(0);
  for (const refused of ['keys create terminal', 'sign-in'])
    expect(await perennial(refused)).toMatchObject({
      code: 1,
      error: expect.stringContaining('Start it first') as string,
    });
  await expect(access(join(folder, 'data/address'))).rejects.toThrow('ENOENT');
});

test('the doctor names what keeps Perennial from working, and ends with 1', async () => {
  const data = join(folder, 'data');
  await mkdir(data);
  await writeFile(join(data, 'secret'), 'x'.repeat(40));
  await chmod(join(data, 'secret'), 0o644);
  const other = await occupiedPort();
  const found = await diagnosis({
    PORT: other.port,
    MONGODB_URI: 'mongodb://127.0.0.1:9/perennial',
    PUBLIC_URL: 'https://journeys.example/path',
    PERENNIAL_NODES: join(folder, 'nowhere'),
  });
  other.free();

  expect(found).toMatchObject({ code: 1, healthy: false });
  for (const check of ['Secret', 'Port', 'Database', 'Public address', 'Node package'])
    expect([check, ...levelsOf(found, check)]).toEqual([check, 'problem']);
});

test('the doctor looks at the database of MONGODB_URI', async () => {
  const found = await diagnosis({ MONGODB_URI: freshDatabaseUri() });
  expect(found.findings.filter(({ check }) => check === 'Database').map(({ message }) => message)).toEqual([
    expect.stringMatching(/^MongoDB \d/),
    'replica set "perennial"',
  ]);
  expect(levelsOf(found, 'Migrations')).toEqual(['ok']);
});

test('what cannot work ends with 1 and one clear line, as JSON when asked', async () => {
  const bad = await perennial('start', { PORT: 'many' });
  expect(bad).toMatchObject({
    code: 1,
    out: '',
    error: expect.stringMatching(/^Invalid settings: PORT: .*\n$/) as string,
  });
  const away = await perennial('start --json', {
    MONGODB_URI: 'mongodb://127.0.0.1:9/perennial?serverSelectionTimeoutMS=300',
  });
  expect(JSON.parse(away.error)).toMatchObject({ error: { code: 'not_ready' } });
});

test('a command that needs a key says how one is made', async () => {
  const { code, error } = await perennial('journeys list');
  expect([code, error]).toEqual([1, expect.stringContaining('perennial keys create') as string]);
});

test('every command has help, and an unknown one ends with 1', async () => {
  for (const command of ['', 'start ', 'worker ', 'doctor ', 'sign-in '])
    expect(await perennial(`${command}--help`)).toMatchObject({ code: 0, error: '' });
  expect((await perennial('nonsense')).code).toBe(1);
});

test('the launcher passes on arguments and exit codes', async () => {
  expect(await perennial('doctor --help', {}, LAUNCHER)).toMatchObject({
    code: 0,
    out: expect.stringContaining('--json') as string,
  });
  expect((await perennial('nonsense', {}, LAUNCHER)).code).toBe(1);
});
