import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { Life, mortal, ProcessDied } from '../support/dying-database';
import { anImporter, countsIn, importsOn, type Importer } from '../support/imports';

/** Rows that are imported while processes are killed; PERENNIAL_TEST_IMPORTED_ROWS for more. */
const ROWS = Number(process.env['PERENNIAL_TEST_IMPORTED_ROWS'] ?? 12_000);
const KILLS = 4;

let importer: Importer;

beforeAll(async () => {
  importer = await anImporter();
});
beforeEach(() => {
  importer.fresh();
});
afterAll(() => importer.close());

const count = async (collection: string) =>
  await importer.intake.count(collection, { workspaceId: importer.workspace });

/** Every tenth row is one that is refused, every hundredth somebody who stood there before. */
const people = (rows: number) =>
  [
    'email,first_name',
    ...Array.from({ length: rows }, (_, n) =>
      n % 10 === 9 ? 'nobody,N' : `u${String(n - (n % 100 === 50 ? 2 : 0))}@example.com,N${String(n)}`,
    ),
  ].join('\n');
const expected = (rows: number) => ({
  read: rows,
  new: rows * 0.89,
  existing: rows * 0.01,
  refused: rows * 0.1,
  skipped: 0,
});

async function begun(): Promise<ChildProcess> {
  const { client, databaseName } = importer.intake.database.db as unknown as {
    client: { s: { url: string } };
    databaseName: string;
  };
  const uri = client.s.url.replace(/\/[^/?]*(\?|$)/, `/${databaseName}$1`);
  const child = spawn(process.execPath, [join(__dirname, '../support/import-process.cjs'), uri], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('kill -9 in the middle of a file: the next process goes on where it was, and nothing is imported or counted twice', async () => {
  const { id } = await importer.upload('profiles', people(ROWS));
  const { imports, workspace } = importer;
  // Noted as begun by a process that does nothing more.
  await importer.intake.database.db
    .collection<{ _id: string }>('imports')
    .updateOne({ _id: id }, { $set: { state: 'running', open: true }, $inc: { pass: 1 } });
  const reached = async (row: number) => {
    for (;;) {
      const { progress, state } = await imports.get(workspace, id);
      if (state !== 'running' || (progress?.row ?? 0) >= row) return state;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  let killed = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const child = await begun();
    const state = await reached((ROWS * kill) / (KILLS + 1));
    child.kill('SIGKILL');
    await once(child, 'exit');
    if (state === 'running') killed++;
  }
  const last = await begun();
  await reached(Infinity);
  last.kill('SIGKILL');
  expect(killed).toBeGreaterThan(0);
  const done = await imports.get(workspace, id);
  expect(done.state).toBe('done');
  expect(countsIn(done)).toEqual(expected(ROWS));
  expect([await count('profiles'), await count('importProblems')]).toEqual([ROWS * 0.89, Math.min(10_000, ROWS * 0.1)]);
});

const ORDERS =
  'order id,date,email,total,currency\n1,2025-01-02,a@example.com,10,EUR\n2,2025-01-03,b@example.com,20,EUR\n3,2025-02-30,c@example.com,5,EUR\n';
const CONSENTS =
  'email,state,date,source,wording\na@example.com,no,2025-01-02,,\nb@example.com,yes,2025-01-02,Fair,News\nc@example.com,maybe,2025-01-02,Fair,News\n';

test.each([
  ['profiles', people(100)],
  ['orders', ORDERS],
  [
    'events',
    'event,date,email\nViewed,2025-01-02,a@example.com\nViewed,2025-01-03,a@example.com\nViewed,never,a@example.com\n',
  ],
  ['consents', CONSENTS],
] as const)(
  '%s: whatever write a process dies at, the counts and what is stored are those of an uninterrupted run',
  async (kind, file) => {
    const state = async () => [
      await count('profiles'),
      await count('events'),
      await count('orders'),
      await count('importProblems'),
    ];
    const whole = await importer.bring(kind, file);
    const counts = countsIn(whole);
    const stored = await state();
    for (let at = 1, writes = Infinity; at <= writes; at++)
      for (const how of ['before', 'after'] as const) {
        importer.fresh();
        const { id } = await importer.upload(kind, file);
        await importer.intake.database.db
          .collection<{ _id: string }>('imports')
          .updateOne({ _id: id }, { $set: { state: 'running', open: true }, $inc: { pass: 1 } });
        const life = new Life(at, how);
        const mortalDb = mortal(importer.intake.database.db, life);
        await importsOn(importer.intake, mortalDb, new Set(), 1).runner.tick().catch(noDeath);
        if (!life.dead) writes = at - 1;
        await importsOn(importer.intake, importer.intake.database.db, new Set(), 1).runner.tick();
        expect([how, at, countsIn(await importer.imports.get(importer.workspace, id)), await state()]).toEqual([
          how,
          at,
          counts,
          stored,
        ]);
      }
  },
);

function noDeath(error: unknown): void {
  if (!(error instanceof ProcessDied)) throw error;
}
