import fc from 'fast-check';

import { eventFields, profileFields, propertyPaths } from '../../editor/src/inspector/dataFields';
import { expressionFor, partsOf, referenceOf, textOf, type Part } from '../../editor/src/inspector/expression';
import { goesOnAt, nextAllowed, type Unit } from '../../editor/src/inspector/schedule';
import { addDuration } from '../../runtime/src/engine/durations';
import { nextInWindow, WEEKDAYS } from '../../runtime/src/engine/windows';

describe('data in a text', () => {
  test.each([
    ['={{ $json.profile.country }}', { path: ['profile', 'country'] }],
    ["={{ $('Cart left').item.json.event.properties.total.amount }}", { step: 'Cart left', path: ['event', 'properties', 'total', 'amount'] }],
    ['={{$("Ada\'s \\"cart\\"").item.json["a-b"][0].c}}', { step: 'Ada\'s "cart"', path: ['a-b', '0', 'c'] }],
  ])('%s is one path', (value, reference) => {
    expect(referenceOf(value)).toEqual(reference);
  }); // prettier-ignore

  test.each(['={{ $json.a + 1 }}', "={{ $('X').first().json.a }}", '={{ $json.a }} and more', 'a', 1, undefined])(
    '%p is none',
    (value) => {
      expect(referenceOf(value)).toBeUndefined();
    },
  );

  test('what is no path is kept as it was written', () => {
    const value = '=Dear {{ $json.profile.firstName }}, {{ $now.toISO() }}!';
    expect(partsOf(value)).toEqual([
      { kind: 'text', text: 'Dear ' },
      { kind: 'data', reference: { path: ['profile', 'firstName'] } },
      { kind: 'text', text: ', ' },
      { kind: 'code', code: '$now.toISO()' },
      { kind: 'text', text: '!' },
    ]);
    expect(textOf(partsOf(value))).toBe(value);
  });

  test('any path through steps and keys of any name is read as it was written', () => {
    const key = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('a', 'a b', '0', "it's", '"', '\\', '$x'));
    const reference = fc.record(
      { step: fc.string({ minLength: 1 }), path: fc.array(key) },
      { requiredKeys: ['path'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(reference, (asked) => {
        fc.pre(!JSON.stringify(asked).includes('}}'));
        expect(referenceOf(expressionFor(asked))).toEqual(asked);
      }),
    );
  });

  test('text without data stays fixed text', () => {
    const parts: Part[] = [{ kind: 'text', text: 'Hello' }];
    expect(textOf(parts)).toBe('Hello');
    expect(textOf([])).toBe('');
  });
});

describe('the data there is', () => {
  const properties = {
    total: { amount: 4990, currency: 'EUR' },
    products: [{ sku: 'a' }],
    coupon: null,
    at: '2026-01-01T10:00:00Z',
  };

  test('properties of events that really came, with a sample of each', () => {
    expect(propertyPaths([{ properties }, { properties: { total: { amount: 1 }, note: 'x' } }])).toEqual([
      { path: ['total', 'amount'], type: 'number', sample: '4990' },
      { path: ['total', 'currency'], type: 'string', sample: 'EUR' },
      { path: ['products'], type: 'array', sample: '1 ×' },
      { path: ['at'], type: 'dateTime', sample: '2026-01-01T10:00:00Z' },
      { path: ['note'], type: 'string', sample: 'x' },
    ]);
    expect(eventFields([{ properties }]).map(({ path }) => path.join('.'))).toContain('event.properties.total.amount');
  });

  test('the usual fields of a customer are there without any customer, attributes come from samples', () => {
    const names = (samples: Parameters<typeof profileFields>[0]) =>
      profileFields(samples).map(({ path }) => path.join('.'));
    expect(names([])).toContain('profile.country');
    expect(names([{ attributes: { skin: 'dry' } }])).toContain('profile.attributes.skin');
  });

  test('what a customer has bought can be compared, with what it was for the newest who bought', () => {
    const bought = { attributes: {}, orders: { count: 3, spend: { amount: 12_900, currency: 'EUR' } } };
    const fields = profileFields([{ attributes: {}, orders: { count: 0 } }, bought]);
    const sampleOf = (path: string) => fields.find((field) => field.path.join('.') === path);
    expect(sampleOf('profile.orders.spend.amount')).toEqual({ path: ['profile', 'orders', 'spend', 'amount'], type: 'number', sample: '12900' }); // prettier-ignore
    expect(sampleOf('profile.orders.lastAt')?.type).toBe('dateTime');
    expect(sampleOf('profile.stage')?.type).toBe('string');
  });
});

describe('example times are those of the runtime', () => {
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Cairo', 'America/Havana', 'Asia/Kathmandu'); // prettier-ignore
  const at = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true });
  const unit = fc.constantFrom<Unit>('seconds', 'minutes', 'hours', 'days', 'weeks', 'months');

  const offset = (from: Date, hours: number, where: string) =>
    new Intl.DateTimeFormat('en', { timeZone: where, timeZoneName: 'longOffset' })
      .format(new Date(from.getTime() + hours * 3_600_000))
      .replace(/^.*(GMT.*)$/, '$1');

  test('waiting, also across clock changes', () => {
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 60 }), unit, zone, (from, amount, of, where) => {
        expect(goesOnAt(from, amount, of, where)).toEqual(addDuration(from, { amount, unit: of }, where));
      }),
      { numRuns: 2_000 },
    );
  });

  test('hours of the day, over midnight too', () => {
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')); // prettier-ignore
    fc.assert(
      fc.property(at, fc.tuple(clock, clock, fc.subarray([...WEEKDAYS])), zone, (now, [from, to, days], where) => {
        // Hours that a clock change takes away or gives twice are for the runtime to decide.
        fc.pre(offset(now, -30, where) === offset(now, 9 * 24, where));
        expect(nextAllowed(now, { from, to, days }, where)).toEqual(nextInWindow(now, { from, to, days }, where));
      }),
      { numRuns: 2_000 },
    );
  });
});
