import { BSON } from 'mongodb';

import { aTrack, anIdentify } from '../../../test/support/fixtures/segment/calls';
import { aCart, aCheckout, anOrder } from '../../../test/support/fixtures/shopify/checkout';
import { mutatedJson, mutationsAt, placesIn } from '../../../test/support/mutations';
import { boundedProperties } from '../events/properties';
import type { NormalisedEvent } from '../events/service';
import { PerennialError } from '../platform/errors/error';
import { parseExactJson } from './exact-json';
import { callEvent } from './segment/call';
import { object } from './payload';
import { TOPICS } from './shopify/topics';

type Event = Pick<NormalisedEvent, 'properties'>;

/** What is wrong with an event for whoever stores it or sends it on; refusals in words are fine. */
function problemOf(read: () => Event): string | undefined {
  try {
    const event = read();
    const { properties } = boundedProperties(event.properties);
    const stored = { ...event, properties };
    BSON.serialize({ $literal: stored });
    return numbersOf(stored).find((problem) => problem !== undefined);
  } catch (error) {
    return error instanceof PerennialError && error.status < 500 ? undefined : String(error);
  }
}

/** Money is an exact number of minor units, and what no text says is no number. */
function numbersOf(value: unknown, name = ''): (string | undefined)[] {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return [`${name} is NaN`];
    return [name === 'amount' && !Number.isSafeInteger(value) ? `an amount of ${String(value)}` : undefined];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, key));
}

/** The changes of a payload, each at one place, that lead to a problem. */
function findings(payload: unknown, read: (given: unknown) => Event): string[] {
  return placesIn(payload).flatMap((at) =>
    mutationsAt(at).flatMap((mutation) => {
      const given = parseExactJson(mutatedJson(payload, mutation));
      const problem = problemOf(() => read(given));
      return problem === undefined ? [] : [`${at.join('.')} ${JSON.stringify(mutation).slice(0, 120)}: ${problem}`];
    }),
  );
}

const shopper = {
  email_marketing_consent: {
    state: 'subscribed',
    opt_in_level: 'single_opt_in',
    consent_updated_at: '2026-01-01T00:00:00Z',
  },
};

test.each([
  ['checkouts/create', aCheckout()],
  ['carts/update', aCart()],
  ['orders/create', anOrder()],
  ['customers_email_marketing_consent/update', { customer_id: 7, ...shopper }],
])('%s with anything anywhere is an event that can be stored, or is refused with words', (topic, payload) => {
  const map = TOPICS.get(topic)!;
  const context = { sourceId: 'src_1', at: new Date() };
  expect(findings(payload, (given) => map(object(given), context))).toEqual([]);
});

const order = {
  ...{ order_id: 1, checkout_id: 'c', currency: 'EUR', total: 5 },
  products: [{ product_id: 1, price: 1.5, quantity: 2 }],
};

test.each([
  ['track', aTrack({ event: 'Order Completed', properties: order, sentAt: new Date().toISOString() })],
  ['identify', anIdentify({ context: { locale: 'de', timezone: 'Europe/Vienna', traits: { phone: '+4930901820' } } })],
  ['group', aTrack({ type: 'group', groupId: 'g', traits: { plan: 'x' } })],
  ['alias', aTrack({ type: 'alias', previousId: 'device' })],
])('a %s call with anything anywhere is an event that can be stored, or is refused with words', (_type, call) => {
  const context = { trust: 'server', now: new Date(), sentAt: undefined } as const;
  expect(findings(call, (given) => callEvent(given, undefined, context))).toEqual([]);
});
