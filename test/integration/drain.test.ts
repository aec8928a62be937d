import type { StepResult } from '../../runtime/src/engine/step';
import { enrolmentCollections, type EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { Database } from '../../runtime/src/platform/database';
import { Drain } from '../../runtime/src/worker/drain';
import { turn } from '../../runtime/src/worker/turn';
import { openFreshDatabase } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, ScriptedNodes, StillClock, storedProfiles } from '../support/stored-ports';
import { createIndexes, LEASE, storeEvent, WorkerProcess } from '../support/worker-process';

// After a downtime: what is overdue is woken at the rate that was chosen, what is due now at once.

const VERSION = aJourney().entry().wait({ amount: 1, unit: 'days' }, { name: 'Wait', stepKey: 'wait01' }).compile();
const aDay: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'days' } }, effects: [] };
const PER_MINUTE = 600;
const OVERDUE = Number(process.env['PERENNIAL_DRAIN_OVERDUE'] ?? 3_000);
const HOUR = 3_600_000;
const TICK = 5_000;

let database: Database;
beforeAll(async () => {
  database = await openFreshDatabase();
  await createIndexes(database.db);
});
afterAll(() => database.close());

test('thousands overdue are woken oldest first at the chosen rate, and who comes in meanwhile does not wait for them', async () => {
  const { enrolments } = enrolmentCollections(database.db);
  const clock = new StillClock();
  const worker = new WorkerProcess({
    ...{ db: database.db, clock, versions: new KnownVersions(VERSION) },
    nodes: new ScriptedNodes({ wait01: () => aDay }),
  });
  await storedProfiles(database.db).insertOne({ _id: 'ada', tags: [], attributes: {}, applied: {}, writes: 0 });
  await storeEvent(database.db, clock, {
    ...{ id: 'in/ada', workspaceId: VERSION.workspaceId, name: 'Checkout Started', profileId: 'ada', keys: [] },
    ...{ properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
  });
  await worker.handleStored();
  const one = (await enrolments.findOne({ profileId: 'ada' }))!;
  await enrolments.deleteOne({ _id: one._id });
  const standing = (_id: string, due: Date): EnrolmentDocument => ({ ...one, _id, rootId: _id, bucket: 0, due });
  const began = clock.now().getTime() - 3 * HOUR;
  const late = Array.from({ length: OVERDUE }, (_, n) =>
    standing(`late${String(n).padStart(5, '0')}`, new Date(began + n)),
  );
  await enrolments.insertMany(late.toReversed());

  const rate = new Drain(PER_MINUTE);
  const woken: string[] = [];
  const aTurn = async (round: number) => {
    const settings = {
      queue: 'local',
      buckets: [0],
      limit: 500,
      lease: LEASE,
      signal: new AbortController().signal,
    } as const;
    const tell = (claimed: readonly EnrolmentDocument[]) => void woken.push(...claimed.map(({ _id }) => _id));
    return await turn(worker.parts, { ...settings, newestFirst: round % 4 === 3, drain: { rate, share: 1 }, tell });
  };
  const asleep = async (which: RegExp) =>
    await enrolments.countDocuments({ _id: which, stepKey: VERSION.entry.stepKey });
  await aTurn(0);
  for (let tick = 1; tick <= 20; tick++) {
    clock.forward(TICK);
    const fresh = Array.from({ length: 20 }, (_, n) => standing(`live${String(tick)}/${String(n)}`, clock.now()));
    await enrolments.insertMany(fresh);
    await aTurn(tick);
    expect(await asleep(/^live/)).toBe(0);
  }
  const drained = woken.filter((id) => id.startsWith('late'));
  // Twenty ticks of five seconds, of which five turns took the newest first.
  expect(drained.length).toBeGreaterThanOrEqual((PER_MINUTE * 15 * TICK) / 60_000);
  expect(drained.length).toBeLessThanOrEqual((PER_MINUTE * 20 * TICK) / 60_000);
  expect(drained).toEqual(late.slice(0, drained.length).map(({ _id }) => _id));
});

test('a rate is kept by counts, whatever turns run at once; a pause is not made up for', () => {
  const at = (seconds: number) => new Date(1_000_000 + seconds * 1_000);
  const drain = new Drain(600);
  expect(drain.reserve(at(0), 1, 1_000)?.most).toBe(0);
  expect(drain.reserve(at(1), 1, 1_000)?.most).toBe(10);
  expect(drain.reserve(at(1), 1, 1_000)?.most).toBe(0);
  drain.back(4);
  expect(drain.reserve(at(1), 1, 1_000)?.most).toBe(4);
  expect(drain.reserve(at(3_600), 1, 1_000)?.most).toBe(100);
  expect(drain.reserve(at(3_602), 0.5, 1_000)?.most).toBe(10);
  expect(new Drain(0).reserve(at(0), 1, 1_000)).toBeUndefined();
});
