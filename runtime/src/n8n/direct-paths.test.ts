import { createRunExecutionData, Expression, Workflow, type INode, type INodeExecutionData } from 'n8n-workflow';

import { anItem, aVersion, aWorkflow, aNode, silent } from '../../../test/support/n8n-batch';
import { takeDirectPaths } from './direct-paths';
import { Lineage, runWith } from './lineage';
import { NodePackages } from './packages';
import { disposeN8n, prepareN8n } from './prepare';

const VALUES: readonly unknown[] = [
  'text',
  '',
  ' spaced ',
  '{{ braces }}',
  '=equals',
  'ünï 🛒 漢字',
  'it\'s "quoted"',
  'a\nb',
  0,
  -0,
  1.5,
  1e21,
  9007199254740993,
  true,
  false,
  null,
  undefined,
  {},
  [],
  [1, 'two', null],
  { b: { c: 'deep' } },
  { b: null },
  [{ b: 1 }],
  '2026-11-23T14:30:00.000Z',
  new Date(0),
];
const EXPRESSIONS = [
  '={{ $json.a }}', '={{$json.a}}', '={{ $json.a }} ', '= {{ $json.a }}', '={{ $json.a }}\n',
  '=<{{ $json.a }}|{{ $json.a.b }}>', '={{ $json.a.b }}', '={{ $json.a.b.c }}', '={{ $json.a?.b }}',
  '={{ $json["a"] }}', "={{ $json['a'].b }}", '={{ $json.a[0] }}', '={{ $json.a[0].b }}', '={{ $json.a.length }}',
  '={{ $json.missing }}', '={{ $json.missing.too }}', '=x{{ $json.missing }}y',
  "={{ $('Entry').item.json.a }}", '={{ $("Entry").item.json.a.b }}', "=Hi {{ $('Entry').item.json.a }}!",
  "={{ $('Before').item.json.a }}", "=x{{ $('Before').item.json.nothing }}y",
]; // prettier-ignore

beforeAll(() => prepareN8n(silent));
afterAll(disposeN8n);

test('a plain path gives what the vm engine gives, for every value alone and inside text', async () => {
  expect(Expression.getActiveImplementation()).toBe('vm');
  const workflow = aWorkflow(aNode('Before', 'branch'), aNode('Now', 'branch'));
  const version = aVersion(workflow);
  const items = VALUES.map((a, i) => {
    const json = a === undefined ? {} : { a };
    return { ...anItem(i, {}, { before: json }), json, entryItem: json };
  });
  const lineage = new Lineage(version, items);
  const input = items.map(({ json }, i) => ({ json, pairedItem: { item: i } })) as INodeExecutionData[];
  const evaluate = (engine: Workflow, expression: string, i: number): unknown => {
    const source = { main: [lineage.source!] };
    const executeData = { data: { main: [input] }, node: engine.getNode('Now')!, source };
    try {
      return engine.expression.getParameterValue(
        expression,
        runWith(lineage),
        0,
        i,
        'Now',
        input,
        'trigger',
        {},
        executeData,
      );
    } catch (error) {
      return `threw ${String(error)}`;
    }
  };
  const [direct, vm] = [make(workflow), make(workflow)];
  takeDirectPaths(direct);
  await vm.expression.acquireIsolate();
  await direct.expression.acquireIsolate();
  const differences = EXPRESSIONS.flatMap((expression) =>
    items.flatMap((_, i) => {
      const [ours, theirs] = [evaluate(direct, expression, i), evaluate(vm, expression, i)];
      return Object.is(ours, theirs) || same(ours, theirs) ? [] : [{ expression, value: VALUES[i], ours, theirs }];
    }),
  );
  await vm.expression.releaseIsolate();
  await direct.expression.releaseIsolate();
  expect(differences).toEqual([]);
});

test('what a node gets cannot change the enrolment', () => {
  const workflow = make(aWorkflow(aNode('Now', 'branch')));
  takeDirectPaths(workflow);
  const json = { a: { b: 1 } };
  const input = [{ json, pairedItem: { item: 0 } }];
  const run = createRunExecutionData({});
  const given = workflow.expression.getParameterValue('={{ $json.a }}', run, 0, 0, 'Now', input, 'trigger', {});
  (given as unknown as { b: number }).b = 2;
  expect(json).toEqual({ a: { b: 1 } });
});

function make({ name, nodes, connections }: ReturnType<typeof aWorkflow>): Workflow {
  return new Workflow({
    id: 'w',
    name,
    nodes: structuredClone(nodes) as unknown as INode[],
    connections: structuredClone(connections) as never,
    active: false,
    nodeTypes: new NodePackages(silent),
    settings: { timezone: 'Europe/Berlin' },
  });
}

function same(a: unknown, b: unknown): boolean {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
}
