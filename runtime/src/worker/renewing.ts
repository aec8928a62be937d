import type { Claim } from '../enrolments/service';
import type { WakeUpParts } from './parts';

/** Runs `work` while the lease of its claim is renewed every third of it: an external step may take longer than a lease. */
export async function whileRenewing<T>(
  { enrolments, log }: Pick<WakeUpParts, 'enrolments' | 'log'>,
  claimed: Claim,
  lease: number,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setInterval(() => {
    enrolments.writes.renewLease(claimed, lease).catch((error: unknown) => {
      log.warn({ err: error }, 'A lease could not be renewed');
    });
  }, lease / 3);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
