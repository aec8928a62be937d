import { these } from '../../platform/placed';
import type { EnrolmentCollection } from '../model';
import type { Claim } from './claim';

/**
 * Before those are run whose attempts were cut off several times. Who was merely claimed, and not run, when the
 * process ended comes first next time, and is never given up for it.
 */
export async function markTried(enrolments: EnrolmentCollection, { token, enrolments: claimed }: Claim): Promise<void> {
  const [{ attempts } = { attempts: 0 }] = claimed;
  await enrolments.updateMany({ ...these(claimed), 'lease.token': token }, { $set: { tried: attempts } });
}
