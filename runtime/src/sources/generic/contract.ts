import { z } from 'zod';

import { UNUSABLE_NAMES } from '../../platform/unusable-names';

const header = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'Must be the name of a header like "x-signature"');

export const auth = z
  .discriminatedUnion('mode', [
    z.strictObject({
      ...{ mode: z.literal('hmac'), header, encoding: z.enum(['hex', 'base64']).default('hex') },
      prefix: z.string().max(40).optional().describe('What stands before the signature, e.g. "sha256="'),
    }),
    z.strictObject({ mode: z.literal('token'), header }),
  ])
  .describe('An HMAC-SHA256 of the body under the secret, or the secret itself in a header')
  .meta({ id: 'WebhookAuth' });

const path = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^.\s$][^.]*(\.[^.$]+)*$/, 'Must be names and indexes between dots like "data.items.0.sku"')
  .refine((given) => !given.split('.').some((step) => UNUSABLE_NAMES.has(step)), {
    message: 'Holds a name that nobody may use',
  });
const target = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^$.][^.]*$/, 'A name without dots that does not begin with "$"')
  .refine((given) => !UNUSABLE_NAMES.has(given), { message: 'Is a name that nobody may use' });
const named = (most: number) => z.array(z.strictObject({ from: path, to: target })).max(most);

export const mapping = z
  .strictObject({
    items: path.optional().describe('A list of which each entry is an event; the other paths are then of the entry'),
    event: z
      .strictObject({
        ...{ path: path.optional(), fixed: target.optional() },
        names: z
          .array(z.strictObject({ from: z.string().trim().min(1).max(200), to: z.string().trim().min(1).max(200) }))
          .max(100)
          .optional()
          .describe("The sender's word for an event, and ours"),
      })
      .refine(({ path: at, fixed }) => (at === undefined) !== (fixed === undefined), {
        message: 'Either a path or a fixed name',
      }),
    ...{ id: path.optional(), time: path.optional() },
    identifiers: z
      .strictObject({
        ...{ email: path.optional(), phone: path.optional(), external: path.optional(), anonymous: path.optional() },
      })
      .refine((given) => Object.values(given).some((each) => each !== undefined), {
        message: 'At least one path to an address, a number or an id',
      }),
    traits: z
      .strictObject({
        ...{ firstName: path.optional(), lastName: path.optional() },
        ...{ language: path.optional(), country: path.optional() },
      })
      .optional(),
    attributes: named(50).optional(),
    properties: named(100).optional().describe('By the names of the e-commerce spec; absent: the whole entry'),
  })
  .meta({ id: 'WebhookMapping' });

export const mappingTrial = z
  .strictObject({ mapping, sample: z.record(z.string(), z.unknown()).describe('A JSON as the sender posts it') })
  .meta({ id: 'MappingTrial' });

export const mappingTried = z
  .object({
    events: z.array(
      z.object({
        name: z.string(),
        occurredAt: z.iso.datetime(),
        identifiers: z.array(z.object({ kind: z.string(), value: z.string() })),
        traits: z.record(z.string(), z.unknown()),
        properties: z.record(z.string(), z.unknown()),
        keys: z.array(z.string()),
        orderId: z.string().optional().describe('The order it tells of'),
        notes: z.array(z.string()),
      }),
    ),
    problem: z.object({ code: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: 'MappingTried' });
