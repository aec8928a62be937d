import type { SendRow, SendVerdict } from '../engine/ports';
import { realityOf, type Standing } from './standing';

/**
 * Send, 2: wanted when the row is real, enrolment and root are active, and it stands at this step and visit.
 * `parked`: not now. Sends asked for outside of any enrolment are always wanted.
 */
export function verdictOn(row: SendRow, enrolment: Standing | undefined): SendVerdict {
  if (row.single) return 'wanted';
  if (!enrolment?.active || !enrolment.rootActive) return 'notWanted';
  if (realityOf(row, enrolment) !== 'real') return 'notWanted';
  if (enrolment.holdKey !== `${row.stepKey}:${String(row.visit)}`) return 'notWanted';
  return enrolment.parked ? 'parked' : 'wanted';
}
