import type { PerennialError } from '../platform/errors/error';
import { boundedProperties } from './properties';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as PerennialError).code;
  }
};

test('names that the database or a prototype could take for its own are changed or left out', () => {
  const given: unknown = JSON.parse(
    '{"$set":1,"a.b":{"$$x":[{"c.d":2}]},"__proto__":{"x":1},"constructor":1,"_bsontype":"Long","$bsontype":1,"n\\u0000":3,"ok":"$v"}',
  );
  expect(boundedProperties(given as Record<string, unknown>).properties).toEqual({
    _set: 1,
    a_b: { _x: [{ c_d: 2 }] },
    n: 3,
    ok: '$v',
  });
});

test('a list of products that is too long is cut and the event says so', () => {
  const products = Array.from({ length: 2_000 }, (_, index) => ({ product_id: String(index), name: 'x'.repeat(100) }));
  const { properties, notes } = boundedProperties({ checkout_id: 'c', products });
  const kept = (properties as { products: unknown[] }).products;
  expect(notes).toEqual(['products_cut']);
  expect(kept.length).toBeGreaterThan(300);
  expect(Buffer.byteLength(JSON.stringify(properties))).toBeLessThanOrEqual(65_536);
});

test('other properties that are too large, or nested too deeply, are refused', () => {
  expect(codeOf(() => boundedProperties({ text: 'x'.repeat(70_000) }))).toBe('too_large');
  let deep: Record<string, unknown> = {};
  for (let level = 0; level < 30; level++) deep = { deep };
  expect(codeOf(() => boundedProperties(deep))).toBe('invalid_input');
});
