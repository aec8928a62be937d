import type { Hook } from '../hooks/hook';
import { headerOf, hmac, refusalOf } from '../hooks/signature';
import { exactId, firstText, firstTime, object, text } from '../payload';
import { reviewEvent, starsOf } from './review';

const VERIFIED = new Set(['buyer', 'verified-purchase', 'verified', 'email']);

/** Judge.me's `review/created` and `review/updated`. */
export const judgemeHook: Hook = {
  most: 500_000,
  unsigned: 'JUDGEME-HMAC-SHA256 is missing or does not match the body.',
  refusal: ({ headers, body }, { secret }) =>
    refusalOf(
      headerOf(headers, 'judgeme-hmac-sha256') ??
        headerOf(headers, 'judgeme-v2-hmac-sha256') ??
        headerOf(headers, 'x-judgeme-hmac-sha256'),
      hmac(body, secret, 'hex'),
      hmac(body, secret, 'base64'),
    ),
  delivery: (_request, payload) => ({ topic: text(payload['event']) ?? '', id: undefined }),
  read: (payload, { topic }) => {
    if (topic !== 'review/created') return undefined;
    const review = object(payload['review']);
    const event = reviewEvent({
      ...{ site: 'judgeme', id: exactId(review['id'], undefined), rating: starsOf(text(review['rating'])) },
      ...{ title: text(review['title']), text: text(review['body']) },
      verified: VERIFIED.has(text(review['verified']) ?? ''),
      productId: exactId(review['product_external_id'], undefined),
      productName: firstText(review['product_title'], review['product_handle']),
      email: text(object(review['reviewer'])['email']),
      at: firstTime(review['created_at']),
    });
    if (!event) return undefined;
    // Without an address nobody knows whose it is.
    return event.identifiers.length > 0 ? { events: [event] } : undefined;
  },
};
