import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, Document } from 'mongodb';

import { unhandledEvents } from '../support/unhandled';
import { cpuOf, type Arena } from './arena';
import { HttpRuntime, oneStep, until, type Track } from './http';
import { perUnit } from './race';
import { migrateHot } from './seed';
import { conditionsOf, costLine, costs, median, rounded, type Cost, type Result, type Say } from './result';

const JOURNEYS = 50;
const BATCH = 100;
/** Requests under way at once. */
const ABREAST = 8;

const eventName = (n: number) => `Event ${String(n % JOURNEYS)}`;

export interface EntryOptions {
  readonly events: number;
  readonly rounds: number;
}

/**
 * Events of known customers about known checkouts, each of which enters one of fifty live journeys: from the first HTTP request until all are enrolled,
 * against the driver inserting the same events and enrolments, in batches of the same size.
 */
export async function entry(arena: Arena, { events, rounds }: EntryOptions, say: Say): Promise<Result> {
  const { uri, db } = arena.fresh();
  const runtime = await HttpRuntime.start(uri, { worker: false });
  const pairs: { readonly ours: Measured & Work; readonly reference: Measured }[] = [];
  try {
    for (let n = 0; n < JOURNEYS; n++) await runtime.brand.live(oneStep(eventName(n)));
    await sleep(2_000); // live versions are read once a second
    for (let round = 0; round <= rounds; round++) {
      await acquaint(runtime, db, { events, round });
      const ours = await measured(arena, events, { cpu: () => nodeCpu(runtime), run: () => enterAll(runtime, db, { events, round }) }); // prettier-ignore
      const reference = await insertAll(arena, db, events);
      if (round === 0) continue; // warms up
      pairs.push({ ours, reference });
      say(`round ${String(round)}  ours ${line(ours)}  raw ${line(reference)}`);
      say(`commands: ${JSON.stringify(ours.commandsByName)}`);
    }
  } finally {
    await runtime.stop();
    await db.dropDatabase();
  }
  const of = (one: readonly Measured[]) => Math.round(median(one.map(({ perSecond }) => perSecond)));
  const [ours, reference] = [pairs.map((pair) => pair.ours), pairs.map((pair) => pair.reference)];
  return {
    ...{ bench: 'entry', unit: 'events/s', goal: '≥ 0.4', rounds },
    ...{ ours: of(ours), reference: of(reference) },
    ratio: rounded(median(pairs.map((pair) => pair.ours.perSecond / pair.reference.perSecond))),
    ...costs(ours, reference),
    perUnit: {
      commands: rounded(median(ours.map(({ commands }) => commands)), 3),
      bytes: Math.round(median(ours.map(({ bytes }) => bytes))),
    },
    conditions: { events, journeys: JOURNEYS, batch: BATCH, abreast: ABREAST, ...(await conditionsOf(arena)) },
  };
}

interface Measured extends Cost {
  readonly perSecond: number;
}

type Work = ReturnType<typeof perUnit>;

interface Measuring {
  /** Microseconds of processor time of all processes that do it, since they began. */
  readonly cpu: () => Promise<number>;
  readonly run: () => Promise<unknown>;
}

async function measured(arena: Arena, events: number, { cpu, run }: Measuring): Promise<Measured & Work> {
  const [spent, counted] = [await cpu(), await arena.counts()];
  const began = performance.now();
  await run();
  const seconds = (performance.now() - began) / 1_000;
  const work = perUnit(counted, await arena.counts(), events);
  return { perSecond: events / seconds, nodeCpu: ((await cpu()) - spent) / events, ...work };
}

const line = (one: Measured) => `${one.perSecond.toFixed(0)}/s (${costLine(one)})`;

interface Round {
  readonly events: number;
  readonly round: number;
}

async function enterAll(runtime: HttpRuntime, db: Db, { events, round }: Round): Promise<void> {
  const enrolments = db.collection('enrolments');
  // Of the collection's own books: a count that reads would be part of what is measured.
  const before = await enrolments.estimatedDocumentCount();
  await sendAll(
    runtime,
    numbered(events).map((n) => track(n, round)),
  );
  await until(async () => (await enrolments.estimatedDocumentCount()) >= before + events, 20);
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => n);

/** People of this round, and their checkouts: nobody is inside a journey yet, whoever has entered before would be read with each event. */
async function acquaint(runtime: HttpRuntime, db: Db, { events, round }: Round): Promise<void> {
  for (const known of [identify, view])
    await sendAll(
      runtime,
      numbered(events).map((n) => known(n, round)),
    );
  await until(async () => (await unhandledEvents(db)) === 0, 50);
}

const nameOf = (n: number, round: number) => `${String(round)}-${String(n)}`;

const identify = (n: number, round: number): Track => ({
  ...{ type: 'identify', userId: nameOf(n, round), messageId: `identify${nameOf(n, round)}` },
  traits: { email: `u${nameOf(n, round)}@example.com`, firstName: 'Ada', language: 'de' },
});

const view = (n: number, round: number): Track => ({
  ...{ type: 'track', event: 'Product Viewed', userId: nameOf(n, round), messageId: `view${nameOf(n, round)}` },
  properties: { checkout_id: `c${nameOf(n, round)}` },
});

const track = (n: number, round: number): Track => ({
  ...{ type: 'track', event: eventName(n), userId: nameOf(n, round), messageId: `m${nameOf(n, round)}` },
  properties: {
    checkout_id: `c${nameOf(n, round)}`,
    total: { amount: 4990, currency: 'EUR' },
    products: [{ name: 'Serum' }],
  },
});

async function sendAll(runtime: HttpRuntime, events: readonly Track[]): Promise<void> {
  await inBatches(events, (batch) => runtime.batch(batch));
}

/** The documents that a round of ours has left, under new ids, into collections with the same indexes. */
async function insertAll(arena: Arena, from: Db, events: number): Promise<Measured> {
  const { db } = arena.fresh();
  await migrateHot(db);
  const [event, enrolment] = await Promise.all(['events', 'enrolments'].map((name) => lastOf(from, name)));
  const documents = Array.from({ length: events }, () => ({ event: renewed(event!), enrolment: renewed(enrolment!) }));
  const write = async (batch: typeof documents) => {
    await db.collection('events').insertMany(
      batch.map((one) => one.event),
      { ordered: false },
    );
    await db.collection('enrolments').insertMany(
      batch.map((one) => one.enrolment),
      { ordered: false },
    );
  };
  const result = await measured(arena, events, { cpu: ownCpu, run: () => inBatches(documents, write) });
  await db.dropDatabase();
  return result;
}

function ownCpu(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return Promise.resolve(user + system);
}

async function lastOf(db: Db, name: string): Promise<Document> {
  const found = await db.collection(name).findOne({ workspaceId: { $exists: true } });
  if (!found) throw new Error(`Nothing is in ${name}`);
  return found;
}

function renewed(document: Document): Document {
  const id = randomUUID().replaceAll('-', '');
  return { ...document, _id: id, profileId: `prf_${id}`, ...('rootId' in document && { rootId: id }) };
}

async function inBatches<T>(all: readonly T[], write: (batch: T[]) => Promise<void>): Promise<void> {
  const batches = Array.from({ length: Math.ceil(all.length / BATCH) }, (_, k) =>
    all.slice(k * BATCH, (k + 1) * BATCH),
  ).values();
  const work = async () => {
    for (const batch of batches) await write(batch);
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
}

async function nodeCpu({ pids }: HttpRuntime): Promise<number> {
  const each = await Promise.all(pids.map(cpuOf));
  return each.reduce((sum: number, cpu) => sum + (cpu ?? 0), 0);
}
