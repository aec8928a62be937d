import type { PerennialError } from '../platform/errors/error';
import { parseExactJson } from './exact-json';

const codeOf = (run: () => unknown): string | undefined => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as PerennialError).code;
  }
};

test('ids above 2^53 keep their digits, everything else is as usual', () => {
  expect(parseExactJson('{"id":820982911946154508,"list":[9007199254740993],"price":19.99,"n":42}')).toEqual({
    id: '820982911946154508',
    list: ['9007199254740993'],
    price: 19.99,
    n: 42,
  });
});

test.each(['', '{', '{"a":}', 'undefined', '\u0000'])('%j is refused, and not quoted', (text) => {
  expect(codeOf(() => parseExactJson(text))).toBe('invalid_json');
});

test('nesting without end is refused and does not end the process', () => {
  const deep = '['.repeat(200_000) + '1234567890123456789' + ']'.repeat(200_000);
  expect(codeOf(() => parseExactJson(deep))).toBe('invalid_json');
});

test('a prototype key stays an own key of plain data', () => {
  const parsed = parseExactJson('{"__proto__":{"polluted":true}}');
  expect(Object.keys(parsed as object)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
