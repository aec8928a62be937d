import { z } from 'zod';

import { ATTRIBUTE_TYPES } from './types';

export const attributeSchemaShape = z
  .object({
    locked: z.boolean().describe('New names and values of other types are kept off, and noted with the event'),
    most: z.number().int().describe('How many names a workspace may have'),
    items: z.array(
      z.object({
        name: z.string(),
        type: z.enum(ATTRIBUTE_TYPES),
        firstAt: z.iso.datetime(),
        source: z.string().describe('Where it was first seen: a source, or `api`'),
      }),
    ),
  })
  .meta({ id: 'KnownAttributes' });

export const attributeSchemaInput = z.object({ locked: z.boolean() }).strict().meta({ id: 'AttributesLocked' });

export const attributeInput = z
  .object({ name: z.string().min(1).max(64), type: z.enum(ATTRIBUTE_TYPES) })
  .strict()
  .meta({ id: 'AttributeInput', description: 'From now on values of this name are taken as this type.' });
