import { z } from 'zod';

import { amountOperator, comparison, MOST_VALUES, moment, propertyComparison } from './comparisons';
import { eventWindow, exactWindow } from './windows';

const id = z.string().min(1).max(100);
const name = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'Not a valid name');
const times = z.int().min(0).max(1_000_000);

/** Where a property is: names with dots. Lists on the way stand for each of their elements; places in lists cannot be named. */
const path = z
  .string()
  .max(200)
  .regex(
    /^[^.$\u0000][^.\u0000]*(\.[^.$\u0000][^.\u0000]*){0,9}$/u,
    'Names with dots between them, e.g. "total.currency"',
  )
  .refine((value) => !value.split('.').some((part) => /^\d+$/.test(part)), 'Places in lists cannot be named');

/** One level: no dot, because attributes are flat. */
const attributeName = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^.$\u0000][^.\u0000]*$/u, 'The name of an attribute: no dots, and no $ in front');

export const FIELDS = [
  'email',
  'phone',
  'firstName',
  'lastName',
  'language',
  'country',
  'timeZone',
  'createdAt',
  'stage',
] as const;
export type Field = (typeof FIELDS)[number];

const fieldCondition = z
  .object({ kind: z.literal('field'), field: z.enum(FIELDS), is: comparison })
  .strict()
  .meta({ id: 'SegmentFieldCondition' });

const attributeCondition = z
  .object({ kind: z.literal('attribute'), attribute: attributeName, is: comparison })
  .strict()
  .meta({ id: 'SegmentAttributeCondition' });

/** What a place is called in the address or by a form: kept as the attributes `city` and `region`, when anybody says it. */
const placeCondition = z
  .object({ kind: z.literal('place'), place: z.enum(['city', 'region']), is: comparison })
  .strict()
  .meta({ id: 'SegmentPlaceCondition' });

const tagCondition = z
  .object({
    kind: z.literal('tag'),
    operator: z.enum(['anyOf', 'allOf', 'noneOf']),
    tags: z.array(name).min(1).max(MOST_VALUES),
  })
  .strict()
  .meta({ id: 'SegmentTagCondition' });

export const propertyFilter = z
  .object({
    match: z.enum(['all', 'any']),
    conditions: z
      .array(z.object({ path, is: propertyComparison }).strict())
      .min(1)
      .max(20),
  })
  .strict()
  .meta({ id: 'SegmentPropertyFilter' });
export type PropertyFilter = z.output<typeof propertyFilter>;

const event = { kind: z.literal('event'), event: name };

const whenOfEvent = <const M extends 'first' | 'last'>(measure: M) =>
  z.object({ ...event, measure: z.literal(measure), is: moment, where: propertyFilter.optional() }).strict();

const eventCondition = z
  .discriminatedUnion('measure', [
    z
      .object({
        ...event,
        measure: z.literal('count'),
        operator: amountOperator,
        value: times.describe('How often; `exactly` 0 is: never'),
        window: eventWindow.optional(),
        where: propertyFilter.optional(),
      })
      .strict(),
    z
      .object({
        ...event,
        measure: z.literal('sum'),
        property: path.describe('Numbers that are added up; without any it is 0'),
        operator: amountOperator,
        value: z.number(),
        window: eventWindow.optional(),
        where: propertyFilter.optional(),
      })
      .strict(),
    whenOfEvent('first'),
    whenOfEvent('last'),
  ])
  .meta({ id: 'SegmentEventCondition' });
export type EventCondition = z.output<typeof eventCondition>;

/** Which orders count: those with a line like this. Texts ignore case. */
const bought = z
  .object({ by: z.enum(['category', 'product', 'sku']), values: z.array(name).min(1).max(MOST_VALUES) })
  .strict()
  .meta({ id: 'SegmentBought' });
export type Bought = z.output<typeof bought>;

const orders = { kind: z.literal('orders'), bought: bought.optional() };
const money = z.object({ amount: z.int().min(0), currency: z.string().regex(/^[A-Z]{3}$/) }).strict();

const whenOfOrders = <const M extends 'first' | 'last'>(measure: M) =>
  z.object({ ...orders, measure: z.literal(measure), is: moment }).strict();

const moneyOfOrders = <const M extends 'spend' | 'average'>(measure: M) =>
  z
    .object({
      ...orders,
      measure: z.literal(measure),
      operator: amountOperator,
      value: money.describe('In minor units of the currency that spend is counted in'),
      window: exactWindow.optional(),
    })
    .strict();

const ordersCondition = z
  .discriminatedUnion('measure', [
    z
      .object({
        ...orders,
        measure: z.literal('count'),
        operator: amountOperator,
        value: times,
        window: exactWindow.optional(),
      })
      .strict(),
    moneyOfOrders('spend'),
    moneyOfOrders('average'),
    whenOfOrders('first'),
    whenOfOrders('last'),
  ])
  .meta({ id: 'SegmentOrdersCondition' });
export type OrdersCondition = z.output<typeof ordersCondition>;

export const CONSENT_STATES = ['subscribed', 'unsubscribed', 'pending', 'never'] as const;

const consentCondition = z
  .object({
    kind: z.literal('consent'),
    channel: z.string().regex(/^[a-z][a-zA-Z0-9_-]{0,29}$/, 'A channel, e.g. "email"'),
    states: z.array(z.enum(CONSENT_STATES)).min(1).max(CONSENT_STATES.length),
  })
  .strict()
  .meta({ id: 'SegmentConsentCondition' });

const journeyCondition = z
  .object({
    kind: z.literal('journey'),
    journeyId: id,
    state: z
      .enum(['inside', 'entered', 'finished', 'never'])
      .describe('`entered`: now or before; `finished`: came to an end of the way or to a goal; `never`: not `entered`'),
    window: exactWindow.optional().describe('When they entered'),
  })
  .strict()
  .meta({ id: 'SegmentJourneyCondition' });
export type JourneyCondition = z.output<typeof journeyCondition>;

const messageCondition = z
  .object({
    kind: z.literal('message'),
    what: z.enum(['sent', 'notSent', 'opened', 'clicked']),
    message: id.optional().describe('Its key; absent: any'),
    operator: amountOperator,
    value: times,
    window: exactWindow.optional(),
  })
  .strict()
  .meta({ id: 'SegmentMessageCondition' });
export type MessageCondition = z.output<typeof messageCondition>;

const segmentCondition = z
  .object({ kind: z.literal('segment'), segmentId: id, is: z.enum(['in', 'notIn']) })
  .strict()
  .meta({ id: 'SegmentSegmentCondition' });

/** Known to the language, refused with a reason until scores and points are there. */
const scoreCondition = z
  .object({
    kind: z.literal('score'),
    score: z.enum(['rfmTier', 'recency', 'frequency', 'monetary', 'points', 'loyaltyTier']),
    is: comparison,
  })
  .strict()
  .meta({ id: 'SegmentScoreCondition' });

export const leafCondition = z.discriminatedUnion('kind', [
  fieldCondition,
  attributeCondition,
  placeCondition,
  tagCondition,
  eventCondition,
  ordersCondition,
  consentCondition,
  journeyCondition,
  messageCondition,
  segmentCondition,
  scoreCondition,
]);
export type Leaf = z.output<typeof leafCondition>;
