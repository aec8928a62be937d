import { commerceIds, commerceProperties } from './commerce';

test('e-commerce amounts are minor units with their currency, ids are texts', () => {
  const given = { total: 27.5, currency: 'usd', order_id: 77, coupon: 'A', products: [{ product_id: 5, price: 19 }] };
  expect(commerceProperties('Order Completed', given)).toEqual({
    total: { amount: 2750, currency: 'USD' },
    currency: 'usd',
    order_id: '77',
    coupon: 'A',
    products: [{ product_id: '5', price: { amount: 1900, currency: 'USD' } }],
  });
});

test('without a currency, and for events of other kinds, numbers stay what they were', () => {
  const given = { revenue: 14.99, name: 'Mat' };
  expect(commerceProperties('Order Completed', given)).toEqual(given);
  expect(commerceProperties('Item Purchased', { ...given, currency: 'USD' })).toEqual({ ...given, currency: 'USD' });
});

test('an event is about the ids its properties name', () => {
  expect(commerceIds({ order_id: 'o1', checkout_id: 'c1', cart_id: { $gt: '' } })).toEqual({
    order: 'o1',
    checkout: 'c1',
  });
});
