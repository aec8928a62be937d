import { join } from 'node:path';

import { aBatch, aNode, anItem, aVersion, aWorkflow, silent } from '../../../test/support/n8n-batch';
import type { JourneyWorkflow } from '../engine/workflow';
import { NodePackages } from './packages';
import { disposeN8n, prepareN8n } from './prepare';
import { N8nRunner } from './runner';

// What the Wait of the package asks of the engine when n8n-core runs it, with parameters as n8n stores them: defaults left out.

const packages = new NodePackages(silent);
const workflows = new Map<string, JourneyWorkflow>();
const runner = new N8nRunner({
  packages,
  snapshots: { workflow: (id) => Promise.resolve(workflows.get(id)!) },
  credentials: { decrypted: () => Promise.reject(new Error('no credentials here')), keep: () => Promise.resolve() },
});

beforeAll(async () => {
  await prepareN8n(silent, []);
  await packages.load(join(__dirname, '../../..'));
});

afterAll(async () => {
  await runner.close();
  await disposeN8n();
});

async function asked(parameters: object, properties: Record<string, unknown> = {}): Promise<unknown> {
  const node = aNode('Wait', 'wait', parameters as Record<string, unknown>);
  const workflow = aWorkflow(node);
  const version = aVersion(workflow, 'local');
  workflows.set(version.id, workflow);
  const [result] = await runner.run(aBatch(version, node.id, [anItem(0, properties)]));
  return result?.kind === 'held' ? result.hold : result;
}

const NONE = { amount: 0, unit: 'seconds' };
const date = { mode: 'date', date: '={{ $json.event.properties.renewal }}' };
const properties = { renewal: '2027-05-01', product_id: 'p7' };

test('until a date: its value for each customer, at nine unless told otherwise, with the outputs of who has none', async () => {
  expect(await asked(date, properties)).toEqual({
    kind: 'time',
    wait: NONE,
    date: { value: '2027-05-01', time: '09:00', missing: 1, over: 2 },
  });
  expect(await asked(date)).toMatchObject({ date: { missing: 1, over: 2 } });
  const moved = { ...date, shift: 'before', shiftAmount: 2, shiftUnit: 'weeks', yearly: 'mar1', missing: 'goOn' };
  expect(await asked(moved, properties)).toMatchObject({
    date: { offset: { amount: 2, unit: 'weeks', before: true }, yearly: 'mar1', missing: 0, over: 0 },
  });
  const hours = { ...date, shift: 'after', shiftAmount: 3, shiftUnit: 'hours', over: 'goOn' };
  const { date: exact } = (await asked(hours, properties)) as { date: object };
  expect(exact).toEqual({ value: '2027-05-01', offset: { amount: 3, unit: 'hours' }, missing: 1, over: 0 });
});

test('until local hours, and a time that ends only in them', async () => {
  const hours = { from: '09:00', to: '11:00', days: ['tue'] };
  expect(await asked({ mode: 'hours', ...hours })).toEqual({ kind: 'time', wait: NONE, hours });
  expect(await asked({ mode: 'hours' })).toEqual({ kind: 'time', wait: NONE, hours: { from: '09:00', to: '20:00' } });
  const within = { mode: 'time', amount: 2, unit: 'days', window: 'hours', ...hours };
  expect(await asked({ ...within, zoneOf: 'fixed', zone: 'Asia/Tokyo' })).toEqual({
    ...{ kind: 'time', wait: { amount: 2, unit: 'days' } },
    ...{ hours, zone: 'Asia/Tokyo' },
  });
});

test('the first of several, each with its output; conditions compare with what the customer came in with', async () => {
  const same = {
    condition: [{ path: 'product_id', operator: 'equals', value: '={{ $json.event.properties.product_id }}' }],
  };
  const agreed = { condition: [{ path: 'consent.email', operator: 'equals', value: 'subscribed' }] };
  const branch = [
    { kind: 'date', date: '2027-01-01', time: '' },
    { event: 'Product Viewed', since: 'entry', filter: { conditions: same } },
    { kind: 'condition', filter: { conditions: agreed } },
    { kind: 'hours', from: '18:00' },
  ];
  const all = 'all';
  expect(await asked({ mode: 'event', amount: 3, branches: { branch }, lateAmount: 2 }, properties)).toEqual({
    kind: 'listen',
    wait: { amount: 3, unit: 'days' },
    late: { after: { amount: 2, unit: 'hours' }, output: 5 },
    branches: [
      {
        ...{ event: 'Product Viewed', by: 'profile', output: 2, since: 'entry' },
        filter: { combinator: all, conditions: [{ path: 'product_id', operator: 'equals', value: 'p7' }] },
      },
    ],
    conditions: [{ output: 3, filter: { combinator: all, conditions: [{ ...agreed.condition[0] }] } }],
    times: [
      { output: 1, date: { value: '2027-01-01' } },
      { output: 4, hours: { from: '18:00', to: '20:00' } },
    ],
    restartOn: [],
    refresh: true,
  });
});

test('early ways beside a date push its own ways behind them', async () => {
  const branch = [{ event: 'A' }, { event: 'B' }];
  expect(await asked({ ...date, branches: { branch } }, properties)).toMatchObject({
    kind: 'listen',
    date: { missing: 3, over: 4 },
    branches: [{ output: 1 }, { output: 2 }],
  });
  expect(await asked({ mode: 'time', branches: { branch } })).toEqual({
    kind: 'time',
    wait: { amount: 1, unit: 'days' },
  });
});
