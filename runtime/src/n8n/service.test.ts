import { basename, join } from 'node:path';

import ourPackage from '../../../package.json';
import { aNode, silent } from '../../../test/support/n8n-batch';
import { aPackage, programmatic } from '../../../test/support/n8n-package';
import { createN8n, type N8n } from './service';

let n8n: N8n;

beforeAll(async () => {
  const good = await aPackage('n8n-nodes-good', { 'dist/Greet.node.js': programmatic('Greet', 'return []') });
  const broken = await aPackage('n8n-nodes-broken', { 'dist/Bad.node.js': 'throw new Error("half a file")' });
  n8n = await createN8n({
    ourPackage: join(__dirname, '../../..'),
    folders: ['/nowhere/at/all', broken, good],
    logger: silent,
    snapshots: { workflow: () => Promise.reject(new Error('not asked for')) },
  });
});

afterAll(() => n8n.close());

test('the palette has our nodes first and those of other packages; broken packages are named and left out', () => {
  const { items, problems } = n8n.list();
  const ours = ourPackage.n8n.nodes.map((file) => basename(file, '.node.js'));
  const types = ours.map((name) => `n8n-nodes-perennial.${name[0]!.toLowerCase()}${name.slice(1)}`);
  expect(items.map(({ type }) => type)).toEqual([...types.toSorted(), 'n8n-nodes-good.greet']);
  expect(problems).toEqual([
    { folder: '/nowhere/at/all', message: expect.stringContaining('no package.json') as unknown },
    { folder: expect.any(String) as unknown, message: expect.stringContaining('half a file') as unknown },
  ]);
});

test('a description has everything a form needs, and an address for its icon', async () => {
  const wait = n8n.description('n8n-nodes-perennial.wait');
  expect(wait).toMatchObject({
    displayName: 'Perennial Wait',
    iconUrl: { light: '/api/nodes/n8n-nodes-perennial.wait/icon?theme=light' },
    runs: 'local',
  });
  const names = (wait['properties'] as { name: string }[]).map(({ name }) => name);
  expect(names[0]).toBe('stepKey');
  expect(names).toEqual(expect.arrayContaining(['mode', 'amount', 'unit', 'branches', 'restartOn', 'refresh']));
  const { type, data } = await n8n.icon('n8n-nodes-perennial.wait', 'dark');
  expect([type, data.toString().slice(0, 4)]).toEqual(['image/svg+xml', '<svg']);
  expect(() => n8n.description('n8n-nodes-perennial.nothing')).toThrow('no node type "n8n-nodes-perennial.nothing"');
});

describe('what compiling asks', () => {
  const condition = { conditions: { conditions: [], combinator: 'and' } };

  test.each([
    [
      'branch',
      {
        rules: {
          rule: [
            { name: 'A', ...condition },
            { name: 'B', ...condition },
          ],
        },
      },
      3,
    ],
    ['branch', {}, 1],
    ['wait', { mode: 'time' }, 1],
    ['wait', { mode: 'event', branches: { branch: [{ event: 'A' }, { event: 'B' }] } }, 3],
    ['exit', {}, 0],
    ['sendEmail', { message: 'm' }, 1],
  ])('outputs of %s depend on its parameters', (type, parameters, outputs) => {
    expect(n8n.catalogue.facts(aNode('Step', type, parameters))).toMatchObject({ outputs, inputs: 1, ours: true });
  });

  test('an error output is not one of them', () => {
    const node = { ...aNode('Step', 'sendEmail', { message: 'm' }), onError: 'continueErrorOutput' as const };
    expect(n8n.catalogue.facts(node)).toMatchObject({ outputs: 1, holds: true });
  });

  test('ours run locally and say why, others run by themselves, what nobody knows is undefined', () => {
    expect(n8n.catalogue.facts(aNode('E', 'eventTrigger'))).toMatchObject({ entry: true, trigger: true, inputs: 0 });
    expect(n8n.catalogue.facts(aNode('G', 'n8n-nodes-good.greet'))).toMatchObject({
      runs: 'external',
      because: expect.stringContaining('for each person by itself') as unknown,
    });
    expect(n8n.catalogue.facts(aNode('X', 'n8n-nodes-none.x'))).toBeUndefined();
  });

  test('required parameters that are missing are named', () => {
    expect(n8n.catalogue.parameterIssues(aNode('M', 'sendEmail'))).toEqual({
      message: [expect.stringContaining('"Message" is required') as unknown],
    });
    expect(n8n.catalogue.parameterIssues(aNode('M', 'sendEmail', { message: 'm' }))).toEqual({});
  });
});
