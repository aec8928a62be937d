import { z } from 'zod';

import { KEPT } from './model';

const days = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.number().int().min(least).max(most);

export const keptDays = z
  .object({
    enrolmentDays: days(KEPT.enrolmentDays).describe(
      'Visits that have ended, with their messages, whole families at once',
    ),
    refusalDays: days(KEPT.refusalDays).describe('Why somebody did not enter a journey'),
    auditDays: days(KEPT.auditDays).describe('Who did what'),
  })
  .meta({ id: 'KeptDays', description: 'How many days what is over is kept.' });

export const changedDays = keptDays.partial();
export type ChangedDays = z.output<typeof changedDays>;
