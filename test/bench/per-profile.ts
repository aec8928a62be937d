import { randomUUID } from 'node:crypto';
import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';

import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { openDatabase, type Database } from '../../runtime/src/platform/database';
import type { WakeUpParts } from '../../runtime/src/worker/parts';
import { wakeUp } from '../../runtime/src/worker/wakeUp';
import { BenchRuntime } from './runtime';
import type { Round, Side } from './sides';

const JOB = 'wakeUp';
const LEASE_MS = 60_000;
const ABREAST = 20;
const LOOK_EVERY_MS = 100;

interface Joined {
  readonly agenda: Agenda;
  readonly database: Database;
}

/** The same wake-ups, each for itself: one Agenda job per profile, looked for ten times a second, twenty at once. */
export async function perProfileSide(): Promise<Side> {
  const runtime = await BenchRuntime.open();
  let joined: Joined | undefined;
  let done = 0;
  return {
    join: async (round) => {
      done = 0;
      joined = await join(runtime, round, () => (done += 1));
    },
    go: () => void joined?.agenda.start(),
    done: () => done,
    leave: async () => {
      await joined?.agenda.stop();
      await joined?.database.close();
    },
  };
}

async function join(runtime: BenchRuntime, { mongodbUri }: Round, count: () => void): Promise<Joined> {
  const database = await openDatabase(mongodbUri);
  const parts = runtime.over(database.db, { now: () => new Date() });
  const agenda = new Agenda({
    backend: new MongoBackend({ mongo: database.db, ensureIndex: true }),
    processEvery: LOOK_EVERY_MS,
    defaultConcurrency: ABREAST,
    maxConcurrency: ABREAST,
  });
  agenda.define(JOB, async ({ attrs }) => {
    await wakeOne(database, parts, (attrs.data as { enrolmentId: string }).enrolmentId);
    count();
  });
  await addJobs(database);
  return { agenda, database };
}

async function addJobs({ db }: Database): Promise<void> {
  const due = await db
    .collection<EnrolmentDocument>('enrolments')
    .find({ due: { $lte: new Date() } }, { projection: { _id: 1 } })
    .toArray();
  const job = { name: JOB, type: 'normal', priority: 0, nextRunAt: new Date(), lockedAt: null };
  await db.collection('agendaJobs').insertMany(due.map(({ _id }) => ({ ...job, data: { enrolmentId: _id } })));
}

/** Claims one enrolment and does with it what a turn does with a thousand. */
async function wakeOne({ db }: Database, parts: WakeUpParts, enrolmentId: string): Promise<void> {
  const token = randomUUID();
  const claimed = await db
    .collection<EnrolmentDocument>('enrolments')
    .findOneAndUpdate(
      { _id: enrolmentId, queue: 'local', due: { $lte: new Date() } },
      [{ $set: { due: { $add: ['$$NOW', LEASE_MS] }, lease: { token }, attempts: { $add: ['$attempts', 1] } } }],
      { returnDocument: 'after', projection: { history: 0 } },
    );
  if (!claimed) throw new Error(`${enrolmentId} is not due`);
  const enrolments = [{ ...claimed, history: [] }];
  await wakeUp(parts, { token, enrolments }, new AbortController().signal);
}
