import { createHmac } from 'node:crypto';

import type { HookSource } from '../model';
import { messageIdOf } from '../hooks/router';
import { deliveryOf } from './delivery';
import { shopifyHook } from './hook';

const body = Buffer.from('"my secret message"');
const signature = createHmac('sha256', 'hush').update(body).digest('base64');
const refusal = (sent: Buffer, secret: string, given: string | undefined) =>
  shopifyHook.refusal(
    { body: sent, token: undefined, headers: given === undefined ? {} : { 'x-shopify-hmac-sha256': given } },
    { secret } as HookSource,
  );

test('the signature covers the raw bytes', () => {
  expect(refusal(body, 'hush', signature)).toBeUndefined();
  expect(refusal(Buffer.from('my secret message'), 'hush', signature)).toBe('bad_signature');
  expect(refusal(body, 'other', signature)).toBe('bad_signature');
});

test.each([
  [undefined, 'no_signature'],
  ['', 'no_signature'],
  ['YmxhaGJsYWgK', 'bad_signature'],
  ['***', 'bad_signature'],
  [`${signature}AAAA`, 'bad_signature'],
])('%p is refused without an exception', (given, reason) => {
  expect(refusal(body, 'hush', given)).toBe(reason);
});

test('header names come with and without X-, topics with slashes and dots, times with nine decimals', () => {
  const given = {
    'shopify-topic': 'orders.create',
    'shopify-webhook-id': 'w1',
    'x-shopify-triggered-at': '2024-08-07T22:48:53.450036423Z',
  };
  expect(deliveryOf(given)).toEqual({ topic: 'orders/create', id: 'w1', at: new Date('2024-08-07T22:48:53.450Z') });
});

test('without a webhook id the same body is the same message', () => {
  const delivery = deliveryOf({ 'x-shopify-topic': 'carts/update' });
  expect(messageIdOf(delivery, body)).toBe(messageIdOf(delivery, Buffer.from(body)));
  expect(messageIdOf(delivery, body)).not.toBe(messageIdOf(delivery, Buffer.from('{}')));
});
