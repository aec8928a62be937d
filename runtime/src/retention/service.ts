import type { Clock } from '../engine/ports';
import type { Db } from '../platform/database';
import type { Metrics } from '../platform/metrics';
import type { ChangedDays } from './contract';
import { daysOf, retentionOf, type KeptDays } from './model';

/** What of a subject is removed when its time is over; bounded, resumable, told in documents. */
export interface Removes {
  (which: { readonly workspaceId: string; readonly before: Date }, signal?: AbortSignal): Promise<number>;
}

export interface RetentionParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'counter'>;
  readonly workspaceIds: () => Promise<readonly string[]>;
  readonly removes: Readonly<Record<keyof KeptDays, Removes>>;
}

export interface Retention {
  read(workspaceId: string): Promise<KeptDays>;
  /** Only what is given changes. */
  change(workspaceId: string, days: ChangedDays): Promise<KeptDays>;
  /** Removes in every workspace what is over; gives back how many documents. Goes on where it was cut off. */
  run(signal?: AbortSignal): Promise<number>;
}

const DAY = 86_400_000;

export function createRetention({ db, clock, metrics, workspaceIds, removes }: RetentionParts): Retention {
  const settings = retentionOf(db);
  const counter = metrics.counter({
    name: 'perennial_retention_removed_total',
    help: 'Documents removed because their time was over.',
    labelNames: ['what'],
  });
  const read = async (workspaceId: string) => daysOf(await settings.findOne({ _id: workspaceId }));
  return {
    read,
    change: async (workspaceId, days) => {
      await settings.updateOne({ _id: workspaceId }, { $set: { workspaceId, ...given(days) } }, { upsert: true });
      return await read(workspaceId);
    },
    run: async (signal) => {
      let all = 0;
      for (const workspaceId of await workspaceIds()) {
        const days = await read(workspaceId);
        for (const what of Object.keys(removes) as (keyof KeptDays)[]) {
          signal?.throwIfAborted();
          const before = new Date(clock.now().getTime() - days[what] * DAY);
          const removed = await removes[what]({ workspaceId, before }, signal);
          if (removed > 0) counter.inc({ what: what.replace('Days', '') }, removed);
          all += removed;
        }
      }
      return all;
    },
  };
}

/** Without what was not given. */
const given = (days: ChangedDays): Partial<KeptDays> =>
  Object.fromEntries(Object.entries(days).filter(([, value]) => value !== undefined));
