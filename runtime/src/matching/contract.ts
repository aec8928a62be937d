import { z } from 'zod';

import { pageOf } from '../platform/http/page';

const id = z.string().min(1).max(100);
const people = z.int();

export const matchingParams = z.object({ journeyId: id });
export const catchUpParams = z.object({ journeyId: id, catchUpId: id });

const hours = z.number().positive().max(100_000).meta({
  description: "How far back events count; the entry's greatest age unless given, and no longer than events are kept.",
});

const perMinute = z.int().min(1).max(10_000).meta({ description: 'How many people enter in a minute.' });

export const matchingQuery = z.object({ hours: z.coerce.number().pipe(hours).optional() });

export const matchingCount = z
  .object({
    people: people.meta({ description: 'Who would enter, has not done the exit since, and is not inside.' }),
    capped: z.boolean().meta({ description: 'There may be more: counting ended after so many events.' }),
    hours: z.number(),
  })
  .meta({ id: 'MatchingCount' });

export const newCatchUp = z
  .object({ perMinute: perMinute.default(60), hours: hours.optional() })
  .meta({ id: 'NewCatchUp' });

export const catchUp = z
  .object({
    id,
    journeyId: id,
    state: z.enum(['gathering', 'entering', 'done', 'cancelled']),
    perMinute,
    since: z.iso.datetime().meta({ description: 'Events before it do not count.' }),
    by: z.string(),
    at: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    reason: z.string().optional().meta({ description: 'Why it was cancelled.' }),
    waiting: people,
    entered: people,
    refused: z.array(z.object({ code: z.string(), people })),
  })
  .meta({ id: 'CatchUp', description: 'People being let into a journey who matched its entry before.' });

export const catchUpPage = pageOf(catchUp).meta({ id: 'CatchUpPage' });
