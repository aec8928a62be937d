import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { MongoClient } from 'mongodb';

import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { compile } from '../../runtime/src/engine/compile/compile';
import type { NodeRunner, StepBatch } from '../../runtime/src/engine/ports';
import type { StepResult } from '../../runtime/src/engine/step';
import type { CompiledVersion } from '../../runtime/src/engine/version';
import { PackageCatalogue } from '../../runtime/src/n8n/catalogue';
import { NodePackages } from '../../runtime/src/n8n/packages';
import { disposeN8n, prepareN8n } from '../../runtime/src/n8n/prepare';
import { N8nRunner } from '../../runtime/src/n8n/runner';
import type { Db } from '../../runtime/src/platform/database';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import { Lanes } from '../../runtime/src/worker/lanes';
import { Worker } from '../../runtime/src/worker/worker';
import { freshDatabaseUri } from '../support/database';
import { aJourney } from '../support/journeys';
import { silent } from '../support/n8n-batch';
import { KnownVersions, MovableClock, ScriptedNodes, storedProfiles, type Script } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

/** Local wake-ups of a round. `npm run slow-node` takes 2,000, and the other side does not answer for five minutes. */
const PEOPLE = Number(process.env['PERENNIAL_SLOW_NODE_PEOPLE'] ?? '300');
const SECONDS = Number(process.env['PERENNIAL_SLOW_NODE_SECONDS'] ?? '0');
/** More than one step may have at a time. */
const STUCK = 60;

const QUICK = aJourney('Quick')
  .entry({ events: ['Quick'] })
  .foreign('n8n-nodes-base.httpRequest', { name: 'Call', parameters: { url: 'https://shop.example' } })
  .wait({ amount: 1 }, { name: 'Rest', stepKey: 'rest12' })
  .compile({ id: 'ver_Quick', journeyId: 'jrn_Quick' });
const LOCAL = aJourney('Local')
  .entry({ events: ['Local'] })
  .foreign('n8n-nodes-base.set', { name: 'Set' })
  .wait({ amount: 1 }, { name: 'Rest', stepKey: 'rest12' })
  .compile({ id: 'ver_Local', journeyId: 'jrn_Local' });
/** Calls a program outside by a community package, as it comes from npm. */
const slowWorkflow = aJourney('Slow')
  .entry({ events: ['Slow'] })
  .foreign('@openhab/n8n-nodes-openhab.openHab', {
    name: 'Slow',
    parameters: { resource: 'item', itemOperation: 'command', itemName: 'Lamp', command: '={{ $json.profile.id }}' },
    more: { credentials: { openHABApi: { id: 'crd_1', name: 'Hab' } } },
  })
  .wait({ amount: 1 }, { name: 'Rest', stepKey: 'rest12' })
  .workflow();

const passed: StepResult = { kind: 'passed', output: 0, item: {}, effects: [] };
const anHour: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'hours' } }, effects: [] };

let client: MongoClient;
let db: Db;
let slow: CompiledVersion;
let n8n: N8nRunner;
const clock = new MovableClock();
/** Those who called the program outside, and the answers it has not given yet. */
const asked: string[] = [];
const owed: ServerResponse[] = [];
let answersAtOnce = false;
const outside = createServer((request, response) => {
  void (async () => {
    let body = '';
    for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString();
    asked.push(body);
    if (answersAtOnce) response.end();
    else owed.push(response);
  })();
});
const enrolments = () => db.collection<EnrolmentDocument>('enrolments');

beforeAll(async () => {
  client = new MongoClient(freshDatabaseUri(), { writeConcern: { w: 'majority' } });
  await client.connect();
  db = client.db();
  await createIndexes(db);
  await once(outside.listen(0, 'localhost'), 'listening');
  const { port } = outside.address() as AddressInfo;
  await prepareN8n(silent, ['localhost']);
  const packages = new NodePackages(silent);
  await packages.load(join(__dirname, '../..'));
  await packages.load(dirname(require.resolve('@openhab/n8n-nodes-openhab/package.json')));
  const credential = { authType: 'token', baseUrlLocal: `http://localhost:${String(port)}`, token: 'hab-token' };
  n8n = new N8nRunner({
    packages,
    snapshots: { workflow: () => Promise.resolve(slowWorkflow) },
    credentials: { decrypted: () => Promise.resolve(credential), keep: () => Promise.resolve() },
  });
  const { version, problems } = compile(
    {
      ...{ id: 'ver_Slow', journeyId: 'jrn_Slow', workspaceId: LOCAL.workspaceId, number: 1 },
      ...{ workflow: slowWorkflow, messages: {} },
    },
    await PackageCatalogue.open(packages),
  );
  if (!version) throw new Error(problems.map(({ message }) => message).join('\n'));
  slow = version;
});

