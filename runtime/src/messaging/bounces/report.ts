import { simpleParser, type ParsedMail } from 'mailparser';

/** What a mail that came back to us says. `token` and `key` name what it is about; without either it is believed nothing. */
export interface Report {
  readonly kind: 'hard' | 'soft' | 'complaint' | 'unsubscribe' | 'none';
  /** Of the return path it was sent to (VERP). */
  readonly token?: string;
  /** X-Perennial-Key of the message that is returned in it. */
  readonly key?: string;
  /** Enhanced status (RFC 3463), e.g. `5.1.1`. */
  readonly status?: string;
}

const RETURN_PATH = /\b(bounce|unsubscribe)\+([0-9a-f]{32})@/i;

/**
 * Reads a delivery report (RFC 3464), an abuse report (RFC 5965) or a mail to the unsubscribe mailbox from the raw message.
 * `recipient` is where it was delivered to, when the mail server says so.
 */
export async function parseReport(raw: Buffer, recipient?: string): Promise<Report> {
  const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipTextToHtml: true });
  const path = RETURN_PATH.exec([recipient ?? '', ...recipientsOf(mail)].join('\n'));
  const key = /^X-Perennial-Key:[ \t]*(\S{1,300})/im.exec(originalHeaders(mail))?.[1];
  const about = { ...(path?.[2] && { token: path[2].toLowerCase() }), ...(key !== undefined && { key }) };
  if (path?.[1]?.toLowerCase() === 'unsubscribe') return { kind: 'unsubscribe', ...about };
  if (part(mail, 'message/feedback-report')) return { kind: 'complaint', ...about };
  const status = deliveryStatus(part(mail, 'message/delivery-status') ?? '');
  return status ? { ...status, ...about } : { kind: 'none', ...about };
}

/** The first recipient's fields of a `message/delivery-status` part. */
function deliveryStatus(fields: string): { kind: 'hard' | 'soft' | 'none'; status?: string } | undefined {
  const unfolded = fields.replace(/\r?\n[ \t]+/g, ' ');
  const action = /^Action:[ \t]*([A-Za-z]+)/im.exec(unfolded)?.[1]?.toLowerCase();
  if (action === undefined) return undefined;
  const status = /^Status:[ \t]*([245]\.\d{1,3}\.\d{1,3})/im.exec(unfolded)?.[1];
  const noted = status === undefined ? {} : { status };
  if (action === 'failed') return { kind: isHard(status) ? 'hard' : 'soft', ...noted };
  return { kind: action === 'delayed' ? 'soft' : 'none', ...noted };
}

/** The address or mailbox does not exist (5.0.0, 5.1.x, 5.2.x but full); policy, size and network say nothing about it. */
function isHard(status: string | undefined): boolean {
  return status === undefined || status === '5.0.0' || (/^5\.[12]\./.test(status) && status !== '5.2.2');
}

const part = (mail: ParsedMail, type: string) =>
  mail.attachments.find(({ contentType }) => contentType === type)?.content.toString();

function originalHeaders(mail: ParsedMail): string {
  return (
    part(mail, 'message/rfc822') ?? part(mail, 'text/rfc822-headers') ?? part(mail, 'message/rfc822-headers') ?? ''
  );
}

function recipientsOf(mail: ParsedMail): string[] {
  const names = new Set(['to', 'delivered-to', 'x-original-to', 'envelope-to']);
  return mail.headerLines.filter(({ key }) => names.has(key)).map(({ line }) => line);
}
