import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { dueCursor } from '../../runtime/src/enrolments/store/claim';
import { openDatabase, type Collection, type Database } from '../../runtime/src/platform/database';
import { BUCKETS } from '../../runtime/src/platform/ids';
import type { Side } from './sides';

const LANES = 2;
const BATCH = 1_000;
const HOUR = 3_600_000;

/**
 * The limit: read what is due and move each document on to its next hold, by the driver alone. Two lanes, batches of a thousand,
 * unordered; it claims nothing, fences nothing, keeps no history and runs no node.
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
    const until = new Date(now.getTime() + HOUR);
    const hold = { key: 'german:1', kind: 'time', settled: true, since: now, until } as const;
    const { modifiedCount } = await enrolments.bulkWrite(
      due.map(({ _id }) => ({
        updateOne: { filter: { _id }, update: { $set: { stepKey: 'german', hold, due: until }, $inc: { seq: 1 } } },
      })),
      { ordered: false },
    );
    count(modifiedCount);
  }
}
