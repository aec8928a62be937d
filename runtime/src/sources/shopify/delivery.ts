import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { time } from './payload';

/** What the headers of a webhook say. Shopify's own begin with `X-`; some senders leave it away. */
export interface Delivery {
  /** With slashes, lower case; `''` when none was given. */
  readonly topic: string;
  readonly webhookId: string | undefined;
  readonly signature: string | undefined;
  readonly triggeredAt: Date | undefined;
}

export function deliveryOf(headers: IncomingHttpHeaders): Delivery {
  const header = (name: string): string | undefined => {
    const value = headers[`x-shopify-${name}`] ?? headers[`shopify-${name}`];
    const one = Array.isArray(value) ? value[0] : value;
    return one === undefined || one.trim() === '' ? undefined : one.trim().slice(0, 200);
  };
  return {
    topic: (header('topic') ?? '').toLowerCase().replaceAll('.', '/'),
    webhookId: header('webhook-id'),
    signature: header('hmac-sha256'),
    triggeredAt: time(header('triggered-at')),
  };
}

/**
 * The base64 HMAC-SHA256 of the raw body under the source's secret, compared in constant time. Never throws: a signature of
 * another length is just a wrong one.
 */
export function isSigned(body: Buffer, secret: string, signature: string | undefined): boolean {
  if (signature === undefined) return false;
  // The texts are compared: decoding would forgive what follows the padding.
  const expected = Buffer.from(createHmac('sha256', secret).update(body).digest('base64'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** A repeat carries the same webhook id; without one, the same body. */
export function messageIdOf({ topic, webhookId }: Delivery, body: Buffer): string {
  return `${topic}:${webhookId ?? createHash('sha256').update(body).digest('hex')}`;
}
