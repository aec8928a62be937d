import { z } from 'zod';

import { pageOf, pageQuery } from '../platform/http/page';

export const eventShape = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.enum(['track', 'identify', 'page', 'screen', 'group', 'alias', 'webhook', 'own']),
    profileId: z.string().describe('The id it was written with; it may have merged into another since'),
    sourceId: z.string(),
    messageId: z.string(),
    keys: z.array(z.string()).describe('What it is about, e.g. "checkout:…", "order:…"'),
    properties: z.record(z.string(), z.unknown()),
    occurredAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    origin: z.enum(['live', 'backfill', 'recompute']),
    trust: z.enum(['server', 'shop', 'form', 'browser', 'import']),
    notes: z.array(z.string()),
    handled: z.boolean(),
    failure: z.object({ code: z.string(), message: z.string(), at: z.iso.datetime(), attempts: z.number() }).optional(),
    setAside: z.boolean(),
  })
  .meta({ id: 'Event' });

export const eventPage = pageOf(eventShape).meta({ id: 'EventPage' });

export const eventQuery = pageQuery.extend({
  profileId: z.string().max(64).optional(),
  name: z.string().min(1).max(200).optional(),
  sourceId: z.string().max(64).optional(),
  setAside: z.stringbool().optional().describe('Only events whose handling was given up'),
});

export const eventCountQuery = z.object({ days: z.coerce.number().int().min(1).max(400).default(30) });

export const eventCounts = z
  .object({ items: z.array(z.object({ name: z.string(), count: z.number(), lastReceivedAt: z.iso.datetime() })) })
  .meta({ id: 'EventCounts' });

export const eventSchemaQuery = z.object({ name: z.string().min(1).max(200) });
export const eventSchema = z
  .object({
    lookedAt: z.int().describe('How many of the last events of the name were looked at'),
    properties: z.array(
      z.object({
        path: z.string().describe('Names between dots; "products[]" stands for the entries of a list'),
        types: z.array(z.enum(['text', 'number', 'boolean', 'time', 'money', 'list', 'object', 'nothing'])),
        count: z.int().describe('How many of them have it'),
        examples: z.array(z.string()).describe('Values that are nobody’s; none where they could be'),
      }),
    ),
  })
  .meta({ id: 'EventProperties' });

export const eventParams = z.object({ eventId: z.string().max(64) });

export type EventAnswer = z.input<typeof eventShape>;
