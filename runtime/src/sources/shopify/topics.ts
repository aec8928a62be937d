import { identifier, shopCustomer } from '../../profiles/service';
import type { HookEvent } from '../hooks/event';
import type { HookContext, Reading } from '../hooks/hook';
import { exactId, firstText, firstTime, present, text, type Payload } from '../payload';
import { cartEvent } from './cart';
import { checkoutEvent } from './checkout';
import { accountConsents, customerOf, type ShopContext } from './customer';
import { orderEvent } from './order';
import { fulfilmentEvent, parcelEvent, refundEvent } from './order-news';
import { deletedOrder, editedOrder } from './order-end';
import { deletedProduct, productOf } from './product';
import { requestOf } from './privacy';

type Mapper = (payload: Payload, context: ShopContext) => HookEvent;

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

/** The e-mail and the SMS consent webhooks carry `customer_id` instead of `id`, and nothing else but the address. */
const consent: Mapper = (payload, context) => {
  const named = [
    shopCustomer(context.sourceId, exactId(payload['customer_id'] ?? payload['id'], undefined)),
    identifier('email', text(payload['email_address'])),
    identifier('phone', firstText(payload['phone'])),
  ];
  const consents = accountConsents(payload, context);
  return {
    name: 'Consent Updated',
    keys: [],
    identifiers: named.flatMap((each) => each ?? []),
    traits: { fields: {}, attributes: {} },
    consents,
    occurredAt: consents[0]?.at ?? context.at,
    properties: {},
  };
};

/** What events come of. The topic comes from the header alone: bodies of several order topics are alike. */
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
  ['orders/edited', editedOrder],
  ['orders/delete', deletedOrder],
  ['refunds/create', refundEvent],
  ['fulfillments/create', fulfilmentEvent('create')],
  ['fulfillments/update', fulfilmentEvent('update')],
  ['fulfillment_events/create', parcelEvent],
  ['customers/create', customer('Customer Created')],
  ['customers/update', customer('Customer Updated')],
  ['customers_email_marketing_consent/update', consent],
  ['customers_marketing_consent/update', consent],
]);

/** Of topics that are no events of somebody. */
const OTHERS: ReadonlyMap<string, (payload: Payload, context: HookContext) => Reading | undefined> = new Map<
  string,
  (payload: Payload, context: HookContext) => Reading | undefined
>([
  ['customers/merge', mergedCustomers],
  ['products/create', (payload, context) => ({ products: productOf(payload, context) })],
  ['products/update', (payload, context) => ({ products: productOf(payload, context) })],
  ['products/delete', (payload, context) => ({ products: deletedProduct(payload, context) })],
  ['customers/data_request', (payload, context) => requestOf('customerData', payload, context)],
  ['customers/redact', (payload, context) => requestOf('customerErasure', payload, context)],
  ['shop/redact', (payload, context) => requestOf('shopErasure', payload, context)],
  ['app/uninstalled', () => ({ gone: true })],
]);

/** What a webhook of a topic says; undefined for a topic that is not understood. */
export function readTopic(payload: Payload, context: HookContext): Reading | undefined {
  const mapper = TOPICS.get(context.topic);
  if (!mapper) return OTHERS.get(context.topic)?.(payload, context);
  const currency = context.topic.startsWith('orders/') ? text(payload['currency']) : undefined;
  return { events: [mapper(payload, context)], currency };
}

/** Only of a merge that has been completed: of others nothing has become one. */
function mergedCustomers(payload: Payload, { sourceId, at }: HookContext): Reading | undefined {
  if (text(payload['status']) !== 'completed') return undefined;
  const id = (which: 'kept' | 'deleted') => exactId(undefined, payload[`admin_graphql_api_customer_${which}_id`]);
  const [into, from] = [shopCustomer(sourceId, id('kept')), shopCustomer(sourceId, id('deleted'))];
  if (!into || !from) return undefined;
  return {
    events: [
      {
        ...{
          name: 'Customer Merged',
          keys: [],
          identifiers: [into, from],
          joins: { by: 'shop' },
          consents: [],
          occurredAt: at,
        },
        traits: { fields: {}, attributes: {} },
        properties: present({ kept_id: id('kept'), merged_id: id('deleted') }),
      },
    ],
  };
}
