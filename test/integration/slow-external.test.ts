import { MongoClient } from 'mongodb';
import { pino } from 'pino';

import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { StepResult } from '../../runtime/src/engine/step';
import type { Db } from '../../runtime/src/platform/database';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { Lanes } from '../../runtime/src/worker/lanes';
import { Worker } from '../../runtime/src/worker/worker';
import { freshDatabaseUri } from '../support/database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles, type Script } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

/** Local wake-ups of a round. `npm run slow-node` takes 2,000, and keeps the slow node from answering for five minutes. */
const PEOPLE = Number(process.env['PERENNIAL_SLOW_NODE_PEOPLE'] ?? '300');
const SECONDS = Number(process.env['PERENNIAL_SLOW_NODE_SECONDS'] ?? '0');
/** More than one step may have at a time. */
const STUCK = 60;

const journey = (name: string) =>
  aJourney(name)
    .entry({ events: [name] })
    .foreign('n8n-nodes-base.httpRequest', { name, parameters: { url: 'https://shop.example' } })
    .wait({ amount: 1 }, { name: 'Rest', stepKey: 'rest12' })
    .compile({ id: `ver_${name}`, journeyId: `jrn_${name}` });
const LOCAL = aJourney('Local')
  .entry({ events: ['Local'] })
  .foreign('n8n-nodes-base.set', { name: 'Set' })
  .wait({ amount: 1 }, { name: 'Rest', stepKey: 'rest12' })
  .compile({ id: 'ver_Local', journeyId: 'jrn_Local' });
const [SLOW, QUICK] = [journey('Slow'), journey('Quick')];

const passed: StepResult = { kind: 'passed', output: 0, item: {}, effects: [] };
const anHour: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'hours' } }, effects: [] };

let client: MongoClient;
let db: Db;
const clock = new MovableClock();
const enrolments = () => db.collection<EnrolmentDocument>('enrolments');

beforeAll(async () => {
  client = new MongoClient(freshDatabaseUri(), { writeConcern: { w: 'majority' } });
  await client.connect();
  db = client.db();
  await createIndexes(db);
});

afterAll(async () => {
  await db.dropDatabase();
  await client.close();
});

function started(processes: number) {
  const release = Promise.withResolvers<undefined>();
  const workers = Array.from({ length: processes }, (_, index) => {
    // The steps of the three journeys have the same keys, as those of copies have.
    const act: Script[string] = async (_item, { version }) => {
      if (version.id === SLOW.id) await release.promise;
      return passed;
    };
    const keys = [SLOW, QUICK, LOCAL].flatMap((version) => [...version.steps.keys()]);
    const script: Script = { ...Object.fromEntries(keys.map((key) => [key, act])), rest12: () => anHour };
    const process = new WorkerProcess({
      db,
      clock,
      versions: new KnownVersions(SLOW, QUICK, LOCAL),
      nodes: new ScriptedNodes(script),
    });
    const doorbell = new ProcessDoorbell();
    const lanes = new Lanes(db, `${String(processes)}-${String(index)}`, 60_000);
    const parts = { ...process.parts, doorbell, lanes, log: pino({ level: 'silent' }) };
    return { process, worker: new Worker(parts, { poll: 100, heartbeat: 200, lease: 60_000 }) };
  });
  return { workers, release: release.resolve };
}

async function enter(process: WorkerProcess, name: string, { count, round }: { count: number; round: string }) {
  const people = Array.from({ length: count }, (_, index) => `${name}${round}p${String(index)}`);
  await storedProfiles(db).insertMany(people.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 })));
  for (const person of people) {
    await storeEvent(db, clock, {
      ...{ id: `${name}/${person}`, workspaceId: LOCAL.workspaceId, name, profileId: person, keys: [] },
      ...{ properties: {}, origin: 'live', trust: 'shop', occurredAt: clock.now() },
    });
  }
  await process.handleStored();
}

const resting = async (versionId: string, round: string) =>
  await enrolments().countDocuments({ versionId, stepKey: 'rest12', profileId: { $regex: round } });

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 150_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not come to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Milliseconds until all of a round have come to rest: local ones, and those at another external step. */
async function roundOf(process: WorkerProcess, round: string): Promise<number> {
  const began = performance.now();
  await enter(process, 'Local', { count: PEOPLE, round });
  await enter(process, 'Quick', { count: 20, round });
  await until('all of a round at rest', async () => {
    const [local, quick] = await Promise.all([resting(LOCAL.id, round), resting(QUICK.id, round)]);
    return local === PEOPLE && quick === 20;
  });
  return performance.now() - began;
}

test.each([1, 2])(
  'a node that does not answer for minutes leaves the lag of everything else unchanged (%i processes)',
  async (processes) => {
    const { workers, release } = started(processes);
    const [first] = workers;
    const name = (round: string) => `x${String(processes)}${round}x`;
    for (const { worker } of workers) await worker.start();
    try {
      const before = [await roundOf(first!.process, name('a')), await roundOf(first!.process, name('b'))];
      await enter(first!.process, 'Slow', { count: STUCK, round: name('s') });
      await until(
        'the slow node being asked',
        async () => (await enrolments().countDocuments({ versionId: SLOW.id, calling: { $exists: true } })) > 0,
      );
      const began = Date.now();
      const during = [await roundOf(first!.process, name('c')), await roundOf(first!.process, name('d'))];
      for (let more = 0; Date.now() - began < SECONDS * 1_000; more++)
        during.push(await roundOf(first!.process, name(`e${String(more)}`)));
      // Nobody got through there in the meantime: all the others went by.
      expect(await resting(SLOW.id, name('s'))).toBe(0);
      const ratio = Math.min(...during) / Math.min(...before);
      process.stdout.write(
        `slow node, ${String(processes)} processes: rounds take ${ratio.toFixed(2)} times as long\n`,
      );
      expect(ratio).toBeLessThan(4);
      release(undefined);
      await until('those at the slow node at rest', async () => (await resting(SLOW.id, name('s'))) === STUCK);
      expect(workers.reduce((sum, { worker }) => sum + worker.totals.lost + worker.totals.failedTurns, 0)).toBe(0);
    } finally {
      release(undefined);
      await Promise.all(workers.map(({ worker }) => worker.stop()));
    }
  },
  180_000 + SECONDS * 2_000,
);
