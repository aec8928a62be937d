import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { hashOf, spread } from './hash';

test('is SHA-256, cut to 128 bits', () => {
  expect(hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb924');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(hashOf(text)).toBe(createHash('sha256').update(text).digest('hex').slice(0, 32));
    }),
  );
});

test('spreads evenly', () => {
  const counts = new Array<number>(4).fill(0);
  for (let n = 0; n < 4_000; n += 1) counts[spread(`key ${String(n)}`, 4)]! += 1;
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});
