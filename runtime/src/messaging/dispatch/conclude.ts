import type { SendRow } from '../../engine/ports';
import { bucketOf } from '../../platform/ids';
import type { Bounces } from '../bounces/service';
import type { Delivery } from '../email/smtp/outcome';
import { retryDelay, type DispatchLimits } from './limits';
import { settle, type SettleParts } from './settle';

export interface RetryParts extends SettleParts {
  readonly limits: Pick<DispatchLimits, 'retry'>;
}

export interface ConcludeParts extends RetryParts {
  readonly bounces: Pick<Bounces, 'refused'>;
}

/** What a delivery means for its row. */
export async function conclude(
  parts: ConcludeParts,
  row: SendRow,
  { delivery, address, repeatable }: { delivery: Delivery; address: string; repeatable: boolean },
): Promise<void> {
  switch (delivery.kind) {
    case 'accepted':
      await settle(parts, row, { status: 'sent' });
      return;
    case 'bounced':
      await parts.bounces.refused(row, address, delivery.detail);
      await settle(parts, row, { status: 'failed', reason: 'hard_bounce', detail: delivery.detail });
      return;
    case 'rejected':
      await settle(parts, row, { status: 'failed', reason: 'rejected', detail: delivery.detail });
      return;
    case 'later':
      await tryLater(parts, row, { reason: 'channel_down', status: 'failed', detail: delivery.detail });
      return;
    case 'unknown':
      if (repeatable)
        await tryLater(parts, row, { reason: 'unknown_outcome', status: 'unknown', detail: delivery.detail });
      else await settle(parts, row, { status: 'unknown', reason: 'unknown_outcome', detail: delivery.detail });
  }
}

/** Back to pending with a growing delay; after the last try, the outcome it ends with. */
export async function tryLater(
  parts: RetryParts,
  row: SendRow,
  { reason, status, detail }: { reason: string; status: 'failed' | 'unknown'; detail: string },
): Promise<void> {
  const tries = (row.tries ?? 0) + 1;
  const { retry } = parts.limits;
  if (tries > retry.limit) {
    await settle(parts, row, { status, reason, detail });
    return;
  }
  const seconds = retryDelay(retry, tries - 1, bucketOf(row.key) / 256);
  const due = new Date(parts.clock.now().getTime() + seconds * 1_000);
  await parts.outbox.putBack(row, due, reason, tries);
}
