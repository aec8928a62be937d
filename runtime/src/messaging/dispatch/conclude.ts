import type { Outcome, SendRow } from '../../engine/ports';
import { bucketOf } from '../../platform/ids';
import type { Bounces } from '../bounces/service';
import type { Delivery } from '../email/smtp/outcome';
import type { Reason } from '../reasons';
import { retryDelay, type DispatchLimits } from './limits';
import { record, type SettleParts } from './settle';

export interface RetryParts extends SettleParts {
  readonly limits: Pick<DispatchLimits, 'retry' | 'rest'>;
}

export interface ConcludeParts extends RetryParts {
  readonly bounces: Pick<Bounces, 'refused'>;
}

/** What a delivery means for its row. Gives back the row when it has an outcome that is still to be told. */
export async function conclude(
  parts: ConcludeParts,
  row: SendRow,
  { delivery, address, repeatable }: { delivery: Delivery; address: string; repeatable: boolean },
): Promise<SendRow | undefined> {
  switch (delivery.kind) {
    case 'accepted':
      return await record(parts, row, { status: 'sent' });
    case 'withheld':
      // Somebody else's by now, and then this changes nothing; or the database did not answer, and then it is still ours.
      await parts.outbox.putBack(row, {
        due: new Date(parts.clock.now().getTime() + parts.limits.rest),
        reason: row.reason,
      });
      return undefined;
    case 'bounced':
      await parts.bounces.refused(row, address, delivery.detail);
      return await record(parts, row, { status: 'failed', reason: 'hard_bounce', detail: delivery.detail });
    case 'rejected':
      return await record(parts, row, { status: 'failed', reason: 'rejected', detail: delivery.detail });
    case 'later':
      return await tryLater(parts, row, { reason: 'channel_down', status: 'failed', detail: delivery.detail });
    case 'unknown': {
      const unknown = { reason: 'unknown_outcome', status: 'unknown', detail: delivery.detail } as const;
      return repeatable ? await tryLater(parts, row, unknown) : await record(parts, row, unknown);
    }
  }
}

/** Back to pending with a growing delay; after the last try, the outcome it ends with. `unknown`: from now on it may be out. */
export async function tryLater(
  parts: RetryParts,
  row: SendRow,
  outcome: Outcome & { readonly reason: Reason },
): Promise<SendRow | undefined> {
  const tries = (row.tries ?? 0) + 1;
  const { retry } = parts.limits;
  if (tries > retry.limit) return await record(parts, row, outcome);
  const seconds = retryDelay(retry, tries - 1, bucketOf(row.key) / 256);
  const due = new Date(parts.clock.now().getTime() + seconds * 1_000);
  await parts.outbox.putBack(row, { due, reason: outcome.reason, tries, mayBeOut: outcome.status === 'unknown' });
  return undefined;
}
