import { identifier } from '../../profiles/service';
import { buyerOf, type ShopContext } from './customer';
import { productsOf, seenMoney } from './lines';
import { firstText, list, present, text, time, type Payload } from '../payload';
import { cartToken, keysOf, type HookEvent } from '../hooks/event';

/** `checkouts/create` and `checkouts/update`. Some have no `id`, all have a token. Amounts without a `…_set` are what the customer saw. */
export function checkoutEvent(name: string, payload: Payload, context: ShopContext): HookEvent {
  const currency = firstText(payload['presentment_currency'], payload['currency']);
  const checkout = firstText(payload['token'], payload['id']);
  const cart = cartToken(payload['cart_token']);
  const person = buyerOf(payload, context);
  const weak = [identifier('checkout', checkout), identifier('cart', cart)];
  return {
    name,
    keys: keysOf({ checkout, cart }),
    ...person,
    identifiers: [...person.identifiers, ...weak.flatMap((each) => each ?? [])],
    occurredAt:
      name === 'Checkout Started'
        ? time(payload['created_at'])
        : (time(payload['updated_at']) ?? time(payload['created_at'])),
    properties: present({
      checkout_id: checkout,
      cart_id: cart,
      checkout_url: text(payload['abandoned_checkout_url']),
      products: productsOf(payload, currency),
      currency,
      total: seenMoney(payload['total_price_set'], payload['total_price'], currency),
      subtotal: seenMoney(payload['subtotal_price_set'], payload['subtotal_price'], currency),
      discount: seenMoney(payload['total_discounts_set'], payload['total_discounts'], currency),
      tax: seenMoney(payload['total_tax_set'], payload['total_tax'], currency),
      shipping: seenMoney(payload['total_shipping_price_set'], list(payload['shipping_lines'])[0]?.['price'], currency),
      coupon: firstText(...list(payload['discount_codes']).map(({ code }) => code)),
      locale: text(payload['customer_locale']),
      completed_at: text(payload['completed_at']),
    }),
  };
}
