import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { dueCursor } from '../../runtime/src/enrolments/store/claim';
import { openDatabase, type Collection, type Database } from '../../runtime/src/platform/database';
import { BUCKETS } from '../../runtime/src/platform/ids';
import type { Side } from './sides';

const LANES = 2;
const BATCH = 1_000;

/**
 * The limit: read what is due and write into each document what a commit of ours writes, by the driver alone. Two lanes, batches
 * of a thousand, unordered; it claims nothing, fences nothing, asks for no message and runs no node.
 */
export function rawSide(): Side {
  let database: Database | undefined;
  let done = 0;
  let lanes: Promise<void>[] = [];
  return {
    join: async ({ mongodbUri }) => {
      database = await openDatabase(mongodbUri);
      done = 0;
    },
    go: () => {
      const enrolments = database?.db.collection<EnrolmentDocument>('enrolments');
      if (!enrolments) return;
      for (let lane = 0; lane < LANES; lane++) {
        const buckets = Array.from({ length: BUCKETS / LANES }, (_, index) => lane + index * LANES);
        lanes.push(drain(enrolments, buckets, (moved) => (done += moved)));
      }
    },
    done: () => done,
    leave: async () => {
      await Promise.all(lanes);
      lanes = [];
      await database?.close();
    },
  };
}

async function drain(
  enrolments: Collection<EnrolmentDocument>,
  buckets: readonly number[],
  count: (moved: number) => void,
): Promise<void> {
  for (;;) {
    const now = new Date();
    const due = await dueCursor(enrolments, { queue: 'local', buckets, limit: BATCH, now }).toArray();
    if (due.length === 0) return;
    const { modifiedCount } = await enrolments.bulkWrite(
      due.map(({ _id, visits, since }) => ({
        updateOne: { filter: { _id }, update: moved(visits, since, now) },
      })),
      { ordered: false },
    );
    count(modifiedCount);
  }
}

/** Where somebody stands at the next send, and the two lines of history about how they came there. */
const moved = (visits: EnrolmentDocument['visits'], since: Date, now: Date) => ({
  $set: {
    ...{ stepKey: 'german', visits: { ...visits, who: 1, german: 1 }, since, retries: 0, attempts: 0 },
    hold: { key: 'german:1', kind: 'send' as const, settled: true as const, since },
    last: { token: TOKEN, profileRow: false },
  },
  $unset: { due: 1 as const },
  $inc: { seq: 1 },
  $push: {
    history: {
      $each: [
        { stepKey: 'who', visit: 1, at: now, what: 'passed' as const, output: 0 },
        { stepKey: 'german', visit: 1, at: now, what: 'held' as const, detail: 'send' },
      ],
    },
  },
});

const TOKEN = '00000000-0000-4000-8000-000000000001';
