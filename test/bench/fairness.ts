import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';

import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { Arena } from './arena';
import { migrateHot, seedDue } from './seed';
import { SideProcess } from './side';
import { conditionsOf, median, quantile, rounded, type Result, type Say } from './result';

const OTHER = 'another-workspace';
/** Of the other workspace, one after the other. */
const APART_MS = 50;
/** When the first of them becomes due: the backlog is being worked off by then. */
const HEAD_START_MS = 2_000;
const LOOK_EVERY_MS = 25;
/** As `seedDue` makes it. */
const SEEDED = 3;
const PATIENCE_MS = 300_000;

export interface FairnessOptions {
  /** Enrolments of one workspace that are overdue. */
  readonly backlog: number;
  /** Of another one, each of which becomes due while that is worked off. */
  readonly others: number;
}

/**
 * How late a workspace is served while another one has a backlog, by one worker process: from the moment somebody is due until the
 * commit can be read. The backlog has to outlast it, else nothing was measured.
 */
export async function fairness(arena: Arena, { backlog, others }: FairnessOptions, say: Say): Promise<Result> {
  const { uri, db } = arena.fresh();
  const worker = await SideProcess.start('ours');
  try {
    await migrateHot(db);
    const seed = { questions: 'paths', from: 0 } as const;
    await seedDue(db, { ...seed, count: backlog, at: new Date() });
    say(`${String(backlog)} are due in one workspace`);
    await worker.join({ mongodbUri: uri, wakeUps: backlog, processes: 1 });
    await arena.settle();
    const at = new Date(Date.now() + HEAD_START_MS + others * APART_MS);
    const some = { from: backlog, count: others, at, apart: APART_MS, workspaceId: OTHER };
    await seedDue(db, { ...seed, ...some });
    const due = await openOf(db);
    const began = performance.now();
    worker.go();
    const lags = await lagsOf(db, due);
    const perSecond = worker.done / ((performance.now() - began) / 1_000);
    const left = backlog + others - worker.done;
    if (left < others)
      throw new Error('The backlog was worked off before the others had their turn: take a larger one');
    const lag = { median: median(lags), p99: quantile(lags, 0.99), most: Math.max(...lags) };
    say(`lag of the others ${JSON.stringify(lag)} ms, ${perSecond.toFixed(0)} wake-ups a second, ${String(left)} left`);
    return {
      ...{ bench: 'fairness', unit: 'ms, 99 % of another workspace', goal: '< 5,000', rounds: 1 },
      ...{ ours: Math.round(lag.p99), reference: null, ratio: null },
      more: { median: lag.median, most: lag.most, wakeUpsPerSecond: rounded(perSecond, 0), left },
      conditions: { backlog, others, apart: APART_MS, ...(await conditionsOf(arena)) },
    };
  } finally {
    await worker.leave();
    await worker.end();
    await db.dropDatabase();
  }
}

/** Those who have not been served yet: `seq` is as it was seeded. When each is due, in milliseconds, its claim does not change. */
async function openOf(db: Db): Promise<Map<string, number>> {
  const open = await db
    .collection<EnrolmentDocument>('enrolments')
    .find({ workspaceId: OTHER, active: true, seq: SEEDED }, { projection: { since: 1 } })
    .toArray();
  return new Map(open.map(({ _id, since }) => [_id, since.getTime()]));
}

/** Milliseconds for each, as soon as its commit is there to be read. */
async function lagsOf(db: Db, due: ReadonlyMap<string, number>): Promise<number[]> {
  const open = new Map(due);
  const lags: number[] = [];
  const from = performance.now();
  while (open.size > 0) {
    await sleep(LOOK_EVERY_MS);
    if (performance.now() - from > PATIENCE_MS) throw new Error(`${String(open.size)} were not served in five minutes`);
    const left = await openOf(db);
    for (const [id, at] of open)
      if (!left.has(id)) {
        lags.push(Date.now() - at);
        open.delete(id);
      }
  }
  return lags;
}
