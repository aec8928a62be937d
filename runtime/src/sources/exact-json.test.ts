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

test('nesting without end does not end the process, and what stands beside it is read as exactly as ever', () => {
  const deep = '['.repeat(200_000) + '1' + ']'.repeat(200_000);
  const text = 'x'.repeat(500_000);
  const beside = `{"id":1234567890123456789,"text":"\\"id\\":1234567890123456789${text}","price":1.2345678901234567,"big":1e30}`;
  expect((parseExactJson(`[${deep},${beside}]`) as unknown[])[1]).toEqual({
    id: '1234567890123456789',
    text: `"id":1234567890123456789${text}`,
    price: 1.2345678901234567,
    big: 1e30,
  });
});

test('a prototype key stays an own key of plain data', () => {
  const parsed = parseExactJson('{"__proto__":{"polluted":true}}');
  expect(Object.keys(parsed as object)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
