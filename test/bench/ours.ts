import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from '../../runtime/src/engine/ports';
import { openDatabase, type Database } from '../../runtime/src/platform/database';
import { Lanes, LANES } from '../../runtime/src/worker/lanes';
import { Worker, WORKER_SETTINGS } from '../../runtime/src/worker/worker';
import { BenchRuntime } from './runtime';
import type { Round, Side } from './sides';

const HEARTBEAT_MS = 250;
const HEARTBEATS_PER_LEASE = 20;

/** Nothing is due before it may go: until then it is 1970. */
export class GatedClock implements Clock {
  open = false;

  now(): Date {
    return new Date(this.open ? Date.now() : 0);
  }
}

interface Joined {
  readonly database: Database;
  readonly worker: Worker;
  readonly go: () => void;
}

/** The worker of the runtime as it is, its lanes shared out before it begins. */
export async function oursSide(): Promise<Side> {
  const runtime = await BenchRuntime.open();
  let joined: Joined | undefined;
  return {
    join: async (round) => {
      joined = await join(runtime, round);
    },
    go: () => joined?.go(),
    done: () => joined?.worker.totals.committed ?? 0,
    leave: async () => {
      await joined?.worker.stop();
      await joined?.database.close();
      joined = undefined;
    },
  };
}

async function join(runtime: BenchRuntime, { mongodbUri, processes }: Round): Promise<Joined> {
  const database = await openDatabase(mongodbUri);
  const clock = new GatedClock();
  const parts = runtime.over(database.db, clock);
  const lanes = new Lanes(database.db, randomUUID(), HEARTBEAT_MS * HEARTBEATS_PER_LEASE);
  const worker = new Worker({ ...parts, lanes }, { ...WORKER_SETTINGS, heartbeat: HEARTBEAT_MS });
  await worker.start();
  while (worker.lanes.length !== LANES / processes) await sleep(HEARTBEAT_MS / 5);
  const go = () => {
    clock.open = true;
    parts.doorbell.ring('enrolments');
  };
  return { database, worker, go };
}
