import { z } from 'zod';

import { pageOf, pageQuery } from '../platform/http/page';
import { decimalsOf } from '../platform/money';
import { auth, mapping } from './generic/contract';
import { HOOK_KINDS } from './model';

const name = z.string().trim().min(1).max(100);
const secret = z.string().trim().min(1).max(500).describe('The secret the sender signs its webhooks with');
const shopDomain = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9.-]{0,120}\.[a-z]{2,}$/i, 'Must be a host name like "shop.myshopify.com"');

const currency = z
  .string()
  .refine((code) => decimalsOf(code) !== undefined, { message: 'An ISO 4217 code, e.g. "EUR"' })
  .describe('What the prices of its products are in; learned from its first order when nobody says it');

const signed = { name, secret };

export const sourceInput = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...{ kind: z.literal('shopify'), ...signed },
      ...{ shopDomain: shopDomain.optional(), currency: currency.optional() },
    }),
    z.strictObject({
      ...{ kind: z.literal('woocommerce'), ...signed },
      ...{ shopDomain: shopDomain.optional(), currency: currency.optional() },
    }),
    z.strictObject({ kind: z.enum(['aftership', 'easypost', 'seventeentrack', 'judgeme', 'trustpilot']), ...signed }),
    z.strictObject({ kind: z.literal('webhook'), ...signed, auth, mapping }),
    z.strictObject({
      kind: z.literal('segment'),
      name,
      trust: z
        .enum(['server', 'browser', 'import'])
        .default('server')
        .describe('Where its clients run; events of an import enrol nobody'),
    }),
  ])
  .meta({ id: 'SourceInput' });

export const sourcePatch = z
  .strictObject({
    ...{ name: name.optional(), secret: secret.optional(), shopDomain: shopDomain.optional() },
    ...{ currency: currency.optional(), auth: auth.optional(), mapping: mapping.optional() },
  })
  .meta({ id: 'SourcePatch' });

export const sourceShape = z
  .object({
    id: z.string(),
    kind: z.enum([...HOOK_KINDS, 'segment']),
    name: z.string(),
    trust: z.enum(['shop', 'server', 'browser', 'import']),
    shopDomain: z.string().optional(),
    currency: z.string().optional(),
    auth: auth.optional(),
    mapping: mapping.optional(),
    endpoint: z.string().describe('Path the sender or client sends to'),
    goneAt: z.iso.datetime().optional().describe('Since then the shop has taken the app away'),
    lastRefused: z
      .object({
        at: z.iso.datetime(),
        reason: z.enum(['no_signature', 'bad_signature']),
        count: z.int().describe('At least so many since the secret was set'),
      })
      .optional()
      .describe('Webhooks that were not signed with the secret; nothing of them is kept'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Source' });

export const sourceWithKey = sourceShape
  .extend({ writeKey: z.string().optional().describe('Shown this once') })
  .meta({ id: 'SourceWithKey' });

export const sourcePage = pageOf(sourceShape).meta({ id: 'SourcePage' });
export const sourceParams = z.object({ sourceId: z.string().max(64) });

export const deliveryQuery = pageQuery.extend({
  failed: z.stringbool().optional().describe('Only deliveries with errors'),
});

const deliveryShape = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    status: z.enum(['stored', 'duplicate', 'kept', 'waiting', 'refused']),
    topic: z.string(),
    webhookId: z.string().optional(),
    events: z.number(),
    errors: z.array(z.object({ index: z.number(), code: z.string(), message: z.string() })),
    raw: z.string().optional(),
  })
  .meta({ id: 'Delivery' });

export const deliveryPage = pageOf(deliveryShape).meta({ id: 'DeliveryPage' });

/** The bodies of the tracking API, for the OpenAPI document; the router reads them more leniently. */
export const trackingCall = z
  .looseObject({
    userId: z.string().optional(),
    anonymousId: z.string().optional(),
    messageId: z.string().optional(),
    timestamp: z.string().optional(),
  })
  .meta({ id: 'TrackingCall' });
export const trackingBatch = z.looseObject({ batch: z.array(trackingCall) }).meta({ id: 'TrackingBatch' });
export const trackingAnswer = z
  .object({
    success: z.literal(true),
    errors: z.array(z.object({ index: z.number(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'TrackingAnswer' });

export const webhookAnswer = z.object({ success: z.literal(true) }).meta({ id: 'WebhookAnswer' });

export type SourceInput = z.output<typeof sourceInput>;
export type SourcePatch = z.output<typeof sourcePatch>;
export type SourceAnswer = z.input<typeof sourceShape>;
