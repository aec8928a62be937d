import { CIRCUIT_OPEN } from '../../engine/circuit';
import { exactly } from '../../platform/placed';
import type { Clock, Doorbell } from '../../engine/ports';
import type { EnrolmentCollection, EnrolmentDocument } from '../model';
import type { StepPlace } from './claim';

/** `all` keep their distances from each other, the first of them is due now; `one` is due now, the others stay. */
export type HeldOnes = 'all' | 'one';

/**
 * A person has closed a circuit, or has the step tried: those who are held before it do not wait until they would have come by.
 * Whoever is claimed, parked or due already is left alone; a crash before it, and they come by when they would have.
 * Gives back how many.
 */
export async function letHeldGo(
  { clock, doorbell }: { readonly clock: Clock; readonly doorbell: Doorbell },
  enrolments: EnrolmentCollection,
  { versionId, stepKey, which }: StepPlace & { readonly which: HeldOnes },
): Promise<number> {
  const now = clock.now();
  const queues: EnrolmentDocument['queue'][] = ['local', 'external'];
  const waiting = { queue: { $in: queues }, lease: { $exists: false }, due: { $gt: now } };
  const held = { versionId, stepKey, active: true, 'failure.code': CIRCUIT_OPEN, ...waiting };
  const hint = 'heldAtCircuits';
  const [first] = await enrolments
    .find(held, { projection: { due: 1, bucket: 1, profileId: 1 }, hint })
    .sort({ due: 1 })
    .limit(1)
    .toArray();
  if (!first?.due) return 0;
  const sooner = [{ $set: { due: { $subtract: ['$due', first.due.getTime() - now.getTime()] } } }];
  const { modifiedCount } =
    which === 'one'
      ? await enrolments.updateOne({ ...held, ...exactly(first) }, sooner)
      : await enrolments.updateMany(held, sooner, { hint });
  doorbell.ring('enrolments');
  return modifiedCount;
}
