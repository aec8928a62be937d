import { createTransport } from 'nodemailer';

import type { Mail } from './mail';

/** What is signed: nodemailer's list and List-Unsubscribe-Post, without which RFC 8058 allows no one-click. */
const SIGNED_HEADERS =
  'from:sender:reply-to:subject:date:message-id:to:cc:mime-version:content-type:content-transfer-encoding:list-id:list-unsubscribe:list-unsubscribe-post:feedback-id';

export interface Signature {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

const composer = createTransport({
  streamTransport: true,
  buffer: true,
  newline: 'windows',
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The mail as it goes over the wire: MIME, signed when there is a key. Nothing of it can name files or addresses to load. */
export async function composeMail(mail: Mail, date: Date, dkim?: Signature): Promise<Buffer> {
  const { 'Message-ID': messageId, ...headers } = mail.headers;
  const { message } = await composer.sendMail({
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo !== undefined && { replyTo: { name: '', address: mail.replyTo } }),
    subject: mail.subject,
    text: mail.text,
    ...(mail.html !== undefined && { html: mail.html }),
    date,
    messageId: messageId ?? '',
    // Prepared: folded long addresses are broken by some relays, and with them the signature.
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { prepared: true, value }])),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim && {
      dkim: {
        domainName: dkim.domain,
        keySelector: dkim.selector,
        privateKey: dkim.privateKey,
        headerFieldNames: SIGNED_HEADERS,
      },
    }),
  });
  return message as Buffer;
}
