import type { StepResult } from '../../runtime/src/engine/step';
import { explain } from '../../runtime/src/engine/explain';
import { enrolmentCollections } from '../../runtime/src/enrolments/model';
import { takeSlots } from '../../runtime/src/enrolments/store/slots';
import type { Database, Db } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

// A limit of people per hour: all of them are inside at once, and go on one after the other.

const VERSION = aJourney()
  .entry({ events: ['Asked'], perHour: 60, exits: [{ event: 'Bought', by: 'profile' }] })
  .wait({ amount: 1, unit: 'hours' }, { name: 'Wait', stepKey: 'wait01' })
  .compile();

const MINUTE = 60_000;
const rests: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'hours' } }, effects: [] };

let database: Database;
let clock: MovableClock;
let process: WorkerProcess;
let people = 0;

const another = (db: Db = database.db) =>
  new WorkerProcess({
    ...{ db, clock, versions: new KnownVersions(VERSION) },
    nodes: new ScriptedNodes({ wait01: () => rests }),
  });

beforeAll(async () => {
  database = await openFreshDatabase();
  await createIndexes(database.db);
});
beforeEach(async () => {
  for (const name of ['enrolments', 'testEvents', 'entries', 'entrySlots'])
    await database.db.collection(name).deleteMany({ _id: { $not: /^end of / } });
  clock = new MovableClock();
  process = another();
});
afterAll(() => database.close());

const collections = () => enrolmentCollections(database.db);
const happens = async (name: string, profileId: string) => {
  await storeEvent(database.db, clock, {
    ...{ id: `${name}/${profileId}`, workspaceId: VERSION.workspaceId, name, profileId, keys: [], properties: {} },
    ...{ origin: 'live', trust: 'shop', occurredAt: new Date(clock.now().getTime() - 1) },
  });
};
/** Somebody asks, a second after whoever asked before. */
async function asks(): Promise<string> {
  const who = `hurried${String(++people)}`;
  await storedProfiles(database.db).insertOne({ _id: who, tags: [], attributes: {}, applied: {}, writes: 0 });
  clock.forward(1_000);
  await happens('Asked', who);
  return who;
}
const several = async (count: number) => {
  const who: string[] = [];
  for (let index = 0; index < count; index++) who.push(await asks());
  return who;
};
const inOrder = async () =>
  await collections().enrolments.find({ journeyId: VERSION.journeyId }).sort({ due: 1 }).toArray();
const atTheWait = async () =>
  (await inOrder()).filter(({ stepKey }) => stepKey === 'wait01').map(({ profileId }) => profileId);

test('people go on evenly over the hour, in the order in which they came', async () => {
  const who = await several(4);
  await process.handleStored();
  const entered = clock.now().getTime();
  await process.turnUntilIdle();
  expect(await atTheWait()).toEqual(who.slice(0, 1));
  for (const later of [1, 2, 3]) {
    clock.forward(MINUTE);
    await process.turnUntilIdle();
    expect((await atTheWait()).sort()).toEqual(who.slice(0, later + 1).sort());
  }
  // The first step counts from the turn, not from the event.
  const last = (await inOrder()).find(({ profileId }) => profileId === who[3])!;
  expect(last.since.getTime()).toBeGreaterThanOrEqual(entered + 3 * MINUTE - 1_000);
  const waits = last.hold!.until!.getTime() - last.since.getTime();
  expect(Math.floor(waits / 1_000)).toBe(3_600);
});

test('who waits for a turn is inside: an exit ends it, and nobody enters twice', async () => {
  const [, second] = await several(2);
  await process.handleStored();
  await happens('Bought', second!);
  await process.handleStored();
  const one = await collections().enrolments.findOne({ profileId: second! });
  expect(one).toMatchObject({ active: false, ended: { reason: 'exit' } });
  clock.forward(5 * MINUTE);
  await process.turnUntilIdle();
  expect(await atTheWait()).not.toContain(second);
});

test('it says for what it waits and until when, and is counted', async () => {
  const who = await several(3);
  await process.handleStored();
  await process.turnUntilIdle();
  const waiting = (await collections().enrolments.findOne({ profileId: who[1]! }))!;
  const { state, until, sentence } = explain(VERSION, waiting, clock.now());
  expect(state).toBe('queued');
  expect(until).toEqual(waiting.due);
  expect(sentence).toContain(`Waits for its turn to enter, at about ${until!.toISOString()}`);
  const standing = await process.enrolments.people.standing(VERSION.workspaceId, VERSION.journeyId);
  expect(standing.map(({ stepKey, inside, queued }) => [stepKey, inside, queued])).toEqual([
    [VERSION.entry.stepKey, 2, 2],
    ['wait01', 1, undefined],
  ]);
});

test('two processes at once give everybody a turn of their own', async () => {
  await several(10);
  await Promise.all([process.handleStored(), another().handleStored()]);
  const due = (await inOrder()).map((one) => one.due!.getTime());
  expect(due).toHaveLength(10);
  for (let index = 1; index < due.length; index++)
    expect(due[index]! - due[index - 1]!).toBeGreaterThanOrEqual(index === 1 ? 0 : MINUTE);
  expect(new Set(due).size).toBe(10);
});

