import { z } from 'zod';

import { pageOf, pageQuery } from '../../platform/http/page';

const id = z.string().min(1).max(100);

export const MOST_PEOPLE = 1_000;

export const segmentParams = z.object({ segmentId: id });

export const membersQuery = pageQuery.extend({
  state: z.enum(['in', 'left']).default('in').describe('Who is in, or who was and is not any more'),
});

export const memberPage = pageOf(
  z.object({
    profileId: z.string(),
    since: z.iso.datetime().describe('When they entered, or left'),
  }),
).meta({ id: 'SegmentMembers' });

const person = z
  .object({
    by: z.enum(['id', 'email', 'phone', 'externalId']),
    value: z.string().min(1).max(300),
    country: z.string().length(2).optional().describe('For phone numbers without a country code'),
  })
  .strict();

const people = z.array(person).min(1).max(MOST_PEOPLE);

export const listAddition = z
  .object({
    people,
    startJourneys: z
      .boolean()
      .default(false)
      .describe('Whether journeys that begin with this list let them in; otherwise it is history'),
  })
  .strict()
  .meta({ id: 'ListAddition' });

export const listRemoval = z.object({ people }).strict().meta({ id: 'ListRemoval' });

export const listChanged = z
  .object({
    changed: z.number().int().describe('People whose membership has changed'),
    items: z
      .array(
        z.object({
          result: z.enum(['changed', 'unchanged', 'unknown_profile']),
          profileId: z.string().optional(),
        }),
      )
      .describe('In the order of the people'),
  })
  .meta({ id: 'ListChanged' });

export const memberCheck = z
  .object({ profileIds: z.array(z.string().min(1).max(64)).min(1).max(500) })
  .strict()
  .meta({ id: 'MemberCheck' });

export const memberChecked = z.object({ items: z.array(z.boolean()) }).meta({ id: 'MemberChecked' });

export const segmentsOfPerson = z
  .object({
    items: z.array(
      z.object({
        segmentId: z.string(),
        name: z.string(),
        kind: z.enum(['dynamic', 'static']),
        archived: z.boolean(),
        in: z.boolean(),
        since: z.iso.datetime().describe('When they entered, or left'),
      }),
    ),
  })
  .meta({ id: 'SegmentsOfPerson' });
