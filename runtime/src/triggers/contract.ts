import { z } from 'zod';

import { isZone } from '../engine/zones';
import { pageQuery } from '../platform/http/page';
import { profileView } from '../profiles/contract';

const id = z.string().min(1).max(100);

export const MOST_PEOPLE = 1_000;

export const journeyParams = z.object({ journeyId: id });

const person = z
  .object({
    by: z.enum(['id', 'email', 'phone', 'externalId']),
    value: z.string().min(1).max(300),
    country: z.string().length(2).optional().describe('For phone numbers without a country code'),
    entryKey: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('What the journey tells several entries of one person apart by, e.g. the id of the checkout'),
    data: z.record(z.string(), z.unknown()).optional().describe('Properties of the event by which the person enters'),
  })
  .strict();

export const newEnrolments = z
  .object({ people: z.array(person).min(1).max(MOST_PEOPLE) })
  .strict()
  .meta({ id: 'NewEnrolments' });

const entryResult = z.object({
  result: z.enum(['entered', 'refused']),
  profileId: z.string().optional(),
  enrolmentId: z.string().optional(),
  code: z.string().optional().describe('Why refused: `unknown_profile`, `journey_not_live`, `still_inside`, …'),
  detail: z.string().optional(),
});

export const enrolmentResults = z
  .object({
    entered: z.number().int(),
    refused: z.number().int(),
    items: z.array(entryResult).describe('In the order of the people'),
  })
  .meta({ id: 'EnrolmentResults' });

export const removal = z
  .union([
    z.object({ ids: z.array(id).min(1).max(MOST_PEOPLE).describe('Of enrolments of this journey') }).strict(),
    z.object({ stepKey: id.describe('Everybody who stands there, whatever their version') }).strict(),
  ])
  .meta({ id: 'EnrolmentRemoval' });

export const removed = z
  .object({
    removed: z.number().int().describe('Those who were inside and are not any more'),
    more: z.boolean().describe('More stand at the step: ask again'),
  })
  .meta({ id: 'EnrolmentsRemoved' });

export const dueQuery = pageQuery.extend({
  attribute: z
    .string()
    .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,63}$/u)
    .describe('The attribute of customers that holds the day'),
  yearly: z
    .enum(['no', 'feb28', 'mar1', 'leapYears'])
    .default('feb28')
    .describe('Whether it comes every year, and what 29 February is in other years'),
  days: z.coerce.number().int().min(-366).max(366).default(0).describe('Days behind the date, negative before it'),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('09:00')
    .describe('Local time of day'),
  zoneOf: z.enum(['profile', 'journey']).default('profile').describe('By the clock of each customer, or by `zone`'),
  zone: z.string().max(64).refine(isZone, 'Write an IANA name such as "Europe/Berlin"').default('UTC'),
  since: z.iso.datetime().optional().describe('Absent: nobody is due, and `until` says what time it is'),
  limit: z.coerce.number().int().min(1).max(500).default(500),
});

export const duePeople = z
  .object({
    items: z.array(
      z.object({
        id: z.string().describe('The same for the same person and day'),
        profile: profileView,
        properties: z.record(z.string(), z.unknown()),
        at: z.iso.datetime(),
      }),
    ),
    until: z.iso
      .datetime()
      .describe('Nobody else was due up to then, once there are no more pages: ask with it as `since`'),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'DuePeople' });

export type NewEnrolments = z.output<typeof newEnrolments>;
export type EntryResult = z.input<typeof entryResult>;
