import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { eventually, type Brand } from '../support/brand';
import { freshDatabaseUri } from '../support/database';
import { aJourney, branchRule } from '../support/journeys';
import { FULL_SIZE } from '../support/storm/dice';
import { report } from '../support/storm/report';
import { startSpine, type SpineRuntime } from '../support/spine-runtime';
import { unhandledEvents } from '../support/unhandled';

const SIZE = FULL_SIZE
  ? { events: 200_000, journeys: 20, people: 50_000, seconds: 60 }
  : { events: 4_000, journeys: 20, people: 1_000, seconds: 2 };
const BATCH = 100;
const ABREAST = 8;
const INTERACTIVE_EVERY = 250;
const LOOK_EVERY = 500;
/** What is behind by less than this is not behind. */
const CAUGHT_UP_MS = 2_000;

let database: Database;
let api: SpineRuntime;
let worker: SpineRuntime;

beforeAll(async () => {
  const mongodbUri = freshDatabaseUri();
  database = await openDatabase(mongodbUri);
  api = await startSpine({ mongodbUri, environment: { PERENNIAL_ROLES: 'api' } });
  worker = await startSpine({ mongodbUri, environment: { PERENNIAL_ROLES: 'worker' } });
});

afterAll(async () => {
  await worker.end('SIGTERM');
  await api.end('SIGTERM');
  await database.close();
});

test(`${String(SIZE.events)} events at once into ${String(SIZE.journeys)} journeys, the worker far behind: all enter and come through, in bounded memory, and people are answered meanwhile`, async () => {
  const { brand } = api;
  for (let n = 0; n < SIZE.journeys; n++) await brand.live(journey(eventName(n)));
  const { writeKey } = await brand.must<{ writeKey: string }>('POST', '/api/sources', {
    ...{ kind: 'segment', name: 'Programs', trust: 'server' },
  });
  await sleep(2_000); // live versions are read once a second
  const idle = { api: await memoryOf(api), worker: await memoryOf(worker) };

  const over = new AbortController();
  const watching = Promise.all([watchMemory(over.signal), interactive(brand, over.signal), watchLag(over.signal)]);
  const began = performance.now();
  // Everything of the first half waits for it.
  const behind = worker.standStill((SIZE.seconds * 1_000) / 2);
  await sendAll(brand, writeKey);
  const sentWithin = (performance.now() - began) / 1_000;
  await behind;
  await eventually('all to be through', allThrough, FULL_SIZE ? 1_800_000 : 240_000);
  const throughWithin = (performance.now() - began) / 1_000;
  over.abort();
  const [memory, answers, lag] = await watching;

  const took = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  report('rush', {
    ...SIZE,
    seconds: { sent: Math.round(sentWithin), through: Math.round(throughWithin) },
    memory: { idle, most: memory, ratio: { api: memory.api / idle.api, worker: memory.worker / idle.worker } },
    lag: { mostSeconds: Math.round(lag.most / 1_000), lastSeconds: Math.round(lag.last / 1_000) },
    interactive: {
      calls: took.length,
      p50: took[Math.floor(took.length / 2)],
      p95: took[Math.floor(took.length * 0.95)],
    },
  });
  const enrolments = database.db.collection('enrolments');
  expect(await enrolments.countDocuments({ 'ended.reason': 'completed' })).toBe(SIZE.events);
  expect((await enrolments.distinct('entry.triggerId', { workspaceId: { $exists: true } })).length).toBe(SIZE.events);
  expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  expect(lag.last).toBeLessThan(CAUGHT_UP_MS);
  expect(memory.api / idle.api).toBeLessThan(MOST_TIMES_IDLE);
  expect(memory.worker / idle.worker).toBeLessThan(MOST_TIMES_IDLE);
}, 3_600_000);

/** Fifty times more events must not mean more memory: the same bound at both sizes. */
const MOST_TIMES_IDLE = 5;

const eventName = (n: number) => `Event ${String(n % SIZE.journeys)}`;

