import { aCart, aCheckout, anOrder } from '../../../../test/support/fixtures/shopify/checkout';
import { keysOfShopEvent } from '../../engine/compile/carried';
import { object } from '../payload';
import { TOPICS } from './topics';

const payloadOf = (topic: string): unknown => {
  if (topic.startsWith('carts/')) return aCart();
  if (topic === 'orders/edited') return { order_edit: { id: 1, order_id: 2 } };
  if (topic.startsWith('orders/')) return anOrder();
  // Of an order by its id alone.
  return /^(refunds|fulfillments|fulfillment_events)\//.test(topic) ? { id: 1, order_id: 2 } : aCheckout();
};

test.each([...TOPICS.keys()])('%s carries what is said of its event where journeys are checked', (topic) => {
  const { name, keys } = TOPICS.get(topic)!(object(payloadOf(topic)), {
    sourceId: 'src_1',
    at: new Date(),
  });
  expect(keys.map((key) => key.split(':')[0]).toSorted()).toEqual(keysOfShopEvent(name));
});
