import { identifier, shopOrder } from '../../profiles/service';
import { buyerOf, type ShopContext } from './customer';
import { productsOf, seenMoney } from './lines';
import { orderStatement } from './order-statement';
import { exactId, firstText, list, present, text, time, type Payload } from '../payload';
import { cartToken, keysOf, type HookEvent } from '../hooks/event';

/** All `orders/…` topics that carry an order. The checkout and cart it came from join a guest's order to them. */
export function orderEvent(name: string, payload: Payload, context: ShopContext): HookEvent {
  // Sets say what the customer saw; amounts without one are shop money.
  const shopCurrency = firstText(payload['currency'], payload['presentment_currency']);
  const amounts = amountsOf(payload, shopCurrency);
  const order = exactId(payload['id'], payload['admin_graphql_api_id']);
  const checkout = text(payload['checkout_token']);
  const cart = cartToken(payload['cart_token']);
  const person = buyerOf(payload, context);
  const weak = [
    identifier('checkout', checkout),
    identifier('cart', cart),
    shopOrder(context.sourceId, order?.slice(0, 100)),
  ];
  const { current_total: currentTotal, ...rest } = amounts;
  return {
    name,
    keys: keysOf({ order, checkout, cart }),
    ...person,
    identifiers: [...person.identifiers, ...weak.flatMap((each) => each ?? [])],
    occurredAt:
      name === 'Order Completed'
        ? (time(payload['created_at']) ?? time(payload['processed_at']))
        : (time(payload['updated_at']) ?? time(payload['created_at'])),
    properties: present({
      order_id: order,
      order_name: text(payload['name']),
      checkout_id: checkout,
      cart_id: cart,
      order_url: text(payload['order_status_url']),
      products: productsOf(payload, shopCurrency),
      ...amounts,
      currency: amounts.total?.currency ?? shopCurrency,
      coupon: firstText(...list(payload['discount_codes']).map(({ code }) => code)),
      locale: text(payload['customer_locale']),
      financial_status: text(payload['financial_status']),
      fulfillment_status: text(payload['fulfillment_status']),
      test: payload['test'] === true ? true : undefined,
    }),
    order: orderStatement(payload, { ...rest, currentTotal }, context.at),
  };
}

function amountsOf(payload: Payload, currency: string | undefined) {
  return {
    total: seenMoney(payload['total_price_set'], payload['total_price'], currency),
    // After refunds `total` stays and this goes down.
    current_total: seenMoney(payload['current_total_price_set'], payload['current_total_price'], currency),
    subtotal: seenMoney(payload['subtotal_price_set'], payload['subtotal_price'], currency),
    discount: seenMoney(payload['total_discounts_set'], payload['total_discounts'], currency),
    tax: seenMoney(payload['total_tax_set'], payload['total_tax'], currency),
    shipping: seenMoney(payload['total_shipping_price_set'], undefined, currency),
  };
}
