import fc from 'fast-check';

import type { Comparison, Moment, PropertyComparison } from '../../../runtime/src/segments/definition/comparisons';
import type { Leaf } from '../../../runtime/src/segments/definition/conditions';
import type { Condition, Definition } from '../../../runtime/src/segments/definition/definition';
import type { EventWindow, ExactWindow } from '../../../runtime/src/segments/definition/windows';
import { CATEGORIES, JOURNEYS, MESSAGES, NAMES, scalar, SEGMENTS, TEXTS } from './people';

/** Definitions that some of `randomPeople` meet and some do not. */
const text = fc.constantFrom(...TEXTS, '5', 'dr', 'T', '.', '2026');
const number = fc.constantFrom(5, 7, 0, -0.5, 1000, 0.1);
const day = fc.constantFrom('2026-11-23', '2026-11-22', '2026-11-16', '2026-10-25');
const days = fc.constantFrom(1, 2, 7, 30);
const is = <const O extends string, T extends object>(operator: O, more: fc.Arbitrary<T>) =>
  more.map((rest) => ({ operator, ...rest }));
const nothing = fc.constant({});

const fixed: fc.Arbitrary<PropertyComparison> = fc.oneof(
  is('exists', nothing),
  is('notExists', nothing),
  is('equals', fc.record({ value: scalar })),
  is('notEquals', fc.record({ value: scalar })),
  is('contains', fc.record({ value: text })),
  is('notContains', fc.record({ value: text })),
  is('anyOf', fc.record({ values: fc.array(text, { minLength: 1, maxLength: 3 }) })),
  is('noneOf', fc.record({ values: fc.array(text, { minLength: 1, maxLength: 3 }) })),
  is('greaterThan', fc.record({ value: number })),
  is('lessThan', fc.record({ value: number })),
  is('atLeast', fc.record({ value: number })),
  is('atMost', fc.record({ value: number })),
  is('before', fc.record({ day })),
  is('after', fc.record({ day })),
  is('on', fc.record({ day })),
);
const relative: fc.Arbitrary<Comparison> = fc.oneof(
  is('inTheLast', fc.record({ days })),
  is('moreThanAgo', fc.record({ days })),
  is('inTheNext', fc.record({ days })),
);
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  { weight: 3, arbitrary: fixed },
  { weight: 1, arbitrary: relative },
);
const dated = comparison.filter((each) => 'day' in each || 'days' in each);
const when: fc.Arbitrary<Moment> = dated.filter((each): each is Moment & Comparison => each.operator !== 'inTheNext');

const amountOperator = fc.constantFrom('atLeast', 'atMost', 'moreThan', 'lessThan', 'exactly');
const between = fc
  .tuple(day, day)
  .map(([a, b]) => ({ kind: 'between', ...(a < b ? { from: a, to: b } : { from: b, to: a }) }) as const);
