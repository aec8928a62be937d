import { z } from 'zod';

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

export type NewEnrolments = z.output<typeof newEnrolments>;
export type EntryResult = z.input<typeof entryResult>;
