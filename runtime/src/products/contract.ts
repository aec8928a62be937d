import { z } from 'zod';

import { pageOf, pageQuery } from '../platform/http/page';
import { decimalsOf } from '../platform/money';

const money = z.object({
  amount: z.number().int().describe('Minor units (cents, yen)'),
  currency: z.string(),
});
const instant = z.iso.datetime();
const text = z.string().optional();

export const productShape = z
  .object({
    id: z.string(),
    sourceId: z.string(),
    productId: z.string().describe("The shop's own id"),
    ...{ title: text, url: text, handle: text, imageUrl: text, category: text, brand: text },
    published: z.boolean().optional().describe('False: nobody sees it in the shop'),
    available: z.boolean().optional().describe('Whether any of its variants can be bought; absent: nobody says'),
    variants: z.array(
      z.object({
        ...{ id: z.string(), title: text, sku: text, available: z.boolean().optional() },
        prices: z.array(money).describe('One per currency'),
        compareAt: money.optional(),
      }),
    ),
    news: z
      .array(
        z.object({
          kind: z.enum(['priceDropped', 'backInStock']),
          ...{ variantId: z.string(), at: instant, from: money.optional(), to: money.optional() },
        }),
      )
      .describe('What became cheaper or can be bought again, newest first'),
    changedAt: instant,
    deletedAt: instant.optional(),
  })
  .meta({ id: 'Product' });

export const productPage = pageOf(productShape).meta({ id: 'ProductPage' });
export const productQuery = pageQuery.extend({
  sourceId: z.string().max(64).optional(),
  search: z.string().max(100).optional().describe('Words of title, brand, category or SKU'),
});
export const productParams = z.object({ productId: z.string().max(64) });

const short = z.string().trim().min(1).max(500);
const link = z.url({ protocol: /^https?$/ }).max(2_000);
const givenMoney = z.strictObject({
  amount: z.int().min(0).max(1e12),
  currency: z.string().refine((code) => decimalsOf(code) !== undefined, { message: 'An ISO 4217 code, e.g. "EUR"' }),
});

const productInput = z
  .strictObject({
    id: z.string().trim().min(1).max(100).describe("The shop's own id"),
    updatedAt: instant
      .optional()
      .describe('When it was so: what is older than what is held replaces nothing. Default: now'),
    ...{ title: short.optional(), url: link.optional(), imageUrl: link.optional() },
    ...{ category: short.optional(), brand: short.optional(), published: z.boolean().optional() },
    variants: z
      .array(
        z.strictObject({
          ...{ id: z.string().trim().min(1).max(100), title: short.optional(), sku: short.optional() },
          prices: z.array(givenMoney).max(50).default([]),
          ...{ compareAt: givenMoney.optional(), available: z.boolean().optional() },
        }),
      )
      .max(250)
      .optional(),
    deleted: z.literal(true).optional(),
  })
  .meta({ id: 'ProductInput' });

export const productsInput = z
  .object({ sourceId: z.string().max(64), products: z.array(productInput).min(1).max(500) })
  .meta({ id: 'ProductsInput' });
export const productsTaken = z.object({ taken: z.int() }).meta({ id: 'ProductsTaken' });

export type ProductAnswer = z.input<typeof productShape>;
export type ProductInput = z.output<typeof productInput>;
