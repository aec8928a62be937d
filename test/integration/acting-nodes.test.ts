import { join } from 'node:path';

import type { EffectRow, ProfileChanges } from '../../runtime/src/engine/effect';
import type { JourneyWorkflow, WorkflowNode } from '../../runtime/src/engine/workflow';
import { NodePackages } from '../../runtime/src/n8n/packages';
import { disposeN8n, prepareN8n } from '../../runtime/src/n8n/prepare';
import { N8nRunner } from '../../runtime/src/n8n/runner';
import { anIntake, type Intake } from '../support/intake';
import { aBatch, aNode, anItem, aVersion, aWorkflow, silent } from '../support/n8n-batch';

// The real nodes on the real n8n-core; what they ask for is applied to real profiles, as the worker applies it.

let intake: Intake;
let runner: N8nRunner;
const workflows = new Map<string, JourneyWorkflow>();

beforeAll(async () => {
  intake = await anIntake();
  const packages = new NodePackages(silent);
  await prepareN8n(silent);
  await packages.load(join(__dirname, '../..'));
  runner = new N8nRunner({
    packages,
    snapshots: { workflow: (id) => Promise.resolve(workflows.get(id)!) },
    credentials: { decrypted: () => Promise.reject(new Error('no credentials here')), keep: () => Promise.resolve() },
  });
});

afterAll(async () => {
  await runner.close();
  await disposeN8n();
  await intake.close();
});

async function run(node: WorkflowNode, items: ReturnType<typeof anItem>[]) {
  const workflow = aWorkflow(node);
  const version = aVersion(workflow);
  workflows.set(version.id, workflow);
  return await runner.run(aBatch(version, node.id, items));
}

let people = 0;
const aPerson = async (more: object = {}) =>
  await intake.profiles.upsert('ws_1', { email: `acted${String(people++)}@customer.example`, ...more });

function aRow(profileId: string, body: ProfileChanges, seq = 1): EffectRow & { kind: 'profile' } {
  const at = new Date();
  return {
    ...{ _id: `${profileId}/${String(seq)}`, key: `enr_${profileId}:${String(seq)}`, enrolmentId: `enr_${profileId}` },
    ...{ token: 't', seq, status: 'proposed', workspaceId: 'ws_1', journeyId: 'jrn_1', versionId: 'ver_1', profileId },
    ...{ bucket: 0, stepKey: 'a', visit: 1, at, due: at, kind: 'profile', body },
  };
}

test('300 customers are changed in one run, each by an expression of its own, and nothing is written meanwhile', async () => {
  const node = aNode('Update', 'updateProfile', {
    changes: {
      change: [
        { name: 'number', value: '={{ $json.event.properties.n }}' },
        { name: 'visits', action: 'increment', value: '=1' },
      ],
    },
    addTags: ['seen'],
  });
  const items = Array.from({ length: 300 }, (_, i) => anItem(i));
  for (const [i, item] of items.entries()) Object.assign(item.json['event'] as object, { properties: { n: i } });
  const results = await run(node, items);
  expect(results.map((result) => ('effects' in result ? result.effects : []))).toEqual(
    items.map((_, i) => [
      { kind: 'profile', body: { attributes: { number: i }, increments: { visits: 1 }, addTags: ['seen'] } },
    ]),
  );
  expect(results[7]).toMatchObject({ kind: 'passed', output: 0, item: { update: { changed: ['number', 'visits', 'tags'] } } }); // prettier-ignore
});

test('a number is added to once, however often its row is applied; the history of a consent has it once', async () => {
  const { _id: id } = await aPerson({ attributes: { points: 3 } });
  const said = { channel: 'email', state: 'subscribed', explicit: true, wording: 'Yes' } as const;
  const row = aRow(id, { increments: { points: 4, fresh: 1 }, attributes: { country: 'at' }, consents: [said] });
  for (let again = 0; again < 3; again++) await intake.profiles.apply([row]);
  await intake.profiles.apply([aRow(id, { increments: { points: -2 } }, 2)]);
  await intake.profiles.idle();
  expect(await intake.profiles.view('ws_1', id)).toMatchObject({
    ...{ attributes: { points: 5, fresh: 1 }, country: 'AT', consent: { email: 'subscribed' } },
  });
  const { items } = await intake.profiles.consentHistory({ workspaceId: 'ws_1', profileIds: [id] }, { limit: 9 });
  expect(items).toMatchObject([{ source: 'journey:jrn_1', wording: 'Yes', explicit: true, state: 'subscribed' }]);
});

