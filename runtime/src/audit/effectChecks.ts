import type { EffectRow } from '../engine/effect';
import type { EnrolmentDocument } from '../enrolments/service';
import { LEFT_AFTER } from './enrolmentChecks';
import type { Disagreement } from './finding';

/** What an effect is judged with. */
export interface EffectSurroundings {
  readonly now: Date;
  readonly enrolment: Pick<EnrolmentDocument, 'visits' | 'history' | 'trimmed'> | undefined;
  /** Rows of the same key, itself included, that are confirmed. */
  readonly confirmedOfKey: number;
}

export const isConfirmed = ({ status }: Pick<EffectRow, 'status'>) => status !== 'proposed' && status !== 'void';

/** Everything that disagrees about one effect row. */
export function effectProblems(row: EffectRow, { now, enrolment, confirmedOfKey }: EffectSurroundings): Disagreement[] {
  if (row.single) return isLeft(row, now) ? ['effect_left'] : [];
  if (!enrolment) return ['effect_without_enrolment'];
  const problems: Disagreement[] = isLeft(row, now) ? ['effect_left'] : [];
  if (!isConfirmed(row)) return problems;
  if (confirmedOfKey > 1) problems.push('effect_twice');
  if ((enrolment.visits[row.stepKey] ?? 0) < row.visit) problems.push('effect_without_commit');
  else if (row.kind === 'send' && enrolment.trimmed === 0 && !isTold(row, enrolment))
    problems.push('sent_without_history');
  return problems;
}

function isTold({ stepKey, visit }: EffectRow, { history }: Pick<EnrolmentDocument, 'history'>): boolean {
  return history.some((line) => line.stepKey === stepKey && line.visit === visit && line.what === 'held');
}

/** Rows that wait for their time are pending with a later due; nobody works on those that are overdue by this much. */
function isLeft({ status, at, dispatch, owed }: EffectRow, now: Date): boolean {
  const old = (since: Date | undefined) => since !== undefined && now.getTime() - since.getTime() > LEFT_AFTER;
  if (status === 'proposed') return old(at);
  if (status === 'sending') return old(dispatch?.until);
  return owed === true && old(at);
}
