import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db, Document } from 'mongodb';

import type { Arena } from './arena';
import { HttpRuntime, until, type Track } from './http';
import { conditionsOf, median, rounded, type Result, type Say } from './result';
import { migrateHot } from './seed';

const BATCH = 100;
/** Requests under way at once. */
const ABREAST = 8;
const SEGMENTS = 20;
const EVENT = 'Product Viewed';
const SEED_AT_ONCE = 5_000;

export interface IngestOptions {
  readonly events: number;
  readonly rounds: number;
  /** People there are in the end; the first measurement has a tenth of them. */
  readonly people: number;
}

/**
 * Events of known customers over HTTP, until all are stored, counted for their people and these tested against twenty segments that ask for
 * them, against the driver inserting the same events and updating one profile for each, in batches of the same size. With a tenth of the
 * people, then with all of them.
 */
export async function ingest(arena: Arena, { events, rounds, people }: IngestOptions, say: Say): Promise<Result> {
  const { uri, db } = arena.fresh();
  const runtime = await HttpRuntime.start(uri, { worker: false });
  const measured: { readonly people: number; readonly ours: number; readonly reference: number }[] = [];
  try {
    await runtime.batch(numbered(BATCH).map((n) => ({ type: 'identify', userId: `first${String(n)}`, messageId: `f${String(n)}` }))); // prettier-ignore
    const { workspaceId } = (await db.collection('profiles').findOne({})) as unknown as { workspaceId: string };
    await db.collection<{ _id: string }>('segments').insertMany(numbered(SEGMENTS).map((n) => segment(workspaceId, n)));
    await sleep(2_000); // segments are read once a second
    for (const there of [Math.ceil(people / 10), people]) {
      await seed(db, there);
      for (let round = 0; round <= rounds; round++) {
        const ours = await oursOf(runtime, db, { events, round: `${String(there)}-${String(round)}` });
        const reference = await rawOf(arena, db, events);
        if (round === 0) continue; // warms up
        measured.push({ people: there, ours, reference });
        say(`${String(there)} people  ours ${ours.toFixed(0)}/s  raw ${reference.toFixed(0)}/s`);
      }
    }
  } finally {
    await runtime.stop();
    await db.dropDatabase();
  }
  const [few, many] = [measured.slice(0, rounds), measured.slice(rounds)];
  const ratioOf = (of: typeof measured) => rounded(median(of.map(({ ours, reference }) => ours / reference)));
  const oursIn = (of: typeof measured) => Math.round(median(of.map(({ ours }) => ours)));
  return {
    ...{ bench: 'ingest', unit: 'events/s', goal: '≥ 0.4, flat', rounds, ratio: ratioOf(many) },
    ...{ ours: oursIn(many), reference: Math.round(median(many.map(({ reference }) => reference))) },
    more: { ratioWithATenth: ratioOf(few), flat: rounded(oursIn(many) / oursIn(few)) },
    conditions: { events, people, segments: SEGMENTS, batch: BATCH, abreast: ABREAST, ...(await conditionsOf(arena)) },
  };
}

const numbered = (count: number) => Array.from({ length: count }, (_, n) => n);

function segment(workspaceId: string, n: number) {
  const count = { kind: 'event', event: EVENT, measure: 'count', operator: 'atLeast', value: n + 1 };
  return {
    ...{ _id: `seg_${String(n)}`, workspaceId, name: `Segment ${String(n)}`, kind: 'dynamic', revision: 1 },
    definition: { kind: 'all', of: [count] },
    ...{ createdAt: new Date(), editedAt: new Date(Date.now() - 60_000) },
  };
}

/** People like those there are, with the identifier by which they come: as many as are missing. */
async function seed(db: Db, people: number): Promise<void> {
  const [profile, identifier] = await Promise.all(['profiles', 'identifiers'].map((name) => db.collection(name).findOne({}))); // prettier-ignore
  for (let n = await db.collection('profiles').countDocuments({}); n < people; n += SEED_AT_ONCE) {
    const ids = numbered(Math.min(SEED_AT_ONCE, people - n)).map(() => randomUUID().replaceAll('-', ''));
    await db.collection('profiles').insertMany(ids.map((id) => ({ ...profile, _id: `prf_${id}` })) as Document[], { ordered: false }); // prettier-ignore
    await db.collection('identifiers').insertMany(ids.map((id) => ({ ...identifier, _id: id, profileId: `prf_${id}` })) as Document[], { ordered: false }); // prettier-ignore
  }
}

interface Round {
  readonly events: number;
  readonly round: string;
}

async function oursOf(runtime: HttpRuntime, db: Db, { events, round }: Round): Promise<number> {
  const who = (n: number) => `u${round}-${String(n)}`;
  const tracks = (kind: string) =>
    numbered(events).map((n): Track => ({
      ...{ type: 'track', event: EVENT, userId: who(n), messageId: `${kind}${round}-${String(n)}` },
      properties: { total: { amount: 4990, currency: 'EUR' }, products: [{ name: 'Serum' }] },
    }));
  await inBatches(tracks('known'), (batch) => runtime.batch(batch));
  await settled(db);
  const began = performance.now();
  await inBatches(tracks('seen'), (batch) => runtime.batch(batch));
  await settled(db);
  return events / ((performance.now() - began) / 1_000);
}

/** Nobody is left to be counted or tested, and nothing to be told. */
async function settled(db: Db): Promise<void> {
  await until(async () => (await db.collection('changeNotes').estimatedDocumentCount()) === 0, 10);
}

/** The event as ours are stored, and one update of a profile for each. */
async function rawOf(arena: Arena, from: Db, events: number): Promise<number> {
  const { db } = arena.fresh();
  await migrateHot(db);
  const [event, profile] = await Promise.all([from.collection('events').findOne({ name: EVENT }), from.collection('profiles').findOne({})]); // prettier-ignore
  const ids = numbered(events).map(() => randomUUID());
  await db.collection('profiles').insertMany(ids.map((_id) => ({ ...profile, _id })) as unknown as Document[]);
  const write = async (batch: string[]) => {
    await db.collection('events').insertMany(batch.map((id) => ({ ...event, _id: randomUUID(), profileId: id })) as unknown as Document[], { ordered: false }); // prettier-ignore
    await db.collection<{ _id: string }>('profiles').bulkWrite(batch.map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { updatedAt: new Date() } } } })), { ordered: false }); // prettier-ignore
  };
  const began = performance.now();
  await inBatches(ids, write);
  const seconds = (performance.now() - began) / 1_000;
  await db.dropDatabase();
  return events / seconds;
}

async function inBatches<T>(all: readonly T[], write: (batch: T[]) => Promise<void>): Promise<void> {
  const batches = numbered(Math.ceil(all.length / BATCH)).map((k) => all.slice(k * BATCH, (k + 1) * BATCH)).values(); // prettier-ignore
  const work = async () => {
    for (const batch of batches) await write(batch);
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
}
