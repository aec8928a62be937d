import type { Leaf } from '../definition/conditions';
import type { PersonFacts } from '../facts';
import { matches } from './matches';

const NOON = new Date('2026-11-23T12:00:00.000Z');
const HOUR = 3_600_000;

const hanna: PersonFacts = {
  profile: {
    ...{ id: 'prf_hanna', email: 'hanna@example.com', language: 'de-AT', createdAt: '2026-11-20T10:00:00.000Z' },
    ...{ attributes: { city: 'MÜNCHEN', size: '38', renews: '2026-11-25', list: ['Dry', 'Sensitive'] }, tags: ['vip'] },
    ...{ consent: { email: 'subscribed' }, consentFor: { email: 'old@example.com' } },
    orders: { count: 2, spend: { amount: 9_000, currency: 'EUR' }, lastAt: '2026-11-20T08:00:00.000Z' },
  },
  counters: new Map([
    [
      'Product Viewed',
      {
        ...{ total: 3, firstAt: new Date('2026-11-01T23:59:00.000Z'), lastAt: new Date('2026-11-20T01:00:00.000Z') },
        days: new Map([
          ['2026-11-01', 1],
          ['2026-11-20', 2],
        ]),
      },
    ],
  ]),
  events: [{ name: 'Quiz Completed', occurredAt: new Date(NOON.getTime() - HOUR), properties: { score: 0.1 } }],
  orders: [],
  enrolments: [],
  sends: [],
  segments: new Set(['seg_a']),
};

const of = (leaf: Leaf) => matches({ kind: 'all', of: [leaf] }, hanna, NOON);
const viewed = (operator: 'atLeast' | 'exactly', value: number, last: number): Leaf => ({
  ...{ kind: 'event', event: 'Product Viewed', measure: 'count', operator, value, window: { kind: 'days', last } },
});

test('an event leaves the last days with the end of its day, and that is when the answer changes', () => {
  expect(of(viewed('atLeast', 2, 4))).toEqual({ in: true, changesAt: new Date('2026-11-24T00:00:00.000Z') });
  expect(of(viewed('atLeast', 2, 3))).toEqual({ in: false });
  expect(of(viewed('exactly', 3, 23))).toEqual({ in: true, changesAt: new Date('2026-11-24T00:00:00.000Z') });
  expect(of(viewed('atLeast', 1, 23))).toEqual({ in: true, changesAt: new Date('2026-12-13T00:00:00.000Z') });
});

test('never is exactly 0 times, of what nobody ever heard of, too', () => {
  expect(of({ kind: 'event', event: 'Nothing', measure: 'count', operator: 'exactly', value: 0 })).toEqual({
    in: true,
  });
});

test('no order for so many days comes true at the very instant', () => {
  const quiet: Leaf = { kind: 'orders', measure: 'last', is: { operator: 'moreThanAgo', days: 60 } };
  expect(of(quiet)).toEqual({ in: false, changesAt: new Date('2027-01-19T08:00:00.000Z') });
  const then = new Date('2027-01-19T08:00:00.000Z');
  expect(matches({ kind: 'all', of: [quiet] }, hanna, then)).toEqual({ in: true });
});

test('hours are exact, and a sum of tenths is what people expect', () => {
  const sum: Leaf = {
    ...{ kind: 'event', event: 'Quiz Completed', measure: 'sum', property: 'score', operator: 'exactly', value: 0.1 },
    window: { kind: 'hours', last: 2 },
  };
  expect(of(sum)).toEqual({ in: true, changesAt: new Date(NOON.getTime() + HOUR) });
});

test.each<[string, Leaf, boolean]>([
  [
    'texts ignore case, in every alphabet',
    { kind: 'place', place: 'city', is: { operator: 'equals', value: 'münchen' } },
    true,
  ],
  [
    'a number written as a text is a number',
    { kind: 'attribute', attribute: 'size', is: { operator: 'atLeast', value: 38 } },
    true,
  ],
  [
    'an element of a list counts for the list',
    { kind: 'attribute', attribute: 'list', is: { operator: 'contains', value: 'dry' } },
    true,
  ],
  [
    'a negated comparison holds for who has nothing',
    { kind: 'attribute', attribute: 'none', is: { operator: 'notEquals', value: 'x' } },
    true,
  ],
  ['an inherited property is none', { kind: 'attribute', attribute: 'toString', is: { operator: 'exists' } }, false],
  [
    'a language stands for its regions',
    { kind: 'field', field: 'language', is: { operator: 'equals', value: 'DE' } },
    true,
  ],
  [
    'what was agreed to for another address is none',
    { kind: 'consent', channel: 'email', states: ['subscribed'] },
    false,
  ],
  ['a channel nobody spoke of is never', { kind: 'consent', channel: 'sms', states: ['never'] }, true],
  [
    'money of another currency is not there',
    { kind: 'orders', measure: 'spend', operator: 'atLeast', value: { amount: 1, currency: 'USD' } },
    false,
  ],
  ['segments of segments', { kind: 'segment', segmentId: 'seg_a', is: 'in' }, true],
])('%s', (_, leaf, expected) => {
  expect(of(leaf).in).toBe(expected);
});

test('of several conditions the first to change says when to look again', () => {
  const renews: Leaf = { kind: 'attribute', attribute: 'renews', is: { operator: 'inTheNext', days: 2 } };
  const both = matches({ kind: 'not', of: [renews, viewed('atLeast', 1, 23)] }, hanna, NOON);
  expect(both).toEqual({ in: false, changesAt: new Date('2026-11-24T00:00:00.000Z') });
});
