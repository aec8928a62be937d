import { randomUUID } from 'node:crypto';

import type { Clock } from './platform/clock';
import type { Database } from './platform/database';
import { startJobs, type Jobs } from './platform/jobs';
import type { Logger } from './platform/logging';
import type { Metrics } from './platform/metrics';
import { startWatchdog } from './platform/watchdog';
import type { Subjects } from './subjects';
import type { ProcessDoorbell } from './worker/doorbell';
import { Lanes } from './worker/lanes';
import { collectWorkerMetrics } from './worker/metrics';
import { sweep } from './worker/sweep';
import { Worker, WORKER_SETTINGS, type WorkerParts, type WorkerSettings } from './worker/worker';

export interface BackgroundParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly bell: ProcessDoorbell;
  readonly subjects: Subjects;
  /** Shorter leases in tests. */
  readonly settings?: Partial<WorkerSettings> | undefined;
}

export interface Background {
  readonly worker: Worker;
  /** Claims nothing more, lets what runs end, gives the lanes away. */
  stop(): Promise<void>;
}

/** Three missed heartbeats, and a process' lanes are served by others. */
const HEARTBEATS_PER_LEASE = 3;
const SWEEP_EVERY_SECONDS = 5;
const RETENTION_EVERY_SECONDS = 3_600;
const COUNTS_EVERY_SECONDS = 30;
const ALERTS_EVERY_SECONDS = 15;
const MERGES_EVERY_SECONDS = 60;
const NEWS_EVERY_SECONDS = 30;

/** What a process with the role `worker` does beside answering: wake-ups, dispatch, deliveries, periodic jobs. */
export async function startBackground(parts: BackgroundParts): Promise<Background> {
  const { database, clock, log, bell, subjects } = parts;
  const settings = { ...WORKER_SETTINGS, ...parts.settings };
  const lanes = new Lanes(database.db, randomUUID(), settings.heartbeat * HEARTBEATS_PER_LEASE);
  const wakeUps: WorkerParts = {
    ...{ clock, log, lanes, doorbell: bell },
    ...{ enrolments: subjects.enrolments, effects: subjects.effects, versions: subjects.journeys },
    ...{ profiles: subjects.profiles, events: subjects.events, nodes: subjects.n8n.runner },
    circuits: subjects.circuits.guard,
    applying: { profiles: withLists(subjects), events: subjects.events },
  };
  const worker = new Worker(wakeUps, settings);
  const watchdog = startWatchdog(settings);
  await worker.start();
  subjects.messaging.dispatcher.start();
  subjects.subscriptions.start();
  const jobs = await startJobs(database, { log });
  await definePeriodicJobs(jobs, wakeUps, { ...parts, lease: settings.lease });
  await defineKept(jobs, subjects);
  await defineHousekeeping(jobs, parts);
  return {
    worker,
    stop: async () => {
      await jobs.stop();
      await Promise.all([worker.stop(), subjects.messaging.dispatcher.stop(), subjects.subscriptions.stop()]);
      watchdog.stop();
    },
  };
}

/** What steps ask for of people: first the lists, each once by its row, then the profiles. */
function withLists({ profiles, members }: Pick<Subjects, 'profiles' | 'members'>): WorkerParts['applying']['profiles'] {
  return {
    ...profiles,
    apply: async (rows) => {
      await members.applyLists(rows);
      await profiles.apply(rows);
    },
  };
}

async function definePeriodicJobs(
  jobs: Jobs,
  wakeUps: WorkerParts,
  { subjects, log, lease }: BackgroundParts & { readonly lease: number },
): Promise<void> {
  const { alerts, events, journeys, letters, matching, profiles, triggers } = subjects;
  const sweepParts = { ...wakeUps, lease, repeatUnhandled: () => events.sweepUnhandled() };
  await jobs.every({
    name: 'enrolments.sweep',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async () => {
      while ((await profiles.sweepConsents()) > 0);
      while ((await profiles.sweepChanged()) > 0);
      const { forgotten, ...repaired } = await sweep(sweepParts);
      if (forgotten > 0) log.debug({ forgotten }, 'Took away fences that no repeat needs any more');
      if (Object.values(repaired).some((count) => count > 0)) log.info(repaired, 'Swept what a crash had left');
    },
  });
  await jobs.every({
    name: 'journeys.tasks',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async () => {
      await journeys.tasks.finish();
    },
  });
  await jobs.every({
    name: 'matching.catchUps',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async () => {
      await matching.runner.tick();
    },
  });
  await jobs.every({
    name: 'alerts.look',
    schedule: { everySeconds: ALERTS_EVERY_SECONDS },
    run: async () => {
      await alerts.tick();
    },
  });
  await jobs.every({
    name: 'letters.tasks',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async () => {
      await letters.runner.tick();
    },
  });
  await jobs.every({
    name: 'imports.run',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async () => {
      await subjects.imports.runner.tick();
    },
  });
  await jobs.every({
    name: 'triggers.sweep',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async () => {
      while ((await triggers.sweep()) > 0);
    },
  });
  // Two jobs: while a large audience is being walked through, what comes meanwhile is planned.
  await jobs.every({
    name: 'triggers.plan',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async () => {
      await triggers.plan();
    },
  });
  await jobs.every({
    name: 'triggers.walk',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async ({ signal }) => {
      await triggers.walk(signal);
    },
  });
}

