import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { eventually } from '../support/brand';
import { freshDatabaseUri } from '../support/database';

const repository = join(__dirname, '../..');
const CLI = 'runtime/dist/runtime/src/cli/perennial.js';
const uri = freshDatabaseUri();
const env = {
  ...process.env,
  ...{ MONGODB_URI: uri, PORT: '0', LOG_LEVEL: 'error' },
  PERENNIAL_SECRET: 'a secret of tests that all processes share',
};

let database: Database;

beforeAll(async () => {
  database = await openDatabase(uri);
});

afterAll(() => database.close());

async function perennial(
  ...args: string[]
): Promise<{ readonly code: number; readonly out: string; readonly error: string }> {
  return await new Promise((done) => {
    execFile(process.execPath, [CLI, ...args], { cwd: repository, env }, (failure, out, error) => {
      done({ code: failure === null ? 0 : Number(failure.code), out, error });
    });
  });
}

test('“start --demo” makes the brand while it serves; the first sign-in lands in it; one command removes it beside it', async () => {
  const child = spawn(process.execPath, [CLI, 'start', '--demo', '--json'], {
    cwd: repository,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { address, signInLink } = JSON.parse(line) as { address: string; signInLink: string };
    const signIn = await fetch(`${address}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: signInLink.split('/').at(-1) }),
    });
    const cookie = signIn.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const me = async () =>
      (await (await fetch(`${address}/api/me`, { headers: { cookie } })).json()) as { workspace: object };
    expect((await me()).workspace).toMatchObject({ name: 'Mori & Fig', demo: true });

    await eventually(
      'the demo',
      async () => ((await database.db.collection('demos').findOne({ readyAt: { $exists: true } })) ? true : undefined),
      90_000,
    );
    expect(await database.db.collection('profiles').countDocuments()).toBeGreaterThanOrEqual(2_000);

    expect(await perennial('demo', 'remove')).toMatchObject({
      code: 1,
      error: expect.stringContaining('add --yes') as unknown,
    });
    expect(await database.db.collection('demos').countDocuments()).toBe(1);
    const { code, out } = await perennial('demo', 'remove', '--yes', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { removed: Record<string, number> }).removed['profiles']).toBeGreaterThanOrEqual(2_000);
    expect(await database.db.collection('profiles').countDocuments()).toBe(0);
    expect((await me()).workspace).toMatchObject({ name: 'My brand', demo: false });
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

test('without a demo there is nothing to remove', async () => {
  const { code, out } = await perennial('demo', 'remove', '--yes');
  expect([code, out]).toEqual([0, 'There is no demo.\n']);
});
