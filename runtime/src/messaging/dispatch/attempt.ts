import type { Clock, Outbox, SendRow } from '../../engine/ports';
import type { Bounces } from '../bounces/service';
import { failureWords, letter, linksFor, writeText } from '../email/letter';
import type { Mail } from '../email/mail';
import type { Mailer } from '../email/mailer';
import type { Delivery } from '../email/smtp/outcome';
import type { SenderDocument } from '../senders/model';
import { categoryOf, mayRepeat } from './category';
import { conclude } from './conclude';
import { decide } from './decide';
import type { RowFacts } from './facts';
import type { DispatchLimits } from './limits';
import type { InFlight } from './in-flight';
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
  readonly inFlight: InFlight;
  /** True from the moment the dispatcher was told to stop. */
  readonly stopping: () => boolean;
}

/** One wanted row: decided with the facts as they are now, written, handed over, its outcome recorded and told. */
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
    await parts.outbox.putBack(row, decision);
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
    await deliver(parts, row, { sender, mail, repeatable: mayRepeat(row, revision) });
  }
}

const reasonOf = ({ reason, detail }: { reason: string; detail?: string }) => ({
  reason,
  ...(detail !== undefined && { detail }),
});

interface Letter {
  readonly sender: SenderDocument;
  readonly mail: Mail;
  readonly repeatable: boolean;
}

/**
 * A place at the sender is held until the outcome is recorded: so no more rows than there are places can be unknown after
 * a crash. Telling needs none.
 */
async function deliver(parts: AttemptParts, row: SendRow, { sender, mail, repeatable }: Letter): Promise<void> {
  const places = sender.smtp?.connections ?? parts.limits.perSender;
  const settled = await parts.slots.run(sender._id, places, async () => {
    const hindrance = hindranceTo(parts, row, sender);
    if (hindrance) {
      await parts.outbox.putBack(row, hindrance);
      return undefined;
    }
    const delivery = await call(parts, row, { sender, mail });
    return await conclude(parts, row, { delivery, address: mail.to.address, repeatable });
  });
  if (settled) await parts.tell(settled);
}

/** Why no call may start now, and when to look again. */
function hindranceTo(
  { clock, inFlight, limits, resting, stopping }: AttemptParts,
  row: SendRow,
  sender: SenderDocument,
): { readonly due: Date; readonly reason: string | undefined } | undefined {
  const now = clock.now();
  const rest = resting.until(sender._id, now);
  if (rest) {
    inFlight.close(row, rest);
    return { due: rest, reason: 'channel_down' };
  }
  // A call that outlives the lease would run beside the one of whoever takes the row over, or end unheard.
  const late = now.getTime() + limits.call > (row.dispatch?.until.getTime() ?? 0);
  return stopping() || late ? { due: now, reason: row.reason } : undefined;
}

async function call(
  { clock, mailer, outbox, resting }: AttemptParts,
  row: SendRow,
  { sender, mail }: Pick<Letter, 'sender' | 'mail'>,
): Promise<Delivery> {
  const delivery = await mailer.deliver(sender, mail, () => outbox.handOver(row));
  if (delivery.kind === 'later' && delivery.channel) resting.failed(sender, clock.now());
  else resting.worked(sender._id);
  return delivery;
}
