import { z } from 'zod';

import { pageOf, pageQuery } from '../platform/http/page';

const count = z.number().int().min(0);
const instant = z.iso.datetime();
const scopeName = z
  .string()
  .max(80)
  .regex(/^(all|shop:[\w-]{1,64}|market:[A-Z]{2})$/, { message: '"all", "shop:<source id>" or "market:<country>"' });

const climbing = (what: string) =>
  z
    .tuple([z.number().int(), z.number().int(), z.number().int(), z.number().int()])
    .refine(([a, b, c, d]) => a < b && b < c && c < d, { message: `Each ${what} must be more than the one before` });

const thresholds = z
  .object({
    days: z
      .tuple([count, count, count, count])
      .refine(([a, b, c, d]) => a > b && b > c && c > d, {
        message: 'Each number of days must be less than the one before',
      })
      .describe('Most days since the last order that still have score 2, 3, 4, 5'),
    orders: climbing('number of orders').describe('Fewest orders that have score 2, 3, 4, 5'),
    spend: climbing('amount').describe(
      "Least spend that has score 2, 3, 4, 5, in minor units of the workspace's currency",
    ),
  })
  .meta({ id: 'RfmThresholds' });

export const rfmSettings = z
  .object({
    windowDays: z.number().int().min(30).max(1_825).describe('Orders of so many days count'),
    model: z.enum(['simple', 'detailed']).describe('By which tiers "RFM Tier Changed" is told'),
    thresholds: thresholds.describe('Where scores begin while there are fewer than 25 buyers'),
    scopes: z.array(scopeName).max(20).describe('Scored by themselves, beside all orders'),
  })
  .meta({ id: 'RfmSettings' });
export const rfmSettingsChange = rfmSettings.partial().meta({ id: 'RfmSettingsChange' });

export const scopeQuery = z.object({ scope: scopeName.default('all') });

/** Null: no value of the buyers there are reaches it. */
const bounds = z.array(z.number().nullable()).length(4);
const boundaries = z.object({ days: bounds, orders: bounds, spend: bounds });

const generation = z
  .object({
    scope: z.string(),
    generation: count,
    at: instant.describe('When it was computed; days are counted back from it'),
    windowDays: count,
    currency: z.string(),
    buyers: count.describe('With an order in the window'),
    lapsed: count.describe('Have bought, but not in the window'),
    fixed: z.boolean().describe('Fewer than 25 buyers: the fixed thresholds were used'),
    boundaries: boundaries.describe('Where each score begins'),
    cells: z.array(
      z.object({
        cell: z.string().describe('R, F and M, e.g. "545"'),
        ...{ recency: count, frequency: count, monetary: count },
        ...{ simple: z.string(), detailed: z.string(), buyers: count },
        spend: z.number().int().describe('Of the window, in minor units'),
      }),
    ),
    moves: z
      .array(
        z.object({
          model: z.enum(['simple', 'detailed']),
          from: z.string().nullable(),
          to: z.string().nullable(),
          people: count,
        }),
      )
      .describe('Who has changed tier since the generation before'),
  })
  .meta({ id: 'RfmGeneration' });

export const rfmSummary = z
  .object({
    current: generation.optional().describe('Absent: nothing was computed yet'),
    running: z.object({ done: count, of: count.optional() }).optional(),
  })
  .meta({ id: 'RfmSummary' });

export const generationsQuery = scopeQuery.extend({ limit: z.coerce.number().int().min(1).max(400).default(30) });
export const generationList = z.object({ items: z.array(generation) }).meta({ id: 'RfmGenerations' });

export const rfmPeopleQuery = pageQuery.extend({
  scope: scopeName.default('all'),
  by: z.enum(['simple', 'detailed', 'cell']),
  value: z.string().max(40).describe('A tier, or a cell like "545"'),
});
export const rfmPeople = pageOf(z.object({ profileId: z.string() })).meta({ id: 'RfmPeople' });

const explainedScore = z.object({
  score: count,
  value: z.number().describe('Days since the last order, orders, or spend in minor units'),
  begins: z.number().optional().describe('The first value that has this score; of days the most'),
  next: z.number().optional().describe('What the next better score needs'),
});
const standing = z.object({
  at: instant.describe('Since when'),
  ...{ simple: z.string().nullable(), detailed: z.string().nullable() },
  ...{ recency: count.optional(), frequency: count.optional(), monetary: count.optional() },
});

export const rfmPerson = z
  .object({
    items: z.array(
      z.object({
        scope: z.string(),
        now: standing,
        earlier: z.array(standing).describe('The newest first'),
        computedAt: instant,
        currency: z.string(),
        why: z
          .object({ recency: explainedScore, frequency: explainedScore, monetary: explainedScore })
          .optional()
          .describe('Absent for who is lapsed'),
      }),
    ),
  })
  .meta({ id: 'RfmOfPerson' });
export const rfmPersonParams = z.object({ profileId: z.string().max(64) });

export type RfmGenerationAnswer = z.input<typeof generation>;
export type RfmPersonAnswer = z.input<typeof rfmPerson>;
