import type { Clock, Outbox, SendRow } from '../../engine/ports';
import { bucketOf } from '../../platform/ids';
import type { Bounces } from '../bounces/service';
import { failureWords, letter, linksFor, writeText } from '../email/letter';
import type { Mail } from '../email/mail';
import type { Mailer } from '../email/mailer';
import type { Delivery } from '../email/smtp/outcome';
import type { MessageCategory } from '../../engine/effect';
import type { RevisionDocument } from '../messages/model';
import type { SenderDocument } from '../senders/model';
import { decide } from './decide';
import type { RowFacts } from './facts';
import { retryDelay, type DispatchLimits } from './limits';
import type { RestingSenders } from './rest';
import { settle, type SettleParts } from './settle';
import type { Slots } from './slots';

export interface AttemptParts extends SettleParts {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly bounces: Bounces;
  readonly publicUrl: string;
  readonly limits: DispatchLimits;
  readonly resting: RestingSenders;
  readonly slots: Slots;
  /** True from the moment the dispatcher was told to stop. */
  readonly stopping: () => boolean;
}

/** One wanted row: decided with the facts as they are now, written, handed over, and its outcome recorded. */
export async function attempt(parts: AttemptParts, row: SendRow, facts: RowFacts): Promise<void> {
  const { sender, revision, profile, token } = facts;
  const decision = decide({
    now: parts.clock.now(),
    askedAt: row.at,
    body: { ...row.body, category: categoryOf(row, revision) },
    profile,
    suppressed: facts.suppressed,
    noSender: facts.noSender,
    hasMessage: revision !== undefined,
  });
  if (decision.kind === 'skip') {
    await settle(parts, row, { status: 'skipped', ...reasonOf(decision) });
  } else if (decision.kind === 'defer') {
    await parts.outbox.putBack(row, decision.due, decision.reason);
  } else if (sender && revision && profile && token !== undefined) {
    const written = writeText(revision, {
      ...row.body.data,
      profile,
      workspaceName: facts.workspaceName,
      zone: row.body.zone,
      links: linksFor(parts.publicUrl, token),
    });
    if (!written.ok) {
      await settle(parts, row, { status: 'skipped', reason: 'render_failed', detail: failureWords(written.error) });
      return;
    }
    const mail = letter({
      ...{ key: row.key, workspaceId: row.workspaceId, journeyId: row.journeyId },
      ...{ messageKey: row.body.messageKey, category: categoryOf(row, revision) },
      ...{ sender, profile, address: decision.address, message: written.message, token, publicUrl: parts.publicUrl },
    });
    await parts.slots.run(sender._id, async () => {
      await handOver(parts, row, { sender, mail, revision });
    });
  }
}

const reasonOf = ({ reason, detail }: { reason: string; detail?: string }) => ({
  reason,
  ...(detail !== undefined && { detail }),
});

/** Marketing when the step or the message says so: neither can smuggle the other past a missing consent. */
function categoryOf({ body }: SendRow, revision: RevisionDocument | undefined): MessageCategory {
  return revision?.category === 'marketing' ? 'marketing' : body.category;
}

interface Parcel {
  readonly sender: SenderDocument;
  readonly mail: Mail;
  readonly revision: RevisionDocument;
}

async function handOver(parts: AttemptParts, row: SendRow, { sender, mail, revision }: Parcel): Promise<void> {
  const now = parts.clock.now();
  const rest = parts.resting.until(sender._id, now);
  if (rest) {
    await parts.outbox.putBack(row, rest, 'channel_down');
    return;
  }
  // A call that could outlive the lease would run beside the one of whoever takes the row over.
  if (parts.stopping() || now.getTime() + parts.limits.call > (row.dispatch?.until.getTime() ?? 0)) {
    await parts.outbox.putBack(row, now, row.reason);
    return;
  }
  const delivery = await parts.mailer.deliver(sender, mail);
  if (delivery.kind === 'later' && delivery.channel) parts.resting.failed(sender._id, parts.clock.now());
  else parts.resting.worked(sender._id);
  await conclude(parts, row, { delivery, address: mail.to.address, repeatable: mayRepeat(row, revision) });
}

async function conclude(
  parts: AttemptParts,
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

/** Whether a message that may have arrived may go out once more: marketing never, transactional when its author says so. */
export const mayRepeat = (row: SendRow, revision: RevisionDocument | undefined) =>
  row.body.resendUnknown && categoryOf(row, revision) === 'transactional';

/** Back to pending with a growing delay; after the last try, the outcome it ends with. */
export async function tryLater(
  parts: Pick<AttemptParts, 'outbox' | 'clock' | 'limits' | 'events' | 'count'>,
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
