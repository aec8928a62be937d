import type { EffectRow } from '../../engine/effect';
import { these, type Placed } from '../../platform/placed';
import type { EffectCollection } from '../model';

/** Wake-up, 2: rows other than sends that earlier commits may have left unapplied; the caller compares the token with `last.token`. */
export async function findProposedOf(
  effects: EffectCollection,
  enrolments: readonly Placed[],
): Promise<readonly EffectRow[]> {
  if (enrolments.length === 0) return [];
  const { _id: enrolmentId, bucket } = these(enrolments);
  return await effects.find({ enrolmentId, bucket, status: 'proposed', kind: { $ne: 'send' } }).toArray();
}

/** Sweep: proposed rows written before `before` (older than a lease), oldest first. */
export async function findStaleProposed(
  effects: EffectCollection,
  before: Date,
  limit: number,
): Promise<readonly EffectRow[]> {
  return await effects
    .find({ status: 'proposed', at: { $lt: before } })
    .sort({ at: 1 })
    .limit(limit)
    .toArray();
}
