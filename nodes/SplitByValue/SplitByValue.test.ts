import { aContext } from '../../test/support/n8n-context';
import { isWithin, localTime } from '../localTime';
import { readCases } from './cases';
import { SplitByValue } from './SplitByValue.node';

const cases = {
  case: [
    { name: 'German-speaking', values: ['DE', 'at', ' CH '] },
    { match: 'range', atLeast: '50', below: '100' },
    { match: 'range', name: 'Large', atLeast: '100' },
    { values: ['gold', 'true', '7'] },
  ],
};

/** Which way each value takes. */
async function ways(values: readonly unknown[], more: Record<string, unknown> = {}) {
  const value = (i: unknown) => values[i as number];
  const items = values.map((_, i) => ({ i, profile: { id: `prf_${String(i)}` } }));
  const outputs = await new SplitByValue().execute.call(aContext({ items, parameters: { cases, value, ...more } }).n8n);
  const taken = outputs.flatMap((each, output) => each.map(({ json }) => [json['i'] as number, output] as const));
  return { outputs, taken: taken.toSorted(([a], [b]) => a - b).map(([, output]) => output) };
}

test('values fit without regard to case, of a list any entry, numbers by range; the item carries the name', async () => {
  const { taken, outputs } = await ways(['de', ' AT', 50, '99.9', 100, 1e9, ['silver', 'Gold'], true, 7]);
  expect(taken).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 3]);
  const names = outputs.map(([first]) => (first?.json['split'] as { name: string } | undefined)?.name);
  expect(names).toEqual(['German-speaking', '50–100', 'Large', 'gold, true, 7', undefined]);
});

test('what is missing, odd or fits nothing goes on at Else, the last output', async () => {
  const { taken, outputs } = await ways([undefined, null, '', [], {}, 'FR', 49.99, NaN, '12 apples', '07']);
  expect(taken).toEqual(Array.from({ length: 10 }, () => 4));
  expect(outputs[4]?.[0]?.json['split']).toEqual({ name: 'Else' });
});

test('the first way that fits decides', async () => {
  const two = { case: [{ values: ['x'] }, { name: 'Never', values: ['x'] }] };
  expect((await ways(['X'], { cases: two })).taken).toEqual([0]);
});

test('a language stands for its regions, and another text does not', () => {
  const [german] = readCases({ case: [{ values: ['de'] }] }, 'language');
  expect(['de', 'de-AT', 'DE', 'den', 'nl'].map((value) => german?.fits(value))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  const [size] = readCases({ case: [{ values: ['x'] }] }, 'text');
  expect(size?.fits('x-large')).toBe(false);
});

test('a range whose end is no number, and hours that are none, stop the node', async () => {
  const range = { case: [{ match: 'range', atLeast: 'many' }] };
  await expect(async () => await ways(['x'], { cases: range })).rejects.toThrow('"many" is no number');
  const times = { time: [{ from: '9 am', to: '18:00' }] };
  await expect(async () => await ways(['x'], { by: 'time', times })).rejects.toThrow('"9 am" is no time of day');
});

const shift = { days: ['fri'], from: '22:00', to: '06:00' } as const;
const ALL_DAY = { days: [], from: '00:00', to: '00:00' } as const;
const office = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' } as const;

test.each([
  ['a Monday morning in Berlin is office time', office, ['2026-11-23T08:00:00Z', 'Europe/Berlin'], true],
  ['the last minute before', office, ['2026-11-23T07:59:00Z', 'Europe/Berlin'], false],
  ['the end does not belong to it', office, ['2026-11-23T17:00:00Z', 'Europe/Berlin'], false],
  ['it is already Saturday in Auckland', office, ['2026-11-27T20:00:00Z', 'Pacific/Auckland'], false],
  ['and still Friday in Los Angeles', office, ['2026-11-27T20:00:00Z', 'America/Los_Angeles'], true],
  ['in summer the clock is an hour ahead', office, ['2026-07-06T07:00:00Z', 'Europe/Berlin'], true],
  ['a night that began on Friday', shift, ['2026-11-28T04:59:00Z', 'Europe/Berlin'], true],
  ['the night before began on Thursday', shift, ['2026-11-27T03:00:00Z', 'Europe/Berlin'], false],
  ['the same time twice is the whole day', ALL_DAY, ['2026-11-23T03:00:00Z', 'UTC'], true],
  ['a zone that does not exist is UTC', office, ['2026-11-23T10:00:00Z', 'Mars/Olympus'], true],
] as const)('%s', (_what, hours, [at, zone], expected) => {
  expect(isWithin(hours, localTime(new Date(at), zone))).toBe(expected);
});
