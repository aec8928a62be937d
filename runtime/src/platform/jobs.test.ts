import { once, EventEmitter } from 'node:events';

import { freshDatabaseUri } from '../../../test/support/database';
import { openDatabase, type Database } from './database';
import { jobsMigrations, startJobs, type Jobs, type PeriodicJob } from './jobs';
import { migrate } from './migrations';

let uri: string;
let database: Database;
let log: { warn: jest.Mock; error: jest.Mock; info: jest.Mock };
const instances: { jobs: Jobs; database: Database }[] = [];

beforeEach(async () => {
  uri = freshDatabaseUri();
  database = await openDatabase(uri);
  log = { warn: jest.fn(), error: jest.fn(), info: jest.fn() };
  await migrate(database.db, jobsMigrations, log);
});

afterEach(async () => {
  for (const instance of instances.splice(0)) await stop(instance);
  await database.connection.dropDatabase();
  await database.close();
});

/** A process of its own in all that matters: own connection, own Agenda. */
async function instance(leaseMs = 30_000) {
  const own = await openDatabase(uri);
  const made = { jobs: await startJobs(own, { log, leaseMs }), database: own };
  instances.push(made);
  return made;
}

async function stop({ jobs, database: own }: { jobs: Jobs; database: Database }): Promise<void> {
  await jobs.stop();
  await own.close();
}

/** A job that tells when it runs, and for which due time. */
function watched(schedule: PeriodicJob['schedule'], work: PeriodicJob['run'] = () => Promise.resolve()) {
  const events = new EventEmitter();
  const dues: number[] = [];
  const job: PeriodicJob = {
    name: 'test.job',
    schedule,
    run: async (context) => {
      dues.push(context.due.getTime());
      events.emit('run');
      await work(context);
    },
  };
  let looked = 0;
  /** Also one that came before anybody asked. */
  const next = async () => {
    looked += 1;
    for (const wanted = looked; dues.length < wanted;) await once(events, 'run');
  };
  return { job, dues, next };
}

const row = () => database.db.collection('periodicJobs').findOne({ name: undefined, _id: 'test.job' as never });
const setDue = (due: Date) =>
  database.db.collection('periodicJobs').updateOne({ _id: 'test.job' as never }, { $set: { due } });

test('of several processes one serves each due time', async () => {
  const { job, dues, next } = watched({ everySeconds: 1 });
  for (const { jobs } of await Promise.all([instance(), instance()])) await jobs.every(job);
  while (dues.length < 4) await next();

  expect(new Set(dues).size).toBe(dues.length);
  expect(await database.db.collection('agendaJobs').countDocuments()).toBe(1);
});

test('a run that was missed while no process was there is caught up once', async () => {
  const hour = { everySeconds: 3_600 };
  const first = watched(hour);
  const one = await instance();
  await one.jobs.every(first.job);
  await first.next();
  await one.jobs.stop();
  const missed = new Date(Date.now() - 5 * 3_600_000);
  await setDue(missed);
  await database.db.collection('agendaJobs').updateOne({}, { $set: { nextRunAt: missed } });

  const second = watched(hour);
  await (await instance()).jobs.every(second.job);
  await second.next();
  expect(second.dues).toEqual([missed.getTime()]);
});

test('starting again, or a second process that starts, does not run what runs or has run', async () => {
  const hour = { everySeconds: 3_600 };
  const finish = Promise.withResolvers<undefined>();
  const slow = watched(hour, () => finish.promise);
  await (await instance()).jobs.every(slow.job);
  await slow.next();

  // The second one would take it within a second or two, were it allowed to: its own job shows that it is listening.
  const second = await instance();
  await second.jobs.every(slow.job);
  const other = watched({ everySeconds: 1 });
  await second.jobs.every({ ...other.job, name: 'test.other' });
  for (let heard = 0; heard < 3; heard++) await other.next();
  expect(slow.dues).toHaveLength(1);
  finish.resolve(undefined);
});

test('a job whose process died comes again when its lease is over', async () => {
  const hanging = watched({ everySeconds: 1 }, () => new Promise(() => undefined));
  const dead = await instance(1_500);
  await dead.jobs.every(hanging.job);
  await hanging.next();
  await dead.database.connection.close(true); // it can renew nothing any more

  const heir = watched({ everySeconds: 1 });
  await (await instance(1_500)).jobs.every(heir.job);
  await heir.next();
  expect(heir.dues[0]).toBe(hanging.dues[0]);
  instances.shift();
});

test('a job that runs longer than its lease keeps it, and stop() hands over what it interrupts', async () => {
  const untilStopped = watched(
    { everySeconds: 1 },
    ({ signal }) =>
      new Promise((_done, fail) => {
        signal.addEventListener('abort', () => {
          fail(signal.reason as Error);
        });
      }),
  );
  const first = await instance(3_000);
  await first.jobs.every(untilStopped.job);
  await untilStopped.next();
  const heir = watched({ everySeconds: 1 });
  await (await instance(3_000)).jobs.every(heir.job);
  const other = watched({ everySeconds: 1 });
  await first.jobs.every({ ...other.job, name: 'test.other' });
  for (let heard = 0; heard < 5; heard++) await other.next();
  expect([untilStopped.dues.length, heir.dues.length]).toEqual([1, 0]);

  await first.jobs.stop();
  await heir.next();
  expect(heir.dues[0]).toBe(untilStopped.dues[0]);
});

test('a job that fails is logged, tried again later, and stops nobody', async () => {
  const failing = watched({ everySeconds: 3_600 }, () => Promise.reject(new Error('no luck')));
  const fine = watched({ everySeconds: 1 });
  const { jobs } = await instance();
  await jobs.every(failing.job);
  await jobs.every({ ...fine.job, name: 'test.fine' });
  await failing.next();
  for (let heard = 0; heard < 2; heard++) await fine.next();

  expect(log.error).toHaveBeenCalledWith(
    expect.objectContaining({ job: 'test.job' }),
    expect.stringContaining('failed'),
  );
  const { due, failures } = (await row()) as unknown as { due: Date; failures: number };
  expect(failures).toBe(1);
  expect(due.getTime()).toBeLessThan(failing.dues[0]! + 120_000);
});

test('a newer program that changes a schedule is followed, also by an older one that still runs', async () => {
  const older = watched({ dailyAt: '03:00', zone: 'UTC' });
  await (await instance()).jobs.every(older.job);
  const newer = watched({ everySeconds: 1 });
  await (await instance()).jobs.every(newer.job);
  while (older.dues.length + newer.dues.length < 3) await Promise.race([older.next(), newer.next()]);
});
