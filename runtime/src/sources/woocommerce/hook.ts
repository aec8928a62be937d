import type { IncomingHttpHeaders } from 'node:http';

import type { Hook, HookContext, Reading } from '../hooks/hook';
import { headerOf, hmac, refusalOf } from '../hooks/signature';
import type { Payload } from '../payload';
import { customerEvent } from './customer';
import { deletedOrder, orderReading, refundReading } from './order';
import { deletedProduct, productOf } from './product';

const MOST = 4_000_000;

type Reader = (payload: Payload, context: HookContext) => Reading | undefined;

const customer =
  (name: string): Reader =>
  (payload, context) => ({ events: [customerEvent(name, payload, context)] });
const product: Reader = (payload, context) => ({ products: productOf(payload, context) });

const TOPICS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['order.created', orderReading],
  ['order.updated', orderReading],
  ['order.restored', orderReading],
  ['order.deleted', deletedOrder],
  ['order_refund.created', refundReading],
  ['customer.created', customer('Customer Created')],
  ['customer.updated', customer('Customer Updated')],
  ['product.created', product],
  ['product.updated', product],
  ['product.restored', product],
  ['product.deleted', (payload, context) => ({ products: deletedProduct(payload, context) })],
]);

const topicOf = (headers: IncomingHttpHeaders): string => headerOf(headers, 'x-wc-webhook-topic')?.toLowerCase() ?? '';

/** WooCommerce's webhooks. */
export const woocommerceHook: Hook = {
  most: MOST,
  unsigned: 'X-WC-Webhook-Signature is missing or does not match the body.',
  // Saving a webhook posts this form; any answer but 200 makes the saving fail.
  isPing: ({ headers, body }) => topicOf(headers) === '' && /^webhook_id=\d{1,20}$/.test(body.toString('utf8').trim()),
  refusal: ({ headers, body }, { secret }) =>
    refusalOf(headerOf(headers, 'x-wc-webhook-signature'), hmac(body, secret, 'base64')),
  delivery: ({ headers }) => ({
    topic: topicOf(headers),
    id: headerOf(headers, 'x-wc-webhook-delivery-id'),
  }),
  read: (payload, context) => TOPICS.get(context.topic)?.(payload, context),
};
