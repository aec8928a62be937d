/** What goes wrong with JSON on its way in: for tests that change real payloads at one place or at several. */

type Path = readonly (string | number)[];

const LEVELS = 3_000;
const MANY = 500;

/** Stand in values for what JSON.stringify cannot write, or writes only with much stack. */
const WRITTEN: Readonly<Record<string, string>> = {
  '@beyond a double@': '1e999',
  '@longer than a double@': '123456789012345678901234567890',
  '@minus nothing@': '-0',
  '@deep@': `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`,
};

const ODD_TEXTS: readonly string[] = [
  ...['', ' ', 'constructor', '__proto__', 'toString', 'hasOwnProperty', '$where', '{{ 1 }}', 'gid://shopify/Order/0'],
  ...['\0', 'a\0b', '\ud800', 'x\udfff@customer.example', 'a@b', 'a@b.example\r\nBcc: c@d.example'],
  ...['NaN', 'Infinity', '-19.90', '999999999999999999.99', '1e5', 'XXX', 'ZZZ', 'eur'],
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', '2024-02-30T25:61:61Z'],
  ...['x'.repeat(300), 'é'.repeat(40_000)],
];

/** What programs have been seen to send, and what somebody sends who wants to see what happens. */
export const ODD_VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 0.1, 2 ** 53, 1e300],
  ...Object.keys(WRITTEN),
  ...ODD_TEXTS,
  ...[{}, [], [[]], [null], { $gt: '' }, { 'a.b': { 'c.$d': 1 } }, { '': 1 }, { length: 1e9 }],
  ...[{ toString: 1, valueOf: 1 }, [{ toString: 1 }], { toJSON: 1, then: 1 }],
  ...[{ _bsontype: 'Long' }, { inner: [{ _bsontype: 'ObjectId', id: 'x' }] }],
  Array.from({ length: MANY }, () => ({ quantity: 'x', price: '1' })),
  JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
];

export const ODD_NAMES: readonly string[] = [
  ...['$set', '$', '__proto__', 'constructor', '_bsontype', '$bsontype', 'a.b', '', '\0', 'toString', 'x'.repeat(500)],
];

export type Mutation = { readonly at: Path } & (
  | { readonly how: 'replace'; readonly value: unknown }
  | { readonly how: 'add'; readonly name: string; readonly value: unknown }
  | { readonly how: 'remove' }
);

/** Every place in a value, itself excluded; of long lists the beginning. */
export function placesIn(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null || at.length > 8) return [];
  return Object.entries(value)
    .slice(0, 60)
    .flatMap(([key, inner]): readonly Path[] => {
      const here = [...at, Array.isArray(value) ? Number(key) : key];
      return [here, ...placesIn(inner, here)];
    });
}

/** All changes at one place: another value, one more name, or nothing there. */
export function mutationsAt(at: Path): readonly Mutation[] {
  return [
    { at, how: 'remove' },
    ...ODD_VALUES.map((value) => ({ at, how: 'replace', value }) as const),
    ...ODD_NAMES.map((name) => ({ at, how: 'add', name, value: { x: 1 } }) as const),
  ];
}

/** The JSON text of a value with one place changed. */
export const mutatedJson = (value: unknown, mutation: Mutation): string => asJson(mutated(value, mutation));

/** A copy; a place that is not there any more changes nothing. */
export function mutated(value: unknown, mutation: Mutation): unknown {
  const copy = structuredClone(value);
  const { at, how } = mutation;
  const holder = inside(copy, at.slice(0, -1));
  const last = at.at(-1);
  if (holder === undefined || last === undefined) return copy;
  if (how === 'remove') Reflect.deleteProperty(holder, last);
  else put(holder, how === 'add' && !Array.isArray(holder) ? mutation.name : last, mutation.value);
  return copy;
}

export function asJson(value: unknown): string {
  return Object.entries(WRITTEN).reduce(
    (text, [sign, written]) => text.replaceAll(`"${sign}"`, written),
    JSON.stringify(value),
  );
}

function inside(value: unknown, path: Path): object | undefined {
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (Reflect.get(at, key) as unknown) : undefined),
    value,
  );
  return typeof found === 'object' && found !== null ? found : undefined;
}

/** Defined, not assigned: `__proto__` becomes a name like any other, as JSON.parse makes it. */
function put(holder: object, name: string | number, value: unknown): void {
  const own = JSON.parse(JSON.stringify(value)) as unknown;
  Object.defineProperty(holder, name, { value: own, enumerable: true, configurable: true, writable: true });
}
