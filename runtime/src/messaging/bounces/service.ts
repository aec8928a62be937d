import type { EventWriter, SendRow } from '../../engine/ports';
import type { MessagingParts } from '../parts';
import type { Preferences } from '../preferences/service';
import type { UnsubscribeToken, UnsubscribeTokens } from '../preferences/tokens';
import { sendIdOf } from '../sends/send-id';
import type { Suppression } from '../suppression/service';
import { parseReport, type Report } from './report';

export interface ReportResult {
  readonly kind: Report['kind'];
  /** Whether it named a message of this workspace, so that it was believed. */
  readonly believed: boolean;
  readonly status?: string;
}

export interface Bounces {
  /**
   * A raw message that came back. Believed only when it carries a token or key that this workspace gave out: anybody can
   * write a mail that looks like a report. Repeating it changes nothing.
   */
  report(workspaceId: string, raw: Buffer, recipient?: string): Promise<ReportResult>;
  /** Suppresses an address that the mail server refused while we were speaking to it. */
  refused(row: SendRow, address: string, detail: string): Promise<void>;
}

export type BounceParts = Pick<MessagingParts, 'sends' | 'clock'> & {
  readonly tokens: UnsubscribeTokens;
  readonly suppression: Suppression;
  readonly preferences: Preferences;
  readonly events: EventWriter;
};

export function createBounces(parts: BounceParts): Bounces {
  return {
    report: async (workspaceId, raw, recipient) => {
      const report = await parseReport(raw, recipient);
      const token = report.token === undefined ? undefined : await parts.tokens.find(report.token);
      const believed = token?.workspaceId === workspaceId;
      const result = { kind: report.kind, believed, ...(report.status !== undefined && { status: report.status }) };
      if (!believed) return result;
      await act(parts, token, report);
      return result;
    },
    refused: async ({ workspaceId }, address, detail) => {
      await parts.suppression.add({ workspaceId, address, reason: 'hard_bounce', source: 'smtp', detail });
    },
  };
}

async function act(parts: BounceParts, token: UnsubscribeToken, { kind, key, status }: Report): Promise<void> {
  const { workspaceId, address, profileId } = token;
  if (kind === 'unsubscribe') await parts.preferences.unsubscribe(token._id, 'mail');
  if (kind === 'complaint')
    await parts.suppression.add({ workspaceId, address, reason: 'complaint', source: 'report' });
  if (kind === 'hard')
    await parts.suppression.add({ workspaceId, address, reason: 'hard_bounce', source: 'report', detail: status });
  if (kind !== 'hard' && kind !== 'soft') return;
  const send = key === undefined ? undefined : await sentUnder(parts, workspaceId, key);
  const bounced = {
    workspaceId,
    profileId,
    key: `bounced:${key ?? token._id}:${kind}`,
    name: 'Message Bounced',
    properties: {
      channel: 'email',
      bounce: kind,
      ...(status !== undefined && { status }),
      ...(send && { send_id: sendIdOf(send), message_key: send.body.messageKey, journey_id: send.journeyId }),
    },
    occurredAt: parts.clock.now(),
  };
  await parts.events.record([bounced]);
}

async function sentUnder({ sends }: BounceParts, workspaceId: string, key: string): Promise<SendRow | undefined> {
  const rows = await sends.sendsByKey(workspaceId, key);
  return rows.find(({ status }) => status === 'sent') ?? rows[0];
}
