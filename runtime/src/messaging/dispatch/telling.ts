import type { EventWriter, Outbox, OwnEvent, SendRow } from '../../engine/ports';
import { together } from '../../platform/together';
import { sendIdOf } from '../sends/send-id';

export interface TellingParts {
  readonly outbox: Pick<Outbox, 'resume'>;
  readonly events: EventWriter;
}

/** Milliseconds: an enrolment that goes on so much later loses nothing, and at full speed several go on in one write. */
const GATHER = 20;

/**
 * Tells of outcomes that are recorded: their events first, then their enrolments, so that a crash in between repeats both.
 * Outcomes of the same moment are told together.
 */
export function telling({ outbox, events }: TellingParts): (row: SendRow) => Promise<void> {
  return together(
    async (rows: readonly SendRow[]) => {
      const own = rows.flatMap(eventOf);
      if (own.length > 0) await events.record(own);
      await Promise.all(rows.map((row) => outbox.resume(row)));
      return rows.map(() => undefined);
    },
    { gather: GATHER },
  );
}

function eventOf(row: SendRow): OwnEvent[] {
  const name = eventName(row);
  if (name === undefined) return [];
  return [
    {
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
    },
  ];
}

function eventName({ status, reason }: SendRow): string | undefined {
  if (status === 'sent') return 'Message Sent';
  return status === 'failed' && reason === 'hard_bounce' ? 'Message Bounced' : undefined;
}
