import { z } from 'zod';

import { cronProblem } from '../engine/cron';
import { OPERATORS } from '../engine/filter';
import { WEEKDAYS } from '../engine/windows';
import { isZone } from '../engine/zones';
import { PerennialError } from '../platform/errors/error';
import { pageQuery } from '../platform/http/page';
import { profileView } from '../profiles/contract';

const id = z.string().min(1).max(100);

export const MOST_PEOPLE = 1_000;
const MOST_CONDITIONS = 50;

export const journeyParams = z.object({ journeyId: id });

const named = {
  by: z.enum(['id', 'email', 'phone', 'externalId']),
  value: z.string().min(1).max(300),
  country: z.string().length(2).optional().describe('For phone numbers without a country code'),
};

const person = z
  .object({
    ...named,
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
    z
      .object({ people: z.array(z.object(named).strict()).min(1).max(MOST_PEOPLE) })
      .strict()
      .describe('These people, with every passage of theirs through the journey'),
  ])
  .meta({ id: 'EnrolmentRemoval' });

export const removed = z
  .object({
    removed: z.number().int().describe('Passages that have ended now'),
    more: z.boolean().describe('More stand at the step: ask again'),
    items: z
      .array(
        z.object({
          result: z.enum(['removed', 'not_inside', 'unknown_profile']),
          profileId: z.string().optional(),
        }),
      )
      .optional()
      .describe('Of a list of people, in their order'),
  })
  .meta({ id: 'EnrolmentsRemoved' });

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .default('09:00')
  .describe('Local time of day');

const zone = z.string().max(64).refine(isZone, 'Write an IANA name such as "Europe/Berlin"').default('UTC');

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
  time: clock,
  zoneOf: z.enum(['profile', 'journey']).default('profile').describe('By the clock of each customer, or by `zone`'),
  zone,
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

const schedule = z
  .discriminatedUnion('repeats', [
    z.object({ repeats: z.literal('once'), date: z.iso.date(), time: clock }).strict(),
    z.object({ repeats: z.literal('daily'), time: clock }).strict(),
    z.object({ repeats: z.literal('weekly'), days: z.array(z.enum(WEEKDAYS)).min(1).max(7), time: clock }).strict(),
    z.object({ repeats: z.literal('monthly'), dayOfMonth: z.int().min(1).max(31), time: clock }).strict(),
    z
      .object({
        repeats: z.literal('cron'),
        cron: z
          .string()
          .max(100)
          .superRefine((cron, context) => {
            const problem = cronProblem(cron);
            if (problem) context.addIssue({ code: 'custom', message: problem.message });
          }),
      })
      .strict(),
  ])
  .meta({ id: 'Schedule' });

const condition = z
  .object({
    path: z.string().min(1).max(200),
    operator: z.enum(OPERATORS),
    value: z.union([z.string().max(1_000), z.number(), z.boolean()]).optional(),
  })
  .strict();

export const scheduleDueQuery = z
  .object({
    schedule,
    zoneOf: z.enum(['profile', 'journey']).default('journey').describe('By the clock of each customer, or by `zone`'),
    zone,
    audience: z
      .object({ combinator: z.enum(['all', 'any']), conditions: z.array(condition).max(MOST_CONDITIONS) })
      .strict()
      .optional()
      .describe('What must be true of a customer; absent: everybody'),
    since: z.iso.datetime().optional().describe('Absent: nobody is due, and `until` says what time it is'),
    cursor: z.string().max(1_000).optional(),
    limit: z.int().min(1).max(500).default(500),
  })
  .strict()
  .meta({ id: 'ScheduleDueQuery' });

/** A schedule in the address, as its step has it: what another kind of repetition needs is passed over. */
export const nextTimesQuery = z.object({
  repeats: z.enum(['once', 'daily', 'weekly', 'monthly', 'cron']),
  date: z.iso.date().optional().describe('Of `once`'),
  days: z.string().max(100).optional().describe('Of `weekly`, e.g. `mon,fri`'),
  dayOfMonth: z.coerce.number().int().min(1).max(31).optional().describe('Of `monthly`'),
  time: clock.describe('Of all but `cron`'),
  cron: z.string().max(100).optional().describe('Of `cron`: minute, hour, day of the month, month, day of the week'),
  zone,
  count: z.coerce.number().int().min(1).max(20).default(5),
});

/** Throws invalid_input. */
export function scheduleIn({ repeats, date, days, dayOfMonth, time, cron }: z.output<typeof nextTimesQuery>): Schedule {
  const parts = {
    ...{ once: { date, time }, daily: { time }, weekly: { days: days?.split(','), time } },
    ...{ monthly: { dayOfMonth, time }, cron: { cron } },
  };
  const read = schedule.safeParse({ repeats, ...parts[repeats] });
  if (read.success) return read.data;
  throw new PerennialError('invalid_input', `This is no schedule: ${z.prettifyError(read.error)}`);
}

type Schedule = z.output<typeof schedule>;

export const nextTimes = z
  .object({
    items: z.array(
      z.object({
        wall: z.string().describe('What the clocks show, `YYYY-MM-DDTHH:MM`, as it is written'),
        at: z.iso.datetime().describe('When that is in `zone`'),
      }),
    ),
  })
  .meta({ id: 'NextTimes' });

export type NewEnrolments = z.output<typeof newEnrolments>;
export type EntryResult = z.input<typeof entryResult>;
