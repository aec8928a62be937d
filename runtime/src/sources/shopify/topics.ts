import { cartEvent } from './cart';
import { checkoutEvent } from './checkout';
import { accountConsents, customerOf, type ShopContext } from './customer';
import { orderEvent } from './order';
import { fulfilmentEvent, parcelEvent, refundEvent } from './order-news';
import { shopCustomer } from '../../profiles/service';
import { exactId, firstTime, type Payload } from './payload';
import type { ShopEvent } from './shop-event';

type Mapper = (payload: Payload, context: ShopContext) => ShopEvent;

const checkout =
  (name: string): Mapper =>
  (payload, context) =>
    checkoutEvent(name, payload, context);
const cart =
  (name: string): Mapper =>
  (payload) =>
    cartEvent(name, payload);
const order =
  (name: string): Mapper =>
  (payload, context) =>
    orderEvent(name, payload, context);

const customer =
  (name: string): Mapper =>
  (payload, context) => ({
    name,
    keys: [],
    ...customerOf(payload, context),
    occurredAt: firstTime(payload['updated_at'], payload['created_at']),
    properties: {},
  });

/** The e-mail and the SMS consent webhooks carry `customer_id` instead of `id`, and nothing else of the customer. */
const consent: Mapper = (payload, context) => {
  const named = shopCustomer(context.sourceId, exactId(payload['customer_id'] ?? payload['id'], undefined));
  return {
    name: 'Consent Updated',
    keys: [],
    identifiers: named ? [named] : [],
    traits: { fields: {}, attributes: {} },
    consents: accountConsents(payload, context),
    occurredAt: undefined,
    properties: {},
  };
};

/** What is understood. The topic comes from the header alone: bodies of several order topics are alike. */
export const TOPICS: ReadonlyMap<string, Mapper> = new Map<string, Mapper>([
  ['checkouts/create', checkout('Checkout Started')],
  ['checkouts/update', checkout('Checkout Updated')],
  ['carts/create', cart('Cart Created')],
  ['carts/update', cart('Cart Updated')],
  ['orders/create', order('Order Completed')],
  ['orders/paid', order('Order Paid')],
  ['orders/updated', order('Order Updated')],
  ['orders/fulfilled', order('Order Fulfilled')],
  ['orders/partially_fulfilled', order('Order Partially Fulfilled')],
  ['orders/cancelled', order('Order Cancelled')],
  ['refunds/create', refundEvent],
  ['fulfillments/create', fulfilmentEvent('create')],
  ['fulfillments/update', fulfilmentEvent('update')],
  ['fulfillment_events/create', parcelEvent],
  ['customers/create', customer('Customer Created')],
  ['customers/update', customer('Customer Updated')],
  ['customers_email_marketing_consent/update', consent],
  ['customers_marketing_consent/update', consent],
]);