afterAll(async () => {
  await n8n.close();
  await disposeN8n();
  outside.closeAllConnections();
  outside.close();
  await db.dropDatabase();
  await client.close();
});

/** The slow step is run by n8n's machinery, the others do what they are told. */
class Nodes implements NodeRunner {
  readonly #scripted: ScriptedNodes;

  constructor() {
    const keys = [slow, QUICK, LOCAL].flatMap((version) => [...version.steps.keys()]);
    const script: Script = Object.fromEntries(keys.map((key) => [key, () => passed]));
    this.#scripted = new ScriptedNodes({ ...script, rest12: () => anHour });
  }

  async run(batch: StepBatch): Promise<readonly StepResult[]> {
    const isSlow = batch.version.id === slow.id && batch.step.name === 'Slow';
    return await (isSlow ? n8n : this.#scripted).run(batch);
  }
}

function started(processes: number) {
  return Array.from({ length: processes }, (_, index) => {
    const process = new WorkerProcess({
      db,
      clock,
      versions: new KnownVersions(slow, QUICK, LOCAL),
      nodes: new Nodes(),
    });
    const doorbell = new ProcessDoorbell();
    const lanes = new Lanes(db, `${String(processes)}-${String(index)}`, 60_000);
    const parts = { ...process.parts, doorbell, lanes, log: silent };
    return { process, worker: new Worker(parts, { poll: 100, heartbeat: 200, lease: 60_000 }) };
  });
}

function answerAll(): void {
  answersAtOnce = true;
  for (const response of owed.splice(0)) response.end();
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
  'a node that does not answer for minutes holds up nobody elsewhere, and comes to its end (%i processes)',
  async (processes) => {
    const workers = started(processes);
    const [first] = workers;
    const name = (round: string) => `x${String(processes)}${round}x`;
    answersAtOnce = false;
    asked.length = 0;
    for (const { worker } of workers) await worker.start();
    try {
      const before = [await roundOf(first!.process, name('a')), await roundOf(first!.process, name('b'))];
      await enter(first!.process, 'Slow', { count: STUCK, round: name('s') });
      await until('the slow node being asked', () => Promise.resolve(owed.length > 0));
      const began = Date.now();
      const during = [await roundOf(first!.process, name('c')), await roundOf(first!.process, name('d'))];
      for (let more = 0; Date.now() - began < SECONDS * 1_000; more++)
        during.push(await roundOf(first!.process, name(`e${String(more)}`)));
      // Nobody got through there in the meantime: all the others went by.
      expect(await resting(slow.id, name('s'))).toBe(0);
      const others = [LOCAL, QUICK].map(({ id }) => resting(id, `x${String(processes)}[cde]\\d*x`));
      const wakeUps = (await Promise.all(others)).reduce((sum, one) => sum + one, 0);
      expect(wakeUps).toBe(during.length * (PEOPLE + 20));
      const ratio = median(during) / median(before);
      process.stdout.write(
        `slow node, ${String(processes)} processes: rounds take ${ratio.toFixed(2)} times as long (median ${median(during).toFixed(0)} ms of ${String(during.length)}, before ${median(before).toFixed(0)} ms)\n`,
      );
      answerAll();
      await until('those at the slow node at rest', async () => (await resting(slow.id, name('s'))) === STUCK);
      // However long it took: nobody's lease ran out, so nobody was called twice.
      expect([...new Set(asked)].length).toBe(STUCK);
      expect(asked).toHaveLength(STUCK);
      expect(workers.reduce((sum, { worker }) => sum + worker.totals.lost + worker.totals.failedTurns, 0)).toBe(0);
    } finally {
      answerAll();
      await Promise.all(workers.map(({ worker }) => worker.stop()));
    }
  },
  300_000 + SECONDS * 3_000,
);

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
