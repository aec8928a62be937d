import { PerennialError } from '../platform/errors/error';
import { UNUSABLE_NAMES } from '../platform/unusable-names';

const MAX_BYTES = 65_536;
const MAX_DEPTH = 20;
const MAX_KEY = 200;

export interface BoundedProperties {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

/**
 * Properties as they are stored: names that MongoDB or a prototype could take for its own are changed or left out (`$x` → `_x`,
 * `a.b` → `a_b`), and a list of products too long for the limit is cut. Throws invalid_input when they are nested too deeply,
 * too_large when they are too large all the same.
 */
export function boundedProperties(given: Readonly<Record<string, unknown>>): BoundedProperties {
  const properties = cleanedObject(given, 1);
  if (sizeOf(properties) <= MAX_BYTES) return { properties, notes: [] };
  const { products } = properties;
  if (Array.isArray(products)) {
    const rest = MAX_BYTES - sizeOf({ ...properties, products: [] });
    const kept = fitting(products, rest);
    if (rest > 0 && kept.length > 0) return { properties: { ...properties, products: kept }, notes: ['products_cut'] };
  }
  throw new PerennialError('too_large', `The properties take more than ${String(MAX_BYTES)} bytes.`);
}

function fitting(items: readonly unknown[], bytes: number): readonly unknown[] {
  let used = 0;
  const end = items.findIndex((item) => (used += sizeOf(item) + 1) > bytes);
  return end === -1 ? items : items.slice(0, end);
}

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

function cleaned(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) return deeper(depth, () => value.map((item: unknown) => cleaned(item, depth + 1)));
  if (typeof value === 'object' && value !== null) return cleanedObject(value, depth);
  return value;
}

function cleanedObject(value: object, depth: number): Record<string, unknown> {
  return deeper(depth, () =>
    Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        const name = fieldName(key);
        return UNUSABLE_NAMES.has(name) || inner === undefined ? [] : [[name, cleaned(inner, depth + 1)]];
      }),
    ),
  );
}

function deeper<T>(depth: number, read: () => T): T {
  if (depth > MAX_DEPTH)
    throw new PerennialError(
      'invalid_input',
      `Properties may be nested ${String(MAX_DEPTH)} levels deep, these are deeper.`,
    );
  return read();
}

const fieldName = (key: string): string =>
  key.replaceAll('\0', '').replaceAll('.', '_').replace(/^\$+/, '_').slice(0, MAX_KEY);
