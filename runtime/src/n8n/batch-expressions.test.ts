import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Expression, Workflow, type INode, type INodeExecutionData } from 'n8n-workflow';

import { anItem, aNode, aVersion, aWorkflow, silent } from '../../../test/support/n8n-batch';
import { takeDirectPaths } from './direct-paths';
import { plainParts } from './expression-paths';
import { Lineage, runWith } from './lineage';
import { NodePackages } from './packages';
import { disposeN8n, prepareN8n } from './prepare';

/** Values of `$json.a`; the other properties are the same everywhere. */
const VALUES: readonly unknown[] = [
  'Ada Lovelace', '', ' spaced ', "it's {{ braces }}", 'ünï 🛒 漢字', '2026-03-01T12:30:00.000Z', '4.5', 'DE',
  0, -1.5, 42, 1e21, true, false, null, undefined,
  {}, [], [3, 1, 2], ['b', null, 'a'], { b: { c: 'deep' } }, { b: null, c: [1, 2] }, [{ b: 1 }, { b: 2 }], new Date(0),
]; // prettier-ignore

/** What people write: texts, numbers, dates, lists, objects, n8n's own extensions, looks back, and what goes wrong. */
const EXPRESSIONS = [
  '={{ $json }}', '={{ $json.a + 1 }}', '={{ $json.a > 3 ? "many" : "few" }}', '={{ $json.a ?? "nothing" }}', '={{ !$json.a }}', '=Hi {{ $json.a.trim() }}!',
  '={{ $json.a.toUpperCase() }}', '={{ $json.a.split(" ")[0] }}', '={{ $json.a?.length }}', '={{ $json.a.includes("a") }}',
  '={{ $json.a.replace(/[aeiou]/g, "*") }}', '={{ `${$json.a}-${$json.name}` }}', '={{ $json["a"].slice(0, 2) }}', '={{ String($json.a) }}',
  '={{ Number($json.a) * 100 }}', '={{ Math.round($json.a) }}', '={{ parseFloat($json.a).toFixed(2) }}', '={{ isNaN($json.a) }}',
  '={{ $json.a.map((x) => x * 2) }}', '={{ $json.a.filter(Boolean).join(", ") }}', '={{ $json.list.reverse() }}', '={{ $json.list.sort()[0] + $json.list[0] }}',
  '={{ $json.a.sort() }}', '={{ [...$json.list, $json.a] }}', '={{ $json.list.reduce((sum, x) => sum + x, 0) }}', '={{ $json.a.at(-1) }}',
  '={{ Object.keys($json.a) }}', '={{ Object.keys($json) }}', '={{ JSON.stringify($json) }}', '={{ JSON.stringify($json.a) }}', '={{ { a: $json.a, n: 1 } }}',
  '={{ ({ ...$json.nested, more: $json.a }) }}', '={{ $json.nested.deep.value + $json.nested["deep"].value }}', '={{ "a" in $json }}', '={{ "toString" in $json.a }}',
  '={{ typeof $json.a }}', '={{ Array.isArray($json.a) }}', '={{ $json.a instanceof Array }}', '={{ (({ a, name }) => name + a)($json) }}', '={{ delete $json.a }}',
  '={{ ($json.a = 7, $json.a) }}', '={{ (foo = $json.a, foo) }}', '={{ typeof foo }}', '={{ $json.größe }}', '={{ $json.größe.toFixed(1) }}', '={{ $json . name . length }}',
  '={{ DateTime.fromISO($json.at).plus({ days: 3 }).toFormat("yyyy-MM-dd HH:mm") }}', '={{ DateTime.fromISO($json.a).isValid }}', '={{ new Date($json.at).getFullYear() }}',
  '={{ DateTime.fromISO($json.at) }}', '={{ new Date($json.at) }}', '={{ $json.at.toDateTime().weekday }}', '={{ $today.zoneName }}', '={{ $now.year }}',
  '={{ $json.a.isEmpty() }}', '={{ $json.a.first() }}', '={{ $json.list.sum() }}', '={{ $json.list.average() }}', '={{ $json.name.toTitleCase() }}', '={{ $json.a.toInt() }}',
  '={{ $if($json.a, 1, 2) }}', '={{ $ifEmpty($json.a, "empty") }}', '={{ $max(1, $json.list.length) }}', '={{ $jmespath($json, "nested.deep") }}', '={{ $json.name.hash() }}',
  '={{ $(\'Before\').item.json.a + 1 }}', '={{ $("Before").item.json.list.length }}', '={{ $node["Before"].json.a + 1 }}', '={{ $node["Before"].json["nested"]["deep"].value.length }}',
  '=x {{ $node["Before"].json["a"] }} y {{ $json.name }}', '={{ $input.item.json.a + 1 }}', '={{ $itemIndex }}', '={{ $json.a + $itemIndex }}', '={{ $(\'Before\').item.json.nothing.at.all }}',
  '=plain text', '=#tag', '=a {{ 1 + 1 }} b {{ $json.a ? "x" : "y" }}', '={{ undefined }}', '={{ null }}', '={{ "" }}', '={{ () => 1 }}', '={{ Symbol("x") }}',
  '={{ $json.a.b.c.d.e + 1 }}', '={{ nobody.knows }}', '={{ throwing( }}', '={{ (() => { throw new Error("own") })() }}', '={{ $json.a; }}', '={{ [1, 2, [3, { x: undefined }]] }}',
  '={{ this.$json.a + 1 }}', '={{ $json["__proto__"] + 1 }}', '={{ $json.constructor.name }}', '={{ globalThis.x }}', '={{ process.env }}', '={{ $env.SECRET }}',
  '={{ $(\'Nowhere\').item.json.a + 1 }}', '={{ $("Before").first().json.a + 1 }}', '={{ $input.all().length }}', '={{ $runIndex + 1 }}', '={{ $workflow.name + 1 }}', '={{ $json.a ? $workflow.name + 1 : 1 }}',
]; // prettier-ignore

