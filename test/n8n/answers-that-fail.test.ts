import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

import { CIRCUIT_OPEN } from '../../runtime/src/engine/circuit';
import { compile } from '../../runtime/src/engine/compile/compile';
import type { NodeCatalogue, StepBatch } from '../../runtime/src/engine/ports';
import type { StepResult } from '../../runtime/src/engine/step';
import type { CompiledVersion } from '../../runtime/src/engine/version';
import type { JourneyWorkflow, WorkflowNode } from '../../runtime/src/engine/workflow';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { NodePackages } from '../../runtime/src/n8n/packages';
import { disposeN8n, prepareN8n } from '../../runtime/src/n8n/prepare';
import { N8nRunner } from '../../runtime/src/n8n/runner';
import type { Database } from '../../runtime/src/platform/database';
import { catalogue } from '../support/catalogue';
import { openFreshDatabase } from '../support/database';
import { aJourney } from '../support/journeys';
import { silent } from '../support/n8n-batch';
import { aPackage, declarative } from '../support/n8n-package';
import { KnownVersions, ScriptedNodes, StillClock, storedProfiles } from '../support/stored-ports';
import { createIndexes, storeEvent, WorkerProcess } from '../support/worker-process';

const executable = process.env['PERENNIAL_N8N_SERVER'];
const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';
const DESCRIBED = 'n8n-nodes-described.post';
const HOUR = 3_600_000;

/** The status of each answer, and what was called. */
let status = 200;
const called: string[] = [];
const service = createServer((request, response) => {
  called.push(request.method ?? '');
  request.resume();
  response.writeHead(status, { 'content-type': 'application/json' }).end('{"message":"so it is"}');
});

const packages = new NodePackages(silent);
const workflows = new Map<string, JourneyWorkflow>();
const n8n = new N8nRunner({
  packages,
  snapshots: { workflow: (id) => Promise.resolve(workflows.get(id)!) },
  credentials: { decrypted: () => Promise.reject(new Error('no credentials here')), keep: () => Promise.resolve() },
});
const facts: NodeCatalogue['facts'] = (node) =>
  catalogue.facts(node.type === DESCRIBED ? { ...node, type: HTTP_REQUEST } : node);
const rests: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'months' } }, effects: [] };

let database: Database;
let clock: StillClock;
let url: string;

beforeAll(async () => {
  await once(service.listen(0, 'localhost'), 'listening');
  url = `http://localhost:${String((service.address() as AddressInfo).port)}`;
  database = await openFreshDatabase();
  await createIndexes(database.db);
  await prepareN8n(silent, ['localhost']);
  const post = declarative('Post', url, '/cards').replace('"GET"', '"POST"');
  await packages.load(await aPackage('n8n-nodes-described', { 'dist/Post.node.js': post }));
  if (executable) await packages.load(join(dirname(executable), '../../n8n-nodes-base'));
}, 60_000);

afterAll(async () => {
  await n8n.close();
  await disposeN8n();
  service.closeAllConnections();
  service.close();
  await database.db.dropDatabase();
  await database.close();
});

/** A journey whose step creates a card, or with GET asks for one. */
function journeyWith(type: string, more: Partial<WorkflowNode>, method = 'POST'): CompiledVersion {
  const parameters = type === HTTP_REQUEST ? { method, url: `${url}/cards`, options: {} } : { a: 'x' };
  const typeVersion = type === HTTP_REQUEST ? 4.2 : 1;
  const workflow = aJourney()
    .entry({ reEntry: 'always' })
    .foreign(type, { name: 'Card', parameters, more: { typeVersion, ...more } })
    .wait({ amount: 1 }, { name: 'Rest', stepKey: 'rest12' })
    .workflow();
  const id = `ver_${String(workflows.size)}`;
  workflows.set(id, workflow);
  const ids = { id, workspaceId: id, journeyId: id, number: 1, messages: {} };
  const { version, problems } = compile({ ...ids, workflow }, { ...catalogue, facts });
  if (!version) throw new Error(problems.map(({ message }) => message).join('\n'));
  return version;
}

function processOf(version: CompiledVersion): WorkerProcess {
  const scripted = new ScriptedNodes({ rest12: () => rests });
  const run = async (batch: StepBatch) => await (batch.step.name === 'Card' ? n8n : scripted).run(batch);
  return new WorkerProcess({
    ...{ db: database.db, clock, versions: new KnownVersions(version), nodes: { run } },
    circuitLimits: { known: 0 },
  });
}

