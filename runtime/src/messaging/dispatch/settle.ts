import type { Clock, EventWriter, Outbox, Outcome, SendRow } from '../../engine/ports';
import { sendIdOf } from '../sends/send-id';

export interface SettleParts {
  readonly outbox: Outbox;
  readonly events: EventWriter;
  readonly clock: Clock;
  readonly count: (outcome: string) => void;
}

/** Records an outcome, tells the event, resumes the enrolment (PROTOCOL, Send, 4–6). Every step can be repeated. */
export async function settle(parts: SettleParts, row: SendRow, outcome: Outcome): Promise<void> {
  // Somebody took over meanwhile: theirs counts, and they resume.
  if (!(await parts.outbox.outcome(row, outcome))) return;
  parts.count(outcome.reason ?? outcome.status);
  await resume(parts, { ...row, ...outcome, at: parts.clock.now() });
}

/** Of a row whose outcome is recorded: the event first, so that a crash in between repeats both. */
export async function resume({ outbox, events }: SettleParts, row: SendRow): Promise<void> {
  const name = eventName(row);
  if (name !== undefined)
    await events.record({
      workspaceId: row.workspaceId,
      profileId: row.profileId,
      key: `${row.key}:${row.status === 'sent' ? 'sent' : 'bounced'}`,
      name,
      properties: {
        channel: row.body.channel,
        send_id: sendIdOf(row),
        message_key: row.body.messageKey,
        revision: row.body.revision,
        category: row.body.category,
        ...(row.single ? {} : { journey_id: row.journeyId, step_key: row.stepKey }),
        ...(row.status === 'sent' ? {} : { bounce: 'hard' }),
      },
      occurredAt: row.at,
    });
  await outbox.resume(row);
}

function eventName({ status, reason }: SendRow): string | undefined {
  if (status === 'sent') return 'Message Sent';
  return status === 'failed' && reason === 'hard_bounce' ? 'Message Bounced' : undefined;
}