/** These must not fall back, or the batch has lost its point. */
const BATCHED = EXPRESSIONS.slice(0, 20).filter((expression) => !plainParts(expression));

beforeAll(() => prepareN8n(silent));
afterAll(disposeN8n);

const COMMON = {
  name: 'Grace Hopper',
  list: [3, 1, 2],
  nested: { deep: { value: 'x' } },
  größe: 1.5,
  at: '2026-03-29T01:30:00.000Z',
};

/** Names of steps may differ by a capital only. */
const keyOf = (nodes: readonly string[], name: string) => `step${String(nodes.indexOf(name))}`;
const nodeOf = (nodes: readonly string[], name: string) => ({ ...aNode(name, 'branch'), id: keyOf(nodes, name) });

const itemsOf = (jsons: readonly Record<string, unknown>[], nodes: readonly string[]) =>
  jsons.map((json, i) => ({
    ...anItem(i, {}, Object.fromEntries(nodes.map((name) => [keyOf(nodes, name), json]))),
    json,
  }));

/** Two lanes over the same items: one as it is in the runtime, one with n8n's engine alone. */
async function twoLanes(jsons: readonly Record<string, unknown>[], nodes: readonly string[]) {
  expect(Expression.getActiveImplementation()).toBe('vm');
  const workflow = aWorkflow(...nodes.map((name) => nodeOf(nodes, name)), aNode('Now', 'branch'));
  const items = itemsOf(jsons, nodes);
  const lineage = new Lineage(aVersion(workflow), items);
  const input = items.map(({ json }, i) => ({ json, pairedItem: { item: i } })) as INodeExecutionData[];
  const lanes = [make(workflow), make(workflow)] as const;
  const ways = takeDirectPaths(lanes[0]);
  for (const lane of lanes) await lane.expression.acquireIsolate();
  const run = runWith(lineage);
  const evaluate = (lane: Workflow, expression: string, i: number): unknown => {
    const executeData = { data: { main: [input] }, node: lane.getNode('Now')!, source: { main: [lineage.source!] } };
    try {
      return lane.expression.getParameterValue(expression, run, 0, i, 'Now', input, 'trigger', {}, executeData);
    } catch (error) {
      return `threw ${(error as Error).message}`;
    }
  };
  const compare = (expression: string) => {
    const ours = input.map((_, i) => evaluate(lanes[0], expression, i));
    const theirs = input.map((_, i) => evaluate(lanes[1], expression, i));
    return ours.flatMap((value, i) =>
      same(value, theirs[i]) ? [] : [{ expression, i, ours: value, theirs: theirs[i] }],
    );
  };
  const close = () => Promise.all(lanes.map((lane) => lane.expression.releaseIsolate()));
  return { compare, ways, close };
}

