import { hmac, refusalOf } from '../hooks/signature';
import type { Hook } from '../hooks/hook';
import { deliveryOf, signatureOf } from './delivery';
import { readTopic } from './topics';

/** Orders of several hundred lines exceed a megabyte. */
const MOST = 4_000_000;

/** Shopify's webhooks: of an app, or of the notifications of a shop. */
export const shopifyHook: Hook = {
  most: MOST,
  unsigned: 'X-Shopify-Hmac-Sha256 is missing or does not match the body.',
  refusal: ({ headers, body }, { secret }) => refusalOf(signatureOf(headers), hmac(body, secret, 'base64')),
  // The topic comes from the header alone: bodies of several order topics are alike.
  delivery: ({ headers }) => deliveryOf(headers),
  read: readTopic,
};