test('a step that is not told that they said so themselves subscribes nobody again', async () => {
  const { _id: id } = await aPerson();
  const said = (state: 'subscribed' | 'unsubscribed', seq: number, explicit = false) =>
    intake.profiles.apply([aRow(id, { consents: [{ channel: 'email', state, explicit }] }, seq)]);
  await said('unsubscribed', 1);
  await said('subscribed', 2);
  expect(await intake.profiles.view('ws_1', id)).toMatchObject({ consent: { email: 'unsubscribed' } });
  await said('subscribed', 3, true);
  expect(await intake.profiles.view('ws_1', id)).toMatchObject({ consent: { email: 'subscribed' } });
});

test('whoever agreed, refused, or was never asked leaves Consent by different ways', async () => {
  const items = ['subscribed', 'unsubscribed', undefined].map((state, i) => {
    const item = anItem(i);
    return { ...item, profile: { ...item.profile, consent: state === undefined ? {} : { sms: state } } };
  });
  const results = await run(aNode('Agreed', 'consent', { channel: 'sms' }), items as ReturnType<typeof anItem>[]);
  expect(results.map((result) => 'output' in result && result.output)).toEqual([0, 1, 2]);
});

test('an event that is tracked says how many journeys began one another before, and ten are enough', async () => {
  const at = (depth: number) => {
    const item = anItem(depth);
    return { ...item, entryItem: { ...item.entryItem, event: { properties: { journey_depth: depth } } } };
  };
  const node = aNode('Track', 'trackEvent', {
    event: 'Gift Promised',
    properties: { property: [{ name: 'who', value: '={{ $json.profile.id }}' }] },
  });
  const [first, last] = await run(node, [at(0), at(10)]);
  expect(first).toMatchObject({
    kind: 'passed',
    effects: [{ kind: 'event', body: { name: 'Gift Promised', properties: { who: 'prf_0', journey_depth: 1 } } }],
  });
  expect(last).toMatchObject({ kind: 'failed', failure: { class: 'permanent' } });
});

describe('the API that both nodes ask in a plain n8n', () => {
  const change = async (changes: object[], key?: string) =>
    await fetch(`${intake.baseUrl}/api/profiles/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-workspace': 'ws_1', ...(key && { 'idempotency-key': key }) },
      body: JSON.stringify({ changes }),
    });

  test('adds once for a key, also when the answer was lost, and twice for two', async () => {
    const { _id: id } = await aPerson();
    const changes = [{ profileId: id, increments: { points: 5 }, addTags: ['vip'] }];
    const by = { source: 'test', call: 'first' };
    await intake.profiles.changeMany('ws_1', changes, by);
    const [profile] = await intake.profiles.changeMany('ws_1', changes, by);
    expect(profile).toMatchObject({ attributes: { points: 5 }, tags: ['vip'] });
    await intake.profiles.changeMany('ws_1', changes, { ...by, call: 'second' });
    expect(await intake.profiles.view('ws_1', id)).toMatchObject({ attributes: { points: 10 } });
  });

  test.each([
    ['somebody of another workspace', { profileId: 'prf_nobody', addTags: ['a'] }, 404],
    ['a name with a $', { attributes: { $set: 1 } }, 422],
    ['a name that reaches a prototype', { attributes: JSON.parse('{"__proto__": 1}') as object }, 422],
    ['a country that is none', { attributes: { country: 'Germany' } }, 422],
    ['a text of a megabyte', { attributes: { a: 'x'.repeat(1_000_000) } }, 422],
    ['a thousand attributes', { attributes: Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`a${String(i)}`, 1])) }, 422], // prettier-ignore
  ])('%s: a clear error, and nobody is changed', async (_what, more, status) => {
    const { _id: id } = await aPerson();
    const answer = await change([
      { profileId: id, addTags: ['first'] },
      { profileId: id, ...more },
    ]);
    expect([status, 400, 413]).toContain(answer.status);
    expect((await answer.json()) as object).toHaveProperty('code');
    expect((await intake.profiles.view('ws_1', id))?.tags).toEqual([]);
  });
});
