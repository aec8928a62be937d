import { z } from 'zod';

import { pageOf, pageQuery } from '../platform/http/page';
import { definition } from './definition/definition';

const id = z.string().min(1).max(100);
const name = z.string().trim().min(1).max(120);
const people = z.int();

export const segmentParams = z.object({ segmentId: id });
export const segmentQuery = pageQuery.extend({
  search: z.string().min(1).max(120).optional().describe('Part of the name'),
  archived: z.enum(['true', 'false']).default('false'),
});

const summary = {
  id,
  name,
  kind: z.enum(['dynamic', 'static']).describe('Computed, or a list that people are put on'),
  revision: z.int().describe('Goes with the next edit'),
  createdAt: z.iso.datetime(),
  editedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().optional(),
  people: people.describe('Who is in'),
  computing: z
    .object({ people: people.describe('Who has been tested so far') })
    .optional()
    .describe('Everybody is being tested by what it says now'),
};

export const segmentSummary = z.object(summary).meta({ id: 'SegmentSummary' });
export const segmentPage = pageOf(segmentSummary).meta({ id: 'SegmentPage' });
export const segment = z.object({ ...summary, definition: definition.optional() }).meta({ id: 'Segment' });

export const newSegment = z
  .object({ name, definition: definition.optional().describe('Absent: a list that people are put on') })
  .strict()
  .meta({ id: 'NewSegment' });
export const segmentEdit = z
  .object({ revision: z.int().min(1), name: name.optional(), definition: definition.optional() })
  .strict()
  .meta({ id: 'SegmentEdit' });
export const segmentCopy = z.object({ name }).strict().meta({ id: 'SegmentCopy' });

const used = { id, name: z.string() };
export const segmentUses = z
  .object({
    segments: z.array(z.object(used)),
    journeys: z.array(z.object({ ...used, status: z.string() })),
  })
  .meta({ id: 'SegmentUses' });

export const previewQuestion = z
  .object({
    definition,
    segmentId: id.optional().describe('The one that is being edited: it must not be made of itself'),
    seed: z.int().min(0).max(1_000).default(0).describe('Other numbers show other people'),
  })
  .strict()
  .meta({ id: 'SegmentPreviewQuestion' });
export const segmentPreview = z
  .object({
    people,
    exact: z.boolean(),
    least: people.optional().describe('Of an estimate: surely not fewer, 19 times out of 20'),
    most: people.optional(),
    everybody: people.describe('How many people there are in all; about, when there are many'),
    sample: z.array(
      z.object({
        id,
        name: z.string().optional(),
        email: z.string().optional(),
        country: z.string().optional(),
        orders: z.int(),
        lastOrderAt: z.iso.datetime().optional(),
      }),
    ),
  })
  .meta({ id: 'SegmentPreview' });