const exactWindow: fc.Arbitrary<ExactWindow> = fc.oneof(
  days.map((last) => ({ kind: 'days', last }) as const),
  between,
);
const eventWindow: fc.Arbitrary<EventWindow> = fc.oneof(
  exactWindow,
  fc.constantFrom(1, 24, 48).map((last) => ({ kind: 'hours', last }) as const),
);
const perhaps = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const where = fc.record({
  match: fc.constantFrom('all', 'any'),
  conditions: fc.array(
    fc.record({
      path: fc.constantFrom(
        'kind',
        'total.amount',
        'total.currency',
        'products.sku',
        'products.price',
        'products.tags',
      ),
      is: fixed,
    }),
    { minLength: 1, maxLength: 2 },
  ),
});
const times = fc.constantFrom(0, 1, 2);
const event = fc.constantFrom(...NAMES);
const bought = fc.record({
  by: fc.constantFrom('category', 'sku'),
  values: fc.array(fc.constantFrom(...CATEGORIES, 'a-1'), { minLength: 1, maxLength: 2 }),
});
const money = fc.record({ amount: fc.constantFrom(0, 1, 2_000, 2_001), currency: fc.constantFrom('EUR', 'USD') });
const of = <T extends object>(kind: object, more: fc.Arbitrary<T>) =>
  more.map((rest) => withoutUndefined({ ...kind, ...rest }) as unknown as Leaf);

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  of(
    { kind: 'field' },
    fc.record({ field: fc.constantFrom('email', 'firstName', 'language', 'country', 'timeZone'), is: comparison }),
  ),
  of(
    { kind: 'field' },
    fc.record({
      field: fc.constantFrom('email', 'firstName', 'language', 'country', 'timeZone', 'stage'),
      is: fc.constantFrom<Comparison>(
        { operator: 'equals', value: 'de' },
        { operator: 'noneOf', values: ['DE', 'Ada'] },
        { operator: 'anyOf', values: ['Europe/Berlin', 'subscriber', 'zh'] },
      ),
    }),
  ),
  of({ kind: 'field', field: 'createdAt' }, fc.record({ is: dated })),
  of(
    { kind: 'attribute' },
    fc.record({ attribute: fc.constantFrom('skin', 'size', 'due date', 'toString'), is: comparison }),
  ),
  of({ kind: 'attribute' }, fc.record({ attribute: fc.constantFrom('skin', 'size', 'due date'), is: comparison })),
  of({ kind: 'place', place: 'city' }, fc.record({ is: comparison })),
  of(
    { kind: 'tag' },
    fc.record({
      operator: fc.constantFrom('anyOf', 'allOf', 'noneOf'),
      tags: fc.subarray(['vip', 'new', 'gone'], { minLength: 1 }),
    }),
  ),
  of(
    { kind: 'consent' },
    fc.record({
      channel: fc.constantFrom('email', 'sms', 'whatsapp'),
      states: fc.subarray(['subscribed', 'unsubscribed', 'pending', 'never'], { minLength: 1 }),
    }),
  ),
  of(
    { kind: 'event', measure: 'count' },
    fc.record({ event, operator: amountOperator, value: times, window: perhaps(eventWindow) }),
  ),
  of(
    { kind: 'event', measure: 'count' },
    fc.record({ event, operator: amountOperator, value: times, window: eventWindow, where }),
  ),
  of(
    { kind: 'event', measure: 'sum' },
    fc.record({
      event,
      property: fc.constantFrom('kind', 'total.amount', 'products.price'),
      operator: amountOperator,
      value: number,
      window: eventWindow,
      where: perhaps(where),
    }),
  ),
  of(
    { kind: 'event' },
    fc.record({ event, measure: fc.constantFrom('first', 'last'), is: when, where: perhaps(where) }),
  ),
  of(
    { kind: 'orders', measure: 'count' },
    fc.record({ operator: amountOperator, value: times, window: perhaps(exactWindow), bought: perhaps(bought) }),
  ),
  of(
    { kind: 'orders' },
    fc.record({
      measure: fc.constantFrom('spend', 'average'),
      operator: amountOperator,
      value: money,
      window: perhaps(exactWindow),
      bought: perhaps(bought),
    }),
  ),
  of({ kind: 'orders' }, fc.record({ measure: fc.constantFrom('first', 'last'), is: when, bought: perhaps(bought) })),
  of(
    { kind: 'journey' },
    fc.record({
      journeyId: fc.constantFrom(...JOURNEYS),
      state: fc.constantFrom('inside', 'entered', 'finished', 'never'),
      window: perhaps(exactWindow),
    }),
  ),
  of(
    { kind: 'message' },
    fc.record({
      what: fc.constantFrom('sent', 'notSent'),
      message: perhaps(fc.constantFrom(...MESSAGES)),
      operator: amountOperator,
      value: times,
      window: perhaps(exactWindow),
    }),
  ),
  of({ kind: 'segment' }, fc.record({ segmentId: fc.constantFrom(...SEGMENTS), is: fc.constantFrom('in', 'notIn') })),
);

const group = (inner: fc.Arbitrary<Condition>) =>
  fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const, 'not' as const),
    of: fc.array(inner, { minLength: 1, maxLength: 3 }),
  });
const nested: fc.Arbitrary<Condition> = fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: group(leaf) });

export const randomDefinition: fc.Arbitrary<Definition> = fc.oneof(
  { weight: 2, arbitrary: leaf.map((only) => ({ kind: 'all' as const, of: [only] })) },
  { weight: 1, arbitrary: group(nested) },
);

const withoutUndefined = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
