import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { MIGRATIONS } from '../../runtime/src/migrations';
import { openDatabase, type Db } from '../../runtime/src/platform/database';
import { importsIn } from '../support/import-parts';
import type { Arena } from './arena';
import { conditionsOf, rounded, type Result, type Say } from './result';

const WORKSPACE = 'ws_bench';
const PART_ROWS = 50_000;
const BATCH = 1_000;
const LOOK_EVERY_MS = 200;

const nameOf = (n: number) => ({
  email: `person${String(n)}@example.com`,
  firstName: `Ada${String(n % 977)}`,
  lastName: `Byron${String(n % 4_999)}`,
});

/**
 * A CSV of new people into profiles, by a process of its own that is measured from the first row to the last, against upserts of the same
 * rows by the driver, in batches of the same size and into a collection with the same indexes.
 */
export async function importing(arena: Arena, { rows }: { readonly rows: number }, say: Say): Promise<Result> {
  const { uri, db } = arena.fresh();
  for (const migration of MIGRATIONS) await migration.up(db);
  try {
    const reference = await upserted(db, rows);
    say(`raw upserts: ${reference.toFixed(0)} rows/s`);
    await db.collection('profiles').deleteMany({});
    await arena.settle();
    const { perSecond, peak } = await imported(uri, rows);
    say(`ours: ${perSecond.toFixed(0)} rows/s, at most ${String(peak)} MB`);
    return {
      ...{ bench: 'import', unit: 'rows/s', goal: '≥ 0.4, ≤ 512 MB', rounds: 1 },
      ...{ ours: Math.round(perSecond), reference: Math.round(reference), ratio: rounded(perSecond / reference) },
      more: { peakMegabytes: peak },
      conditions: { rows, columns: 5, batch: BATCH, ...(await conditionsOf(arena)) },
    };
  } finally {
    await db.dropDatabase();
  }
}

async function upserted(db: Db, rows: number): Promise<number> {
  const profiles = db.collection<{ _id: string }>('profiles');
  const began = performance.now();
  for (let from = 0; from < rows; from += BATCH)
    await profiles.bulkWrite(
      Array.from({ length: Math.min(BATCH, rows - from) }, (_, index) => {
        const person = { ...nameOf(from + index), workspaceId: WORKSPACE, country: 'DE', attributes: { size: 'M' } };
        return { updateOne: { filter: { _id: person.email }, update: { $set: person }, upsert: true } };
      }),
      { ordered: false },
    );
  return (rows / (performance.now() - began)) * 1_000;
}

async function imported(uri: string, rows: number): Promise<{ readonly perSecond: number; readonly peak: number }> {
  const database = await openDatabase(uri);
  const { db } = database;
  const imports = await importsIn(db);
  const { id } = await imports.create({ workspaceId: WORKSPACE, by: 'bench', name: 'people.csv', kind: 'profiles' });
  let number = 0;
  for (let from = 0; from < rows; from += PART_ROWS)
    await imports.keepPart(WORKSPACE, id, {
      number: (number += 1),
      bytes: csv(from, Math.min(rows, from + PART_ROWS)),
    });
  await imports.uploaded(WORKSPACE, id);
  // Begun for the process that is measured, not for this one.
  await imports.runner.stop();
  await imports.start(WORKSPACE, id);
  const child = spawn(process.execPath, [join(__dirname, '../support/import-process.cjs'), uri], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // It says so when it has loaded, and begins then.
  await once(child.stdout, 'data');
  const began = performance.now();
  let peak = 0;
  for (let state = 'running'; state === 'running';) {
    await sleep(LOOK_EVERY_MS);
    peak = Math.max(peak, await peakOf(child.pid));
    ({ state } = await imports.get(WORKSPACE, id));
  }
  const perSecond = (rows / (performance.now() - began)) * 1_000;
  child.kill('SIGKILL');
  const { counts } = (await imports.get(WORKSPACE, id)).progress ?? {};
  if (counts?.new !== rows) throw new Error(`Not every row was imported: ${JSON.stringify(counts)}`);
  await database.close();
  return { perSecond, peak };
}

// eslint-disable-next-line @typescript-eslint/require-await -- stands for a request, which comes in pieces
async function* csv(from: number, to: number): AsyncGenerator<Uint8Array> {
  if (from === 0) yield Buffer.from('email,first_name,last_name,country,size\n');
  for (let n = from; n < to; n++) {
    const { email, firstName, lastName } = nameOf(n);
    yield Buffer.from(`${email},${firstName},${lastName},DE,M\n`);
  }
}

/** Megabytes; 0 where /proc does not tell. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024);
}
