import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { isShown, type Place } from '../../editor/src/inspector/displayOptions';
import {
  isGroup,
  isProperty,
  type DisplayOptions,
  type Property,
  type Values,
} from '../../editor/src/inspector/property';

/** What n8n itself says; a condition it cannot read throws there. */
function n8nShows(displayOptions: DisplayOptions, { values, root, version }: Place): boolean {
  const property = { displayOptions } as unknown as INodeProperties;
  const node = { typeVersion: version } as INode;
  return NodeHelpers.displayParameter(values as INodeParameters, property, node, null, root as INodeParameters);
}

const plain = fc.constantFrom<unknown>('a', 'b', 'ab', '', '=x', '={{ 1 }}', 0, 1, 2, 3, true, false, null, undefined);
const ORDINARY = { noNullPrototype: true };
const value = fc.oneof(
  plain,
  fc.array(plain, { maxLength: 3 }),
  fc.record({ __rl: fc.constant(true), mode: fc.constant('id'), value: plain }, ORDINARY),
  fc.record({ inner: plain }, ORDINARY),
);
const number = fc.integer({ min: 0, max: 3 });
const text = fc.constantFrom('a', 'b', 'ab', '^a', 'x');
const condition = fc.oneof(
  fc.record({ eq: plain }),
  fc.record({ not: plain }),
  fc.record({ gte: number }),
  fc.record({ lte: number }),
  fc.record({ gt: number }),
  fc.record({ lt: number }),
  fc.record({ between: fc.record({ from: number, to: number }) }),
  fc.record({ includes: text }),
  fc.record({ startsWith: text }),
  fc.record({ endsWith: text }),
  fc.record({ regex: text }),
  fc.record({ exists: fc.constant(true) }),
);
const wanted = fc.array(fc.oneof(plain, condition.map((_cnd) => ({ _cnd }))), { maxLength: 3 }); // prettier-ignore
const key = fc.constantFrom('one', 'two', 'two.inner', '/one', '/two.inner', '@version');
const rules = fc.dictionary(key, wanted, { maxKeys: 3 });
const values = fc.record({ one: value, two: value }, { requiredKeys: [], ...ORDINARY });

test('a parameter is shown exactly when n8n shows it', () => {
  fc.assert(
    fc.property(rules, rules, values, values, (show, hide, beside, root) => {
      const place: Place = { values: beside, root, version: 2 };
      const displayOptions = { show, hide };
      expect(isShown({ displayOptions }, place)).toBe(n8nShows(displayOptions, place));
    }),
    { numRuns: 20_000 },
  );
});

/** Every property of a description that has rules, however deep. */
function conditional(properties: readonly Property[]): Property[] {
  return properties.flatMap((property) => [
    ...(property.displayOptions ? [property] : []),
    ...(property.options ?? []).flatMap((option) =>
      isGroup(option) ? conditional(option.values) : isProperty(option) ? conditional([option]) : [],
    ),
  ]);
}

/** Settings that its rules can tell apart: each value they name, and one they do not. */
function* settings(properties: readonly Property[]): Generator<Values> {
  const named = new Map<string, Set<unknown>>();
  for (const { displayOptions } of conditional(properties))
    for (const [name, list] of [
      ...Object.entries(displayOptions?.show ?? {}),
      ...Object.entries(displayOptions?.hide ?? {}),
    ])
      for (const one of list ?? []) named.set(name, (named.get(name) ?? new Set<unknown>()).add(one));
  const keys = [...named.keys()].filter((name) => name !== '@version').map((name) => name.replace(/^\//, ''));
  yield {};
  for (const name of keys)
    for (const one of [...(named.get(name) ?? named.get(`/${name}`) ?? []), 'something else'])
      for (const other of keys)
        yield { [other]: [...(named.get(other) ?? named.get(`/${other}`) ?? [''])][0], [name]: one };
}

const OURS = join(__dirname, '../../dist/nodes');
const folder = process.env['PERENNIAL_NODE_DESCRIPTIONS'];

interface Described {
  readonly name: string;
  readonly version: number | number[];
  readonly properties: Property[];
}

function ours(): Described[] {
  if (!existsSync(OURS)) throw new Error('The nodes are not built: npm run build');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- n8n's own manifest names the built files
  const { n8n } = require('../../package.json') as { n8n: { nodes: string[] } };
  return n8n.nodes
    .map((file) => join(__dirname, '../..', file))
    .filter((file) => existsSync(file))
    .map((file) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const module = require(file) as Record<string, new () => { description: Described }>;
      return new (Object.values(module)[0]!)().description;
    });
}

/** `types/nodes.json` of an installed package, e.g. n8n-nodes-base's: its folder in PERENNIAL_NODE_DESCRIPTIONS. */
function foreign(): Described[] {
  if (folder === undefined) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(folder, 'types/nodes.json')) as Described[];
}

test.each([
  ['our package', ours],
  ['an installed package (folder in PERENNIAL_NODE_DESCRIPTIONS, else none)', foreign],
])('every parameter of %s is shown as in n8n', (_, read) => {
  const wrong: string[] = [];
  let compared = 0;
  for (const { name, version, properties } of read())
    for (const root of settings(properties))
      for (const property of conditional(properties)) {
        const place = { values: root, root, version: [version].flat().at(-1) ?? 1 };
        compared += 1;
        if (isShown(property, place) !== n8nShows(property.displayOptions!, place))
          wrong.push(`${name} ${property.name} ${JSON.stringify(root)}`);
      }
  expect(wrong).toEqual([]);
  if (read === ours) expect(compared).toBeGreaterThan(50);
});
