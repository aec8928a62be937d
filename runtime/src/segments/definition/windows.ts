import { z } from 'zod';

import { day } from './comparisons';

/** Longer than this is asked of counters by days. */
export const MOST_HOURS = 72;
const MOST_DAYS = 3_650;

/** When things count. Days are whole days of UTC; `last` 30 days is today and the 29 days before. Absent: always. */
export const eventWindow = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('days'), last: z.int().min(1).max(MOST_DAYS) }).strict(),
    z.object({ kind: z.literal('hours'), last: z.int().min(1).max(MOST_HOURS) }).strict(),
    z
      .object({ kind: z.literal('between'), from: day, to: day })
      .strict()
      .refine(({ from, to }) => from <= to, { message: '`to` is a day before `from`', path: ['to'] }),
  ])
  .meta({ id: 'SegmentWindow' });
export type EventWindow = z.output<typeof eventWindow>;

/** As of events, but `last` days are so many times 24 hours. */
export const exactWindow = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('days'), last: z.int().min(1).max(MOST_DAYS) }).strict(),
    z
      .object({ kind: z.literal('between'), from: day, to: day })
      .strict()
      .refine(({ from, to }) => from <= to, { message: '`to` is a day before `from`', path: ['to'] }),
  ])
  .meta({ id: 'SegmentExactWindow' });
export type ExactWindow = z.output<typeof exactWindow>;
