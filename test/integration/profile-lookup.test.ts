import { join } from 'node:path';

import type { JourneyWorkflow, WorkflowNode } from '../../runtime/src/engine/workflow';
import { NodePackages } from '../../runtime/src/n8n/packages';
import { disposeN8n, prepareN8n } from '../../runtime/src/n8n/prepare';
import { N8nRunner } from '../../runtime/src/n8n/runner';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Database } from '../../runtime/src/platform/database';
import { profileMigrations, createProfiles, type Profiles } from '../../runtime/src/profiles/service';
import { openFreshDatabase } from '../support/database';
import { aBatch, aNode, anItem, aVersion, aWorkflow, silent } from '../support/n8n-batch';

// The real node on the real n8n-core over real profiles.

let database: Database;
let clock: DatabaseClock;
let profiles: Profiles;
let runner: N8nRunner;
const queries: string[] = [];
const workflows = new Map<string, JourneyWorkflow>();

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of profileMigrations) await migration.up(database.db);
  clock = await DatabaseClock.start(database.db);
  profiles = createProfiles({ db: database.db, clock });
  const packages = new NodePackages(silent);
  await prepareN8n(silent);
  await packages.load(join(__dirname, '../..'));
  runner = new N8nRunner({
    packages,
    snapshots: { workflow: (id) => Promise.resolve(workflows.get(id)!) },
    credentials: { decrypted: () => Promise.reject(new Error('no credentials here')), keep: () => Promise.resolve() },
    finder: {
      lookUp: async (workspaceId, asked) => {
        queries.push(workspaceId);
        return await profiles.lookUp(workspaceId, asked);
      },
    },
  });
});

afterAll(async () => {
  await runner.close();
  await disposeN8n();
  clock.stop();
  await database.close();
});

beforeEach(() => {
  queries.length = 0;
});

async function run(node: WorkflowNode, items: ReturnType<typeof anItem>[]) {
  const workflow = aWorkflow(node);
  const version = aVersion(workflow);
  workflows.set(version.id, workflow);
  return await runner.run(aBatch(version, node.id, items));
}

const aPerson = async (email: string, more: object = {}) => await profiles.upsert('brand', { email, ...more });

test('the customer of the journey is refreshed from the wake-up, without a query', async () => {
  const stale = anItem(0);
  const fresh = { ...stale.profile, firstName: 'Now', attributes: { size: 'L' } };
  const [result] = await run(aNode('Lookup', 'profileLookup'), [{ ...stale, profile: fresh }]);
  expect(result).toMatchObject({
    kind: 'passed',
    output: 0,
    item: { event: { id: 'evt_0' }, profile: fresh, lookup: { found: true, profile: fresh } },
  });
  expect(queries).toEqual([]);
});

test('three hundred items ask for others by expressions: one look-up, each gets its own, nobody is “not found”', async () => {
  const known = await Promise.all([0, 1, 2].map((n) => aPerson(`friend${String(n)}@example.com`)));
  const items = Array.from({ length: 300 }, (_, i) => anItem(i, { friend: `Friend${String(i % 4)}@Example.com` }));
  const node = aNode('Lookup', 'profileLookup', {
    by: 'email',
    value: '={{ $json.event.properties.friend }}',
    fields: ['email'],
  });
  const results = await run(node, items);
  expect(queries).toEqual(['brand']);
  for (const [i, result] of results.entries()) {
    const friend = known[i % 4];
    expect(result).toMatchObject(
      friend
        ? {
            output: 0,
            item: { profile: { id: `prf_${String(i)}` }, lookup: { found: true, profile: { id: friend._id } } },
          }
        : { output: 1, item: { lookup: { found: false } } },
    );
  }
});

test('a phone number is read in the country of the customer who asks; own ids and merged profiles are found', async () => {
  const byPhone = await aPerson('phone@example.com', { phone: '+4930901820' });
  const byId = await aPerson('id@example.com', { externalId: 'customer-7' });
  const ask = async (by: string, value: string, country?: string) => {
    const item = anItem(0);
    const profile = { ...item.profile, ...(country !== undefined && { country }) };
    const [result] = await run(aNode('Lookup', 'profileLookup', { by, value }), [{ ...item, profile }]);
    return result?.kind === 'passed' ? (result.item['lookup'] as { profile?: { id: string } }).profile?.id : result;
  };
  expect(await ask('phone', '030 901820', 'DE')).toBe(byPhone._id);
  expect(await ask('phone', '030 901820', 'US')).toBeUndefined();
  expect(await ask('externalId', 'customer-7')).toBe(byId._id);
  expect(await ask('externalId', '')).toBeUndefined();
});

test('customers of another brand are nobody here', async () => {
  const theirs = await profiles.upsert('another-brand', { email: 'theirs@example.com' });
  expect(await profiles.lookUp('brand', [{ by: 'email', value: 'theirs@example.com' }])).toEqual([undefined]);
  expect(await profiles.lookUp('brand', [{ by: 'id', value: theirs._id }])).toEqual([undefined]);
});

test('a database that does not answer is nobody’s fault: the profile is tried again', async () => {
  const packages = new NodePackages(silent);
  await packages.load(join(__dirname, '../..'));
  const broken = new N8nRunner({
    packages,
    snapshots: { workflow: (id) => Promise.resolve(workflows.get(id)!) },
    credentials: { decrypted: () => Promise.reject(new Error('none')), keep: () => Promise.resolve() },
    finder: { lookUp: () => Promise.reject(new Error('connection lost to ada@example.com')) },
  });
  const node = aNode('Lookup', 'profileLookup', { by: 'email', value: 'a@example.com' });
  const workflow = aWorkflow(node);
  const version = aVersion(workflow);
  workflows.set(version.id, workflow);
  const [result] = await broken.run(aBatch(version, node.id, [anItem(0)]));
  expect(result).toMatchObject({ kind: 'failed', failure: { class: 'transient' } });
  expect(JSON.stringify(result)).not.toContain('ada@');
  await broken.close();
});