async function enter(process: WorkerProcess, { workspaceId }: CompiledVersion, people: number): Promise<void> {
  const names = Array.from({ length: people }, (_, index) => `${workspaceId}p${String(index)}`);
  const profiles = names.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 }));
  await storedProfiles(database.db).insertMany(profiles);
  for (const profileId of names) {
    await storeEvent(database.db, clock, {
      ...{ id: profileId, workspaceId, name: 'Checkout Started', profileId, keys: [], properties: {} },
      ...{ origin: 'live', trust: 'shop', occurredAt: clock.now() },
    });
  }
  await process.handleStored();
  const enrolments = database.db.collection('enrolments');
  await enrolments.updateMany({ workspaceId }, { $set: { bucket: 0 } });
}

const people = async ({ workspaceId }: CompiledVersion) =>
  await database.db.collection<EnrolmentDocument>('enrolments').find({ workspaceId }).toArray();

/** One person at a step that is always answered so: how often it was called within twelve hours, and where they are then. */
async function alwaysAnswered(answer: number, version: CompiledVersion) {
  clock = new StillClock();
  status = answer;
  called.length = 0;
  const process = processOf(version);
  await enter(process, version, 1);
  for (let hour = 0; hour < 12; hour++) {
    await process.turnUntilIdle();
    clock.forward(HOUR);
  }
  const [person] = await people(version);
  return { calls: called.length, queue: person?.queue, failure: person?.failure };
}

const nodes = [['a node that describes a POST', DESCRIBED]];
if (executable) nodes.push(["n8n's HTTP Request", HTTP_REQUEST]);

describe.each(nodes)('the service behind %s', (_, type = '') => {
  test.each([500, 502, 504])(
    'that answers %i was called once: it may have acted, so a person looks first',
    async (answer) => {
      expect(await alwaysAnswered(answer, journeyWith(type, {}))).toMatchObject({
        ...{ calls: 1, queue: 'dead' },
        failure: {
          code: 'outcome_unknown',
          message: expect.stringContaining('look there before it is run again') as string,
        },
      });
    },
  );

  test.each([408, 429, 503])('that says "not now" by %i is called again, seven times', async (answer) => {
    expect(await alwaysAnswered(answer, journeyWith(type, {}))).toMatchObject({ calls: 8, queue: 'dead' });
  });

  test.each([500, 502, 504])(
    'that answers %i is called as often as the author says, when the author says so',
    async (answer) => {
      const retryOnFail = { retryOnFail: true, maxTries: 3 };
      expect(await alwaysAnswered(answer, journeyWith(type, retryOnFail))).toMatchObject({ calls: 3, queue: 'dead' });
      expect(await alwaysAnswered(answer, journeyWith(type, { onUnknown: 'runAgain' }))).toMatchObject({ calls: 8 });
    },
  );

  test('that answers 500 to everybody has its circuit opened: who was called for before is looked at by a person, the rest wait', async () => {
    clock = new StillClock();
    status = 500;
    called.length = 0;
    const version = journeyWith(type, {});
    const process = processOf(version);
    await enter(process, version, 40);
    await process.turnUntilIdle();
    const dead = (await people(version)).filter(({ queue }) => queue === 'dead').length;
    // Ten open it; they are called in groups of four.
    expect([10, 11, 12]).toContain(dead);
    expect(called).toHaveLength(dead);
    expect((await people(version)).filter(({ failure }) => failure?.code === CIRCUIT_OPEN)).toHaveLength(40 - dead);
    status = 200;
    clock.forward(HOUR);
    await process.turnUntilIdle();
    expect((await people(version)).filter(({ stepKey }) => stepKey === 'rest12')).toHaveLength(40 - dead);
    expect(called).toHaveLength(40);
  });
});

(executable ? test : test.skip)("n8n's HTTP Request that only asks is called again, whatever broke", async () => {
  expect(await alwaysAnswered(502, journeyWith(HTTP_REQUEST, {}, 'GET'))).toMatchObject({ calls: 8, queue: 'dead' });
  expect(new Set(called)).toEqual(new Set(['GET']));
});