test('a batch gives what the engine gives for each, for every expression and value', async () => {
  const jsons = VALUES.map((a) => (a === undefined ? { ...COMMON } : { a, ...COMMON }));
  const { compare, ways, close } = await twoLanes(jsons, ['Before']);
  expect(EXPRESSIONS.flatMap(compare)).toEqual([]);
  expect(BATCHED.filter((expression) => !ways.taken.has(expression))).toEqual([]);
  await close();
});

test('what an expression writes reaches neither the next item nor the enrolment', async () => {
  const jsons = [1, 2, 3, 4, 5].map((a) => ({ a, list: [a, 0] }));
  const { compare, ways, close } = await twoLanes(jsons, ['Before']);
  const writing = [
    '={{ ($json.list.push($json.a), $json.list.length) }}',
    '={{ [typeof left, (left = $json.a)] }}',
    '={{ (DateTime = $json.a, typeof DateTime) }}',
    '={{ $("Before").item.json.list.sort().concat($("Before").item.json.list) }}',
  ];
  expect(writing.flatMap(compare)).toEqual([]);
  expect(writing.flatMap(compare)).toEqual([]);
  expect(jsons[0]).toEqual({ a: 1, list: [1, 0] });
  expect(ways.taken.size).toBeGreaterThan(0);
  await close();
});

const folder = process.env['PERENNIAL_TEST_DATA'];
const onRealWorkflows = folder ? test : test.skip;

onRealWorkflows('of the expressions in real workflows four fifths need no call for each person', async () => {
  const found = expressionsIn(join(folder ?? '', 'n8n'));
  const nodes = [...new Set(found.flatMap(namesIn))];
  const jsons = [0, 1, 2, 3, 4].map((i) => jsonFor(found, i));
  const { compare, ways, close } = await twoLanes(jsons, nodes);
  expect(found.flatMap(compare)).toEqual([]);
  const direct = found.filter((expression) => plainParts(expression));
  const batched = found.filter((expression) => !plainParts(expression) && ways.taken.has(expression));
  const rest = [...new Set(found.filter((one) => !plainParts(one) && !ways.taken.has(one)))];
  process.stdout.write(
    `Of ${String(found.length)} expressions ${String(direct.length)} are plain paths, ${String(batched.length)} are ` +
      `evaluated for a whole batch, and these by the engine for each person:\n${rest.map((one) => `  ${one}\n`).join('')}`,
  );
  expect((direct.length + batched.length) / found.length).toBeGreaterThan(0.8);
  await close();
});

function expressionsIn(path: string): string[] {
  return readdirSync(path)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const { nodes } = JSON.parse(readFileSync(join(path, file), 'utf8')) as { nodes: { parameters: unknown }[] };
      return nodes.flatMap(({ parameters }) => texts(parameters));
    })
    .filter((text) => text.startsWith('='));
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

const namesIn = (expression: string) =>
  Array.from(
    expression.matchAll(/\$\(\s*['"]([^'"]+)['"]\s*\)|\$node\["([^"]+)"\]/g),
    ([, called, indexed]) => called ?? indexed ?? '',
  );

/** Has something at every path that these expressions name, another for each `i`. */
function jsonFor(expressions: readonly string[], i: number): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [, path = ''] of expressions.join('\n').matchAll(/(?:\$json|\.json)((?:\.\w+|\["[^"]+"\])+)/g)) {
    const keys = Array.from(path.matchAll(/\.(\w+)|\["([^"]+)"\]/g), ([, dotted, quoted]) => dotted ?? quoted ?? '');
    set(json, keys, ['UP', 'a.b 10:30', 3, null, { first: 1 }][(keys.length + i) % 5]);
  }
  return json;
}

function set(json: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) json[key] ??= value;
  else {
    if (typeof json[key] !== 'object' || json[key] === null) json[key] = {};
    set(json[key] as Record<string, unknown>, rest, value);
  }
}

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