/** What is made of events and people: who is one, counters, and who is in which segment. */
async function defineKept(
  jobs: Jobs,
  { changes, members, profiles }: Pick<Subjects, 'changes' | 'members' | 'profiles'>,
): Promise<void> {
  await jobs.every({
    name: 'profiles.merges',
    schedule: { everySeconds: MERGES_EVERY_SECONDS },
    run: async () => {
      while ((await profiles.sweepMerges()) > 0);
      while ((await profiles.announceMerges()) > 0);
    },
  });
  await jobs.every({
    name: 'changes.sweep',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async ({ signal }) => {
      while (!signal.aborted && (await changes.sweep()) > 0);
    },
  });
  await jobs.every({
    name: 'segments.due',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async ({ signal }) => {
      while (!signal.aborted && (await members.flipDue()) + (await members.tellLeft()) > 0);
    },
  });
  // A job of its own: while everybody is tested, those whose time comes do not wait.
  await jobs.every({
    name: 'segments.refresh',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async ({ signal }) => {
      while (!signal.aborted && (await members.refresh(signal)) > 0);
    },
  });
}

/** What keeps figures and space in order. */
async function defineHousekeeping(
  jobs: Jobs,
  { subjects, log }: Pick<BackgroundParts, 'subjects' | 'log'>,
): Promise<void> {
  await jobs.every({
    name: 'orders.owed',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async ({ signal }) => {
      while (!signal.aborted && (await subjects.orders.sweepOwed()) > 0);
    },
  });
  await jobs.every({
    name: 'sources.news',
    schedule: { everySeconds: NEWS_EVERY_SECONDS },
    run: async ({ signal }) => {
      while (!signal.aborted && (await subjects.sources.sweepNews()) > 0);
      await subjects.sources.requests.sweep();
    },
  });
  await jobs.every({
    name: 'privacy.requests',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async ({ signal }) => {
      await subjects.privacy.runner.tick(signal);
    },
  });
  await jobs.every({
    name: 'rfm.nightly',
    schedule: { dailyAt: '02:00', zone: 'UTC' },
    run: async ({ signal }) => {
      await subjects.rfm.nightly(signal);
    },
  });
  await jobs.every({
    name: 'rfm.asked',
    schedule: { everySeconds: SWEEP_EVERY_SECONDS },
    run: async ({ signal }) => {
      await subjects.rfm.tick(signal);
    },
  });
  await jobs.every({
    name: 'enrolments.counts',
    schedule: { everySeconds: COUNTS_EVERY_SECONDS },
    run: async ({ signal }) => {
      await subjects.enrolments.rollUpCounts(signal);
    },
  });
  await jobs.every({
    name: 'retention.run',
    schedule: { everySeconds: RETENTION_EVERY_SECONDS },
    run: async ({ signal }) => {
      const removed = await subjects.retention.run(signal);
      if (removed > 0) log.info({ removed }, 'Removed what was over for long enough');
    },
  });
}

const QUEUES = ['local', 'external'] as const;

/** Lag, queue sizes and rates on `/metrics`; one reading of the database per scrape. */
export function addWorkerMetrics(
  metrics: Metrics,
  { subjects, clock }: Pick<BackgroundParts, 'subjects' | 'clock'>,
  worker?: Worker,
): void {
  const { circuits, enrolments, effects } = subjects;
  const read = shared(() => collectWorkerMetrics({ circuits, enrolments, effects, clock, ...(worker && { worker }) }));
  metrics.gauge(
    {
      name: 'perennial_enrolments_lag_seconds',
      help: 'Since the oldest due enrolment became due',
      labelNames: ['queue'],
    },
    async (gauge) => {
      const { lagSeconds } = await read();
      for (const queue of QUEUES) gauge.set({ queue }, lagSeconds[queue]);
    },
  );
  metrics.gauge(
    { name: 'perennial_enrolments_due', help: 'Enrolments that are due, up to 100,000', labelNames: ['queue'] },
    async (gauge) => {
      const { due } = await read();
      for (const queue of QUEUES) gauge.set({ queue }, due[queue]);
    },
  );
  metrics.gauge(
    { name: 'perennial_lag_seconds', help: 'Now minus the due of the oldest due enrolment', labelNames: ['queue'] },
    async (gauge) => {
      const { lagSeconds } = await read();
      for (const queue of QUEUES) gauge.set({ queue }, lagSeconds[queue]);
      gauge.set({ queue: 'max' }, Math.max(...Object.values(lagSeconds)));
    },
  );
  metrics.gauge(
    { name: 'perennial_circuits_open', help: 'Steps that fail for everybody: people are held before them' },
    async (gauge) => {
      gauge.set((await read()).circuitsOpen);
    },
  );
  metrics.gauge({ name: 'perennial_dead_letters', help: 'Enrolments that wait for a person' }, async (gauge) => {
    gauge.set((await read()).deadLetters);
  });
  metrics.gauge(
    { name: 'perennial_effects', help: 'Effect rows under way, by status', labelNames: ['status'] },
    async (gauge) => {
      for (const [status, count] of Object.entries((await read()).effects)) gauge.set({ status }, count);
    },
  );
  metrics.gauge(
    { name: 'perennial_wakeups', help: 'Of this process since it started', labelNames: ['what'] },
    async (gauge) => {
      const { totals, lanes } = await read();
      for (const [what, count] of Object.entries({ ...totals, lanes })) gauge.set({ what }, count);
    },
  );
}

const SHARED_FOR_MS = 3_000;

/** All gauges of one scrape show the same reading, and scrapes that come more often than every few seconds, too. */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly value: Promise<T> } | undefined;
  return async () => {
    if (!last || performance.now() - last.at > SHARED_FOR_MS) last = { at: performance.now(), value: read() };
    return await last.value;
  };
}