describe('whoever missed the turn waits for a new one, so that there are never more than so many an hour', () => {
  const scope = { workspaceId: VERSION.workspaceId, journeyId: VERSION.journeyId };

  /** How many have gone on in each of the following twenty minutes, a third of an hour. */
  async function thirds(count: number): Promise<number[]> {
    const counts: number[] = [];
    for (let third = 0, before = (await atTheWait()).length; third < count; third++) {
      for (let minute = 0; minute < 20; minute += 5) {
        await process.turnUntilIdle();
        clock.forward(5 * MINUTE);
      }
      const now = (await atTheWait()).length;
      counts.push(now - before);
      before = now;
    }
    return counts;
  }

  test('because no worker was there', async () => {
    const who = await several(30);
    await process.handleStored();
    clock.forward(600 * MINUTE);
    const [first = 0, second = 0, third = 0] = await thirds(3);
    expect(first).toBeGreaterThan(10);
    expect(Math.max(first, second, third)).toBeLessThanOrEqual(20);
    expect(first + second + third).toBe(who.length);
  });

  test('also those who could have gone on at once', async () => {
    for (let minute = 0; minute < 25; minute++) {
      await several(1);
      await process.handleStored();
      clock.forward(MINUTE);
    }
    clock.forward(600 * MINUTE);
    const [first = 0, second = 0] = await thirds(2);
    expect(first).toBeGreaterThan(10);
    expect(first).toBeLessThanOrEqual(20);
    expect(first + second).toBe(25);
  });

  test.each([true, false])('because the journey was paused, whether time went on or not: %s', async (timeWentOn) => {
    await several(30);
    await process.handleStored();
    const due = (await inOrder()).map((one) => one.due);
    while ((await process.enrolments.people.park(scope)) > 0);
    clock.forward(24 * 60 * MINUTE);
    // As if the pause had taken as long by the database's clock.
    const began = new Date(Date.now() - 24 * 60 * MINUTE);
    await collections().enrolments.updateMany({ journeyId: VERSION.journeyId }, { $set: { 'parked.at': began } });
    while ((await process.enrolments.people.unpark(scope, { timeWentOn })) > 0);
    expect((await inOrder()).map((one) => one.due)).toEqual(due);
    await several(10);
    await process.handleStored();
    const counts = await thirds(3);
    expect(Math.max(...counts)).toBeLessThanOrEqual(20);
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(40);
  });

  test('by one write for a claim, however many they are', async () => {
    const who = await several(20);
    await process.handleStored();
    const life = new Life();
    clock.forward(600 * MINUTE);
    await another(mortal(database.db, life)).turnUntilIdle();
    const writes = life.writes.filter((write) => write.startsWith('entrySlots'));
    expect(writes.length).toBeGreaterThan(0);
    expect(writes.length).toBeLessThan(who.length / 4);
    const turns = (await inOrder()).flatMap(({ hold }) => (hold?.kind === 'entry' ? [hold.until!.getTime()] : []));
    expect(new Set(turns).size).toBe(who.length - 1);
  });
});

test('after a crash at any write everybody enters once, and never more than so many an hour', async () => {
  for (let last = 1; ; last++) {
    await collections().entrySlots.deleteMany({});
    await collections().enrolments.deleteMany({ journeyId: VERSION.journeyId });
    const who = await several(3);
    const died = await another(mortal(database.db, new Life(last)))
      .handleStored()
      .then(
        () => false,
        (error: unknown) => error instanceof ProcessDied,
      );
    await process.handleStored();
    const due = (await inOrder()).map((one) => one.due!.getTime());
    expect((await inOrder()).map(({ profileId }) => profileId).sort()).toEqual(who.sort());
    expect(due[2]! - due[1]!).toBeGreaterThanOrEqual(MINUTE);
    if (!died) break;
  }
});

test('a turn costs one command for a batch of any size, and a quiet journey makes nobody wait', async () => {
  const wanted = { workspaceId: 'workspace', journeyId: 'jrn_slots', perHour: 7, people: 1_000 };
  const life = new Life();
  const slots = enrolmentCollections(mortal(database.db, life)).entrySlots;
  const now = clock.now();
  const first = await takeSlots(slots, wanted, now);
  expect(life.writes).toEqual(['entrySlots.findOneAndUpdate']);
  expect(first[0]).toEqual(now);
  expect(first[7]!.getTime() - now.getTime()).toBe(60 * MINUTE);
  const [next] = await takeSlots(slots, { ...wanted, people: 1 }, now);
  expect(next!.getTime()).toBeGreaterThan(first[999]!.getTime());
  const muchLater = new Date(next!.getTime() + 60 * MINUTE);
  expect(await takeSlots(slots, { ...wanted, people: 1 }, muchLater)).toEqual([muchLater]);
});
