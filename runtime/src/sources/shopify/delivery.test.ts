import { createHmac } from 'node:crypto';

import { deliveryOf, isSigned, messageIdOf } from './delivery';

const body = Buffer.from('"my secret message"');
const signature = createHmac('sha256', 'hush').update(body).digest('base64');

test('the signature covers the raw bytes', () => {
  expect(isSigned(body, 'hush', signature)).toBe(true);
  expect(isSigned(Buffer.from('my secret message'), 'hush', signature)).toBe(false);
  expect(isSigned(body, 'other', signature)).toBe(false);
});

test.each([undefined, '', 'YmxhaGJsYWgK', '***', `${signature}AAAA`])('%p is refused without an exception', (given) => {
  expect(isSigned(body, 'hush', given)).toBe(false);
});

test('header names come with and without X-, topics with slashes and dots, times with nine decimals', () => {
  const given = {
    'shopify-topic': 'orders.create',
    'shopify-webhook-id': 'w1',
    'x-shopify-triggered-at': '2024-08-07T22:48:53.450036423Z',
  };
  expect(deliveryOf(given)).toEqual({
    topic: 'orders/create',
    webhookId: 'w1',
    signature: undefined,
    triggeredAt: new Date('2024-08-07T22:48:53.450Z'),
  });
});

test('without a webhook id the same body is the same message', () => {
  const delivery = deliveryOf({ 'x-shopify-topic': 'carts/update' });
  expect(messageIdOf(delivery, body)).toBe(messageIdOf(delivery, Buffer.from(body)));
  expect(messageIdOf(delivery, body)).not.toBe(messageIdOf(delivery, Buffer.from('{}')));
});
