import { z } from 'zod';

import { decimalsOf } from '../platform/money';
import { pageOf, pageQuery } from '../platform/http/page';
import { isRate } from './rates/convert';

const money = z
  .object({ amount: z.number().int().describe('Minor units (cents, yen)'), currency: z.string() })
  .meta({ id: 'Money' });
const text = z.string().optional();
const instant = z.iso.datetime();

const orderLine = z.object({
  ...{ productId: text, variantId: text, sku: text, name: text, variant: text, brand: text, category: text },
  quantity: z.number(),
  ...{ price: money.optional(), total: money.optional(), discount: money.optional() },
});

export const orderShape = z
  .object({
    id: z.string(),
    sourceId: z.string(),
    orderId: z.string().describe("The shop's own id"),
    profileId: z.string().describe('The id it was written with; it may have merged into another since'),
    name: text,
    url: text,
    placedAt: instant,
    changedAt: instant,
    counts: z
      .boolean()
      .describe('False: cancelled, made to try the shop out, or nothing but a refund or a parcel is known'),
    net: money.optional().describe('What it brought in: its present total without refunds, as the customer saw it'),
    total: money.optional(),
    currentTotal: money.optional().describe('After edits and refunds, where the shop says it'),
    ...{ subtotal: money.optional(), discount: money.optional(), tax: money.optional(), shipping: money.optional() },
    lines: z.array(orderLine),
    coupons: z.array(z.string()),
    refunds: z.array(
      z.object({
        ...{ id: z.string(), at: instant, amount: money.optional(), note: text },
        all: z.boolean().describe('The whole order, without an amount'),
      }),
    ),
    fulfilments: z.array(
      z.object({
        id: z.string(),
        ...{ status: text, carrier: text, trackingNumber: text, trackingUrl: text },
        parcel: z.object({ status: z.string(), at: instant }).optional().describe('What the carrier says'),
      }),
    ),
    ...{ financialStatus: text, fulfilmentStatus: text, locale: text, country: text },
    test: z.boolean(),
    cancelled: z.object({ at: instant, reason: text }).optional(),
  })
  .meta({ id: 'Order' });

export const orderPage = pageOf(orderShape).meta({ id: 'OrderPage' });
export const orderQuery = pageQuery.extend({
  profileId: z.string().max(64).optional(),
  sourceId: z.string().max(64).optional(),
});
export const orderParams = z.object({ orderId: z.string().max(64) });

const currency = z
  .string()
  .length(3)
  .refine((code) => decimalsOf(code) !== undefined, { message: 'An ISO 4217 code, e.g. "EUR"' });
const day = z.iso.date().describe('YYYY-MM-DD, UTC');

export const baseCurrency = z
  .object({ base: currency.describe('What spend is counted in; USD until somebody says another') })
  .meta({ id: 'BaseCurrency' });

const exchangeRate = z
  .object({
    currency,
    day: day.describe('From this day on, until the next one of the same currency'),
    rate: z
      .string()
      .max(24)
      .refine(isRate, { message: 'A decimal like "1.0837": what one unit is worth in the base currency' }),
  })
  .meta({ id: 'ExchangeRate' });
export const exchangeRatePage = pageOf(exchangeRate).meta({ id: 'ExchangeRatePage' });
export const exchangeRateQuery = pageQuery.extend({ currency: currency.optional() });
export const exchangeRatesInput = z
  .object({ rates: z.array(exchangeRate).min(1).max(1_000) })
  .meta({ id: 'ExchangeRates' });
export const exchangeRateParams = z.object({ currency, day });

export type OrderAnswer = z.input<typeof orderShape>;