const journey = (event: string) =>
  aJourney(event)
    .entry({ events: [event], reEntry: 'always' })
    .branch([branchRule('German', '={{ $json.profile.language }}', 'de')], { name: 'Who' })
    .wait({ amount: 1, unit: 'seconds' }, { name: 'German', stepKey: 'german' })
    .from('Who', 1)
    .wait({ amount: 2, unit: 'seconds' }, { name: 'Others', stepKey: 'others' })
    .workflow();

/** At an even pace; as fast as they are taken when that is slower. */
async function sendAll(brand: Brand, writeKey: string): Promise<void> {
  const began = performance.now();
  const batches = Array.from({ length: SIZE.events / BATCH }, (_, k) => k).values();
  const send = async () => {
    for (const k of batches) {
      const at = began + (k * BATCH * SIZE.seconds * 1_000) / SIZE.events;
      await sleep(Math.max(0, at - performance.now()));
      await post(brand, writeKey, k);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, send));
}

async function post(brand: Brand, writeKey: string, k: number): Promise<void> {
  const batch = Array.from({ length: BATCH }, (_, i) => {
    const n = k * BATCH + i;
    return {
      ...{ type: 'track', event: eventName(n), messageId: `m${String(n)}`, userId: `u${String(n % SIZE.people)}` },
      properties: { checkout_id: `c${String(n)}`, total: { amount: 4_990, currency: 'EUR' } },
    };
  });
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  const body = JSON.stringify({ batch });
  for (;;) {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${brand.address}/v1/batch`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    if (answer.ok) return;
    if (answer.status !== 429 && answer.status !== 503)
      throw new Error(`The batch was refused: ${String(answer.status)}`);
    await sleep(200); // Not now: programs try again.
  }
}

interface Answer {
  readonly status: number;
  readonly ms: number;
}

/** What somebody does in the editor meanwhile, one thing after the other. */
async function interactive(brand: Brand, over: AbortSignal): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const paths = ['/api/journeys', '/api/profiles?search=u1', '/api/enrolments?limit=20', '/api/sends?limit=20'];
  for (let n = 0; !over.aborted; n++) {
    const from = performance.now();
    const { status } = await brand.call('GET', paths[n % paths.length] ?? '');
    answers.push({ status, ms: Math.round(performance.now() - from) });
    await sleep(INTERACTIVE_EVERY);
  }
  return answers;
}

/** The most that each was seen to hold, in megabytes. */
async function watchMemory(over: AbortSignal): Promise<{ api: number; worker: number }> {
  const most = { api: 0, worker: 0 };
  while (!over.aborted) {
    most.api = Math.max(most.api, await memoryOf(api));
    most.worker = Math.max(most.worker, await memoryOf(worker));
    await sleep(LOOK_EVERY);
  }
  return most;
}

/** How long the oldest that is due had been due, at most and at the last look. */
async function watchLag(over: AbortSignal): Promise<{ most: number; last: number }> {
  const lag = { most: 0, last: 0 };
  while (!over.aborted) {
    lag.last = await lagNow();
    lag.most = Math.max(lag.most, lag.last);
    await sleep(LOOK_EVERY);
  }
  return { most: lag.most, last: await lagNow() };
}

async function lagNow(): Promise<number> {
  const oldest = await database.db
    .collection<{ due?: Date }>('enrolments')
    .find({ queue: 'local', active: true, due: { $lte: new Date() } })
    .sort({ due: 1 })
    .limit(1)
    .toArray();
  return oldest[0]?.due ? Date.now() - oldest[0].due.getTime() : 0;
}

async function allThrough(): Promise<true | undefined> {
  const { db } = database;
  if ((await unhandledEvents(db)) > 0) return undefined;
  return (await db.collection('enrolments').countDocuments({ active: true }, { limit: 1 })) === 0 ? true : undefined;
}

/** Resident, in megabytes. */
async function memoryOf({ pid }: SpineRuntime): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024);
}
