import { MongoClient, type CommandStartedEvent, type Document } from 'mongodb';

import type { StepResult } from '../../runtime/src/engine/step';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { Db } from '../../runtime/src/platform/database';
import { freshDatabaseUri } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

const VERSION = aJourney()
  .entry({ key: 'checkout' })
  .send({}, { name: 'First', stepKey: 'first1' })
  .send({ message: 'second' }, { name: 'Second', stepKey: 'second' })
  .wait({ amount: 2 }, { name: 'Wait', stepKey: 'wait12' })
  .compile();

const sent = (messageKey: string): StepResult => ({
  kind: 'sent',
  send: { channel: 'email', messageKey, senderRole: '$role', category: 'marketing', resendUnknown: false },
  effects: [],
});
const twoHours: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };
const SCRIPT = { first1: () => sent('reminder'), second: () => sent('second'), wait12: () => twoHours };

const LIVING = { _id: { $not: /^end of / } } as object;

let client: MongoClient;
let db: Db;
let commands: string[];
let updates: Document[];

beforeAll(async () => {
  client = new MongoClient(freshDatabaseUri(), { monitorCommands: true, writeConcern: { w: 'majority' } });
  client.on('commandStarted', ({ commandName, command }: CommandStartedEvent) => {
    // Circuits are read once a second, however many batches there are.
    if (command[commandName] !== 'circuits') commands.push(commandName);
    if (commandName === 'update') updates.push(command);
  });
  [commands, updates] = [[], []];
  await client.connect();
  db = client.db();
  await createIndexes(db);
});

afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

const enrolments = () => db.collection<EnrolmentDocument>('enrolments');

/** People who have got the first message, each at another moment, one after the other. */
async function afterTheFirst(clock: MovableClock, people: readonly string[]): Promise<WorkerProcess> {
  const process = new WorkerProcess({
    db,
    clock,
    versions: new KnownVersions(VERSION),
    nodes: new ScriptedNodes(SCRIPT),
  });
  await storedProfiles(db).insertMany(people.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 })));
  for (const who of people)
    await storeEvent(db, clock, {
      ...{ id: `checkout/${who}`, workspaceId: VERSION.workspaceId, name: 'Checkout Started', profileId: who },
      ...{ keys: [`checkout:${who}`], properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
    });
  await process.handleStored();
  await process.turnUntilIdle();
  await process.dispatch(new Map());
  await enrolments().updateMany(LIVING, { $set: { bucket: 0 } });
  return process;
}

/** One statement of a commit names the attempt whose it is. */
const commitStatements = () =>
  updates
    .filter((command) => command['update'] === 'enrolments')
    .flatMap((command) => command['updates'] as Document[])
    .filter(({ q }) => (q as Document)['lease.token'] !== undefined);

/** What is the same for everybody: without ids and instants. */
function shapeOf({ _id, ...one }: EnrolmentDocument) {
  const text = JSON.stringify(one, (key, value: unknown) =>
    key === 'token' || key === 'profileId' || key === 'rootId' ? '' : value,
  );
  return JSON.parse(
    text
      .replaceAll(_id, '')
      .replaceAll(/"\d{4}-\d\d-\d\dT[^"]+"/g, '"at"')
      .replaceAll(/p\d+/g, 'p'),
  ) as unknown;
}

test('who comes from a send shares seven commands with the whole batch, and ends up as alone', async () => {
  const clock = new MovableClock();
  const people = Array.from({ length: 25 }, (_, n) => `p${String(n)}`);
  const process = await afterTheFirst(clock, people);
  const [alone, ...others] = await enrolments().find(LIVING).toArray();
  expect(new Set(others.map(({ since }) => since.getTime())).size).toBeGreaterThan(1);
  await enrolments().updateOne({ _id: alone!._id }, { $set: { bucket: 1 } });

  [commands, updates] = [[], []];
  await process.turn('local', [0]);
  // Find and claim, profiles, rows and whose histories grow, commit, rows that are pending now: from one send to the next,
  // however many there are.
  expect(commands).toEqual(['find', 'update', 'find', 'insert', 'insert', 'update', 'update']);
  expect(commitStatements()).toHaveLength(1);
  await process.turn('local', [1]);

  const after = await enrolments().find(LIVING).toArray();
  const stands = after.find(({ _id }) => _id === alone!._id)!;
  const before = new Map([alone!, ...others].map((one) => [one._id, one]));
  for (const one of after) {
    expect(one.hold).toEqual({ key: 'second:1', kind: 'send', settled: true, since: before.get(one._id)!.since });
    expect(one.seq).toBe(before.get(one._id)!.seq + 1);
    expect({ ...(shapeOf(one) as object), bucket: 0 }).toEqual({ ...(shapeOf(stands) as object), bucket: 0 });
  }
});
