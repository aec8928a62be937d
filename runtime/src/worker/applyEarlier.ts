import type { EnrolmentDocument } from '../enrolments/service';
import { applyPorts, type WakeUpParts } from './parts';

/**
 * Wake-up, 2: what the earlier commit of these enrolments left unapplied. It has to come before their next commit, which
 * takes `last.token` away and would make real rows look dead. Asks only when a commit left rows other than sends.
 */
export async function applyEarlier(parts: WakeUpParts, enrolments: readonly EnrolmentDocument[]): Promise<number> {
  const leaving = enrolments.filter(({ last }) => last?.profileRow);
  if (leaving.length === 0) return 0;
  const last = new Map(leaving.map((one) => [one._id, one.last?.token]));
  const proposed = await parts.effects.findProposedOf(leaving);
  const real = proposed.filter((row) => last.get(row.enrolmentId) === row.token);
  if (real.length > 0) await parts.effects.apply(applyPorts(parts), real);
  return real.length;
}
