import { z } from 'zod';

import { deadLetterAction, deadLettersFilter } from '../enrolments/contract';
import { pageOf } from '../platform/http/page';

const count = z.number().int();

export const letterTask = z
  .object({
    id: z.string(),
    action: deadLetterAction,
    filter: deadLettersFilter,
    state: z.enum(['running', 'done', 'stopped']),
    at: z.iso.datetime(),
    total: count.describe('Dead letters that fitted when it was ordered, up to 100,000'),
    done: count.describe('Of those, gone through'),
    changed: count.describe('Those that were still dead letters, and are not any more'),
    finishedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'DeadLetterTask', description: 'Something a person has decided about all dead letters that fit.' });

export const letterTaskPage = pageOf(letterTask).meta({ id: 'DeadLetterTaskPage' });
export const letterTaskParams = z.object({ taskId: z.string().min(1).max(100) });
export const newLetterTask = z.object({ action: deadLetterAction, filter: deadLettersFilter });

export type LetterTaskView = z.input<typeof letterTask>;
export type NewLetterTask = z.output<typeof newLetterTask>;
