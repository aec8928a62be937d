import type { IncomingHttpHeaders } from 'node:http';

import type { HookDelivery } from '../hooks/hook';
import { headerOf } from '../hooks/signature';
import { time } from '../payload';

/** Shopify's own headers begin with `X-`; some senders leave it away. */
const header = (headers: IncomingHttpHeaders, name: string): string | undefined =>
  headerOf(headers, `x-shopify-${name}`) ?? headerOf(headers, `shopify-${name}`);

/** What the headers of a webhook say; the topic with slashes, lower case. */
export function deliveryOf(headers: IncomingHttpHeaders): HookDelivery {
  return {
    topic: (header(headers, 'topic') ?? '').toLowerCase().replaceAll('.', '/'),
    id: header(headers, 'webhook-id'),
    at: time(header(headers, 'triggered-at')),
  };
}

export const signatureOf = (headers: IncomingHttpHeaders): string | undefined => header(headers, 'hmac-sha256');
