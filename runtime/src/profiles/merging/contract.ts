import { z } from 'zod';

import { pageOf } from '../../platform/http/page';
import { JUNK_VALUES } from './blocked';
import { LIMITED } from './limits';

const person = z.object({
  id: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
});

export const mergeShape = z
  .object({
    id: z.string(),
    from: person.describe('The one that merged, as it was'),
    into: person.describe('The one that stayed, as it is'),
    at: z.iso.datetime(),
    known: z.boolean().describe('The one that merged had a name of its own; otherwise it was only a device or a cart'),
    cause: z.object({
      kind: z
        .enum(['event', 'alias', 'shop', 'person'])
        .describe('Both in one event, an alias, customers that a shop has merged, or somebody of the team'),
      eventId: z.string().optional(),
      sourceId: z.string().optional(),
      by: z.string().optional().describe('Who did it by hand: `session:<user>` or `apiKey:<key>`'),
    }),
    via: z.array(z.object({ kind: z.string(), value: z.string() })).describe('The identifiers that led to the two'),
    undone: z
      .object({ at: z.iso.datetime(), by: z.string(), done: z.boolean().describe('false: it is being done') })
      .optional(),
    undoable: z.boolean().describe('false: it was undone, or the one that stayed has merged itself since'),
  })
  .meta({ id: 'Merge' });

export type MergeAnswer = z.output<typeof mergeShape>;

export const mergePage = pageOf(mergeShape).meta({ id: 'MergePage' });

export const mergeParams = z.object({ mergeId: z.string().min(1).max(64) });

export const mergeInput = z
  .object({ profileId: z.string().min(1).max(100).describe('The other one') })
  .strict()
  .meta({ id: 'MergeInput' });

export const mergedAnswer = z
  .object({ id: z.string().describe('The profile that stays') })
  .meta({ id: 'MergedProfile' });

const kind = z.enum(['any', ...LIMITED]);

const blockedValue = z.object({
  kind: kind.describe('`anonymous` is a device'),
  value: z
    .string()
    .trim()
    .min(1)
    .max(254)
    .refine((value) => value.split('*').length <= 3 && /[^*]/.test(value), {
      message: 'At most two "*", and not alone',
    })
    .describe('`*` stands for anything: `*@myshop.com`, `info@*`, `kiosk-*`'),
  note: z.string().trim().max(200).optional().describe('Why'),
});

const least = (most: number) => z.number().int().min(1).max(most);
const limits = z.object({
  external: least(20).describe('Own ids'),
  shopCustomer: least(20).describe('Customer ids in each shop'),
  email: least(100),
  phone: least(100),
  anonymous: least(2_000).describe('Devices'),
});

export const identitySettingsShape = z
  .object({
    revision: z.number().int(),
    blocked: z.array(blockedValue),
    limits,
    junk: z.array(z.string()).describe('Ids that identify nobody in any workspace'),
  })
  .meta({ id: 'IdentitySettings' });

export const identitySettingsInput = z
  .object({
    revision: z.number().int().min(0).describe('As read; another one is a conflict'),
    blocked: z.array(blockedValue.strict()).max(1_000).optional(),
    limits: limits.partial().strict().optional(),
  })
  .strict()
  .meta({ id: 'IdentitySettingsInput' });

export const JUNK = [...JUNK_VALUES];
