import fc from 'fast-check';

import { everyDayAt, instantOf, momentsOf, together, wallOf, type Span } from './localMoments';

const zones = (...names: string[]) => new Map(names.map((name) => [name, name]));
const dailyMoments = (time: string, asked: ReadonlyMap<string, string>, within: Span) =>
  together(momentsOf(everyDayAt(time), asked, within));
const span = (after: string, until: string) => ({ after: new Date(after), until: new Date(until) });

test('a date begins in Kiritimati and ends 26 hours later at UTC−12', () => {
  const all = zones('Pacific/Kiritimati', 'Asia/Shanghai', 'America/New_York', 'Etc/GMT+12');
  const moments = dailyMoments('09:00', all, span('2026-11-23T18:59:59Z', '2026-11-24T21:00:00Z'));
  expect(
    moments
      .filter(({ wall }) => wall === '2026-11-24T09:00')
      .map(({ at, zoneKeys }) => [at.toISOString(), ...zoneKeys]),
  ).toEqual([
    ['2026-11-23T19:00:00.000Z', 'Pacific/Kiritimati'],
    ['2026-11-24T01:00:00.000Z', 'Asia/Shanghai'],
    ['2026-11-24T14:00:00.000Z', 'America/New_York'],
    ['2026-11-24T21:00:00.000Z', 'Etc/GMT+12'],
  ]);
});

test('a time that the clocks skip comes as much later, one they show twice comes the first time', () => {
  const [gap] = dailyMoments('02:30', zones('America/New_York'), span('2026-03-08T05:00:00Z', '2026-03-08T12:00:00Z'));
  expect(gap).toMatchObject({ wall: '2026-03-08T02:30', at: new Date('2026-03-08T07:30:00Z') });
  const twice = dailyMoments('01:30', zones('America/New_York'), span('2026-11-01T00:00:00Z', '2026-11-01T12:00:00Z'));
  expect(twice.map(({ at }) => at.toISOString())).toEqual(['2026-11-01T05:30:00.000Z']);
  // At 00:00 local clocks are put forward there, so the date begins at 01:00.
  const [midnight] = dailyMoments('00:00', zones('Africa/Cairo'), span('2026-04-23T12:00:00Z', '2026-04-24T12:00:00Z'));
  expect(wallOf(midnight!.at, 'Africa/Cairo')).toBe('2026-04-24T01:00');
});

test('a day that a zone skips comes with the next one', () => {
  const moments = dailyMoments('09:00', zones('Pacific/Apia'), span('2011-12-29T12:00:00Z', '2011-12-31T12:00:00Z'));
  expect(moments.map(({ wall }) => wall)).toEqual(['2011-12-29T09:00', '2011-12-30T09:00', '2011-12-31T09:00']);
  expect(moments[1]!.at).toEqual(moments[2]!.at);
});

const ZONES = ['Pacific/Kiritimati', 'Asia/Kolkata', 'Africa/Cairo', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC']; // prettier-ignore

test('however time is cut into spans, every moment comes in exactly one of them', () => {
  const instants = fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 10, 20) });
  const cuts = fc.array(fc.integer({ min: 1, max: 90 * 3_600_000 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(instants, cuts, fc.constantFrom('00:00', '02:30', '09:00', '23:59'), (start, lengths, time) => {
      const key = ({ wall, at, zoneKeys }: { wall: string; at: Date; zoneKeys: readonly string[] }) =>
        zoneKeys.map((zone) => `${wall} ${String(at.getTime())} ${zone}`);
      const end = lengths.reduce((sum, length) => sum + length, start);
      const whole = dailyMoments(time, zones(...ZONES), { after: new Date(start), until: new Date(end) });
      let from = start;
      const parts = lengths.flatMap((length) => {
        const part = { after: new Date(from), until: new Date((from += length)) };
        return dailyMoments(time, zones(...ZONES), part).flatMap(key);
      });
      expect(parts).toEqual(whole.flatMap(key));
      expect(new Set(parts).size).toBe(parts.length);
    }),
    { numRuns: 40 },
  );
});

test('an instant is one at which the clocks show that, unless they skip it', () => {
  expect(wallOf(instantOf('2026-11-24T09:00', 'Asia/Kathmandu'), 'Asia/Kathmandu')).toBe('2026-11-24T09:00');
});
