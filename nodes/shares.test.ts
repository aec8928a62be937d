import { drawnFor, readShares, shareOf, type Share } from './shares';

const people = (count: number, of = 'prf') => Array.from({ length: count }, (_, i) => `${of}_${String(i)}`);
const shares = (...percents: number[]): Share[] =>
  percents.map((percent, at) => ({ key: `k${String(at)}`, name: '', percent }));

/** Who goes which way. */
function split(ways: readonly Share[], step = 'stepkey1', who = people(6_000)): number[] {
  return who.map((person) => shareOf(ways, person, step));
}

/** Pearson's statistic of the counts against the shares. */
function chiSquare(ways: readonly Share[], taken: readonly number[]): number {
  return ways.reduce((sum, { percent }, at) => {
    const wanted = (taken.length * percent) / 100;
    const count = taken.filter((way) => way === at).length;
    return sum + (count - wanted) ** 2 / wanted;
  }, 0);
}

const moved = (before: readonly number[], after: readonly number[]) =>
  before.filter((way, i) => way !== after[i]).length / before.length;

test.each([
  // Critical values of chi-square at 0.001 for one degree of freedom less than there are ways.
  [[50, 50], 10.8],
  [[90, 10], 10.8],
  [[33.33, 33.33, 33.34], 13.8],
  [[70, 20, 10], 13.8],
  [[1, 9, 20, 30, 40], 18.5],
  [[10, 10, 10, 10, 10, 10, 10, 10, 10, 10], 27.9],
] as const)('people are spread as the shares %j say, at each of five steps', (percents, critical) => {
  const ways = shares(...percents);
  const far = people(5, 'step').filter((step) => chiSquare(ways, split(ways, step)) > critical);
  expect(far).toEqual([]);
});

test('the same person goes the same way at a step every time, and no two steps follow each other', () => {
  const ways = shares(50, 50);
  expect(split(ways)).toEqual(split(ways));
  expect(Math.abs(moved(split(ways, 'stepkey1'), split(ways, 'stepkey2')) - 0.5)).toBeLessThan(0.03);
});

test('changed percentages move nobody whom they do not have to move', () => {
  const before = split(shares(50, 50));
  const after = split(shares(60, 40));
  expect(before.every((way, i) => way === after[i] || (way === 1 && after[i] === 0))).toBe(true);
  expect(Math.abs(moved(before, after) - 0.1)).toBeLessThan(0.015);
  // Of three: those of the way that grows come from both others, and nobody goes from one of these to the other.
  const three = split(shares(30, 35, 35));
  const grown = split(shares(50, 25, 25));
  expect(three.every((way, i) => way === grown[i] || grown[i] === 0)).toBe(true);
  expect(Math.abs(moved(three, grown) - 0.2)).toBeLessThan(0.02);
});

test('a way that goes gives its own people to the others; a way that moves in the list or is renamed moves nobody', () => {
  const [a, b, c] = shares(40, 40, 20) as [Share, Share, Share];
  const before = split([a, b, c]);
  const without = split([
    { ...a, percent: 50 },
    { ...b, percent: 50 },
  ]);
  expect(before.every((way, i) => way === 2 || way === without[i])).toBe(true);
  const turned = split([{ ...c, name: 'New name' }, a, b]);
  expect(turned.map((way) => [2, 0, 1][way])).toEqual(before);
});

test('draws are even over their whole range', () => {
  const cells = Array.from({ length: 16 }, () => 0);
  for (const person of people(8_000)) cells[Math.floor(drawnFor(person) * 16)]! += 1;
  // 37.7: chi-square at 0.001 with 15 degrees of freedom.
  expect(cells.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0)).toBeLessThan(37.7);
});

test.each([
  [[{ percent: 100 }], 'There are 1 ways'],
  [Array.from({ length: 11 }, () => ({ percent: 9 })), 'There are 11 ways'],
  [[{ percent: 50 }, { percent: 40 }], 'The shares come to 90 %'],
  [[{ percent: 120 }, { percent: -20 }], 'A share of 120 %'],
  [[{ percent: 'half' }, { percent: 50 }], 'A share of "half" %'],
])('%j is refused with what is possible', (way, message) => {
  expect(() => readShares({ way }, 'way')).toThrow(message);
});

test('a share is known by its letter until it has a key', () => {
  expect(readShares({ way: [{ percent: 50 }, { key: 'x1', name: ' Later ', percent: '50' }] }, 'way')).toEqual([
    { key: 'a', name: 'A', percent: 50 },
    { key: 'x1', name: 'Later', percent: 50 },
  ]);
});
