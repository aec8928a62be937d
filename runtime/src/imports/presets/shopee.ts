import type { OrderFulfilment, OrderLine } from '../../orders/service';
import { money } from '../../platform/money';
import { lineOf, present, timesOf, type ImportedOrder } from '../rows/importedOrder';
import { buyerOf, idText, list, object, seconds, text, type Given } from './reading';

/** An order of Shopee's `get_order_detail` (v2). Undefined when it has no number or no time. */
export function shopeeOrder(given: Given, sourceId: string): ImportedOrder | undefined {
  const orderId = idText(given['order_sn']);
  const placedAt = seconds(given['create_time']);
  if (orderId === undefined || !placedAt) return undefined;
  const at = seconds(given['update_time']) ?? placedAt;
  const address = object(given['recipient_address']);
  const country = text(address['region'] ?? given['region']);
  const status = text(given['order_status']);
  return {
    ...{ orderId, at, placedAt },
    ...buyerOf(
      {
        customerId: idText(given['buyer_user_id']),
        email: undefined,
        phone: address['phone'],
        name: address['name'],
        country,
      },
      sourceId,
    ),
    fields: present({
      total: money(given['total_amount'], given['currency']),
      lines: linesOf(given),
      country,
      financialStatus: text(given['pay_time']) === undefined || given['pay_time'] === 0 ? 'unpaid' : 'paid',
      fulfilmentStatus: status?.toLowerCase(),
      cancelled: status === 'CANCELLED' ? { at, ...reasonOf(given) } : undefined,
    }),
    fulfilments: list(given['package_list']).flatMap((each) => parcelOf(each, given) ?? []),
  };
}

function reasonOf(given: Given): { reason?: string } {
  const reason = text(given['cancel_reason']) ?? text(given['buyer_cancel_reason']);
  return reason === undefined ? {} : { reason };
}

/** Items stand in the order; of old exports only in its packages, without prices. */
function linesOf(given: Given): readonly OrderLine[] {
  const own = list(given['item_list']);
  const items = own.length > 0 ? own : list(given['package_list']).flatMap((each) => list(each['item_list']));
  return items.map((item) => {
    const quantity = Number(item['model_quantity_purchased'] ?? item['model_quantity'] ?? 1);
    const price = money(item['model_discounted_price'], given['currency']);
    return lineOf({
      ...{ productId: idText(item['item_id']), variantId: idText(item['model_id']), name: text(item['item_name']) },
      ...{ sku: text(item['model_sku']) ?? text(item['item_sku']), variant: text(item['model_name']) },
      ...{
        brand: undefined,
        category: undefined,
        quantity,
        price,
        total: timesOf(price, quantity),
        discount: undefined,
      },
    });
  });
}

/** What Shopee says of a parcel, as journeys know it. */
const PARCEL: Readonly<Record<string, string>> = {
  LOGISTICS_DELIVERY_DONE: 'delivered',
  LOGISTICS_PICKUP_DONE: 'in_transit',
  LOGISTICS_DELIVERY_FAILED: 'failure',
  LOGISTICS_LOST: 'failure',
};

function parcelOf(given: Given, order: Given): OrderFulfilment | undefined {
  const id = idText(given['package_number']);
  const at = seconds(order['update_time']) ?? seconds(order['create_time']);
  if (id === undefined || !at) return undefined;
  const logistics = text(given['logistics_status']);
  const parcel = logistics === undefined ? undefined : PARCEL[logistics];
  return {
    id,
    shop: present({ at, status: logistics?.toLowerCase(), carrier: text(given['shipping_carrier']) }),
    ...(parcel !== undefined && { parcel: { at, status: parcel } }),
  };
}
