import type { OrderFields, OrderLine } from '../../orders/service';
import type { Money } from '../../platform/money';
import { eachOf, lineOf, negative, present, sumOf, type ImportedOrder } from '../rows/importedOrder';
import { amountOf, currencyOf } from '../values/amounts';
import { buyerOf, idText, instant, object, paid, text, type Given } from './reading';

const isCancelled = (status: string | undefined): boolean => /^cancell?ed$/i.test(status ?? '');

/** Which order a row of a flat file, an order or an item of the API is of. */
export const amazonKey = (given: Given, around: Given): string | undefined =>
  idText(given['order-id'] ?? given['amazon-order-id'] ?? given['AmazonOrderId'] ?? around['AmazonOrderId']);

/** An order of Amazon: the rows of its items in a flat file, an order of `getOrders`, or the items of `getOrderItems`. */
export function amazonOrder(
  group: readonly { readonly given: Given; readonly around: Given }[],
  { sourceId, now }: { readonly sourceId: string; readonly now: Date },
): ImportedOrder | undefined {
  const [first] = group;
  const orderId = first && amazonKey(first.given, first.around);
  if (!first || orderId === undefined) return undefined;
  if ('OrderItemId' in first.given)
    return items(
      orderId,
      group.map(({ given }) => given),
      now,
    );
  return 'AmazonOrderId' in first.given
    ? wholeOrder(orderId, first.given, sourceId)
    : flatOrder(
        orderId,
        group.map(({ given }) => given),
        sourceId,
      );
}

function flatOrder(orderId: string, rows: readonly Given[], sourceId: string): ImportedOrder | undefined {
  const [first = {}] = rows;
  const placedAt = instant(first['purchase-date']);
  if (!placedAt) return undefined;
  const status = text(first['order-status']);
  const kept = rows.filter((row) => !isCancelled(text(row['item-status'])));
  const at = instant(first['last-updated-date']) ?? placedAt;
  // The address it is sent to may be somebody else's; the number is the buyer's.
  const person = { email: first['buyer-email'], phone: first['buyer-phone-number'], name: first['buyer-name'] };
  const all = (name: string) => sumOf(kept.map((row) => rowAmount(row, name)));
  const [subtotal, tax, shipping, shippingTax] = ['item-price', 'item-tax', 'shipping-price', 'shipping-tax'].map(all);
  const discount = sumOf([...['item-promotion-discount', 'ship-promotion-discount'].map(all)]);
  const cancelled = isCancelled(status) || kept.length === 0;
  const fields: Partial<Record<keyof OrderFields, unknown>> = {
    ...{
      subtotal,
      tax: sumOf([tax, shippingTax]),
      shipping,
      discount,
      total: sumOf([subtotal, tax, shipping, shippingTax, negative(discount)]),
    },
    ...{ lines: kept.map(flatLine), country: text(first['ship-country']) },
    ...{ fulfilmentStatus: status?.toLowerCase(), cancelled: cancelled ? { at } : undefined },
  };
  return {
    ...{ orderId, at, placedAt, fields: present(fields) as OrderFields },
    ...buyerOf({ customerId: undefined, country: text(first['ship-country']), ...person }, sourceId),
  };
}

function rowAmount(row: Given, name: string): Money | undefined {
  return amountOf(text(row[name]), { decimal: 'auto', currency: currencyOf(text(row['currency'])) });
}

/** Prices in a flat file are of the whole quantity. */
function flatLine(row: Given): OrderLine {
  const quantity = Number(text(row['quantity-purchased'] ?? row['quantity']) ?? 1);
  const total = rowAmount(row, 'item-price');
  return lineOf({
    ...{ productId: text(row['asin']), variantId: undefined, sku: text(row['sku']), name: text(row['product-name']) },
    ...{ variant: undefined, brand: undefined, category: undefined, quantity, price: eachOf(total, quantity), total },
    discount: rowAmount(row, 'item-promotion-discount'),
  });
}

function wholeOrder(orderId: string, given: Given, sourceId: string): ImportedOrder | undefined {
  const placedAt = instant(given['PurchaseDate']);
  if (!placedAt) return undefined;
  const at = instant(given['LastUpdateDate']) ?? placedAt;
  const [buyer, address, status] = [
    object(given['BuyerInfo']),
    object(given['ShippingAddress']),
    text(given['OrderStatus']),
  ];
  const country = text(address['CountryCode']);
  const email = buyer['BuyerEmail'] ?? given['BuyerEmail'];
  const name = buyer['BuyerName'] ?? given['BuyerName'];
  return {
    ...{ orderId, at, placedAt },
    ...buyerOf({ customerId: undefined, email, phone: undefined, name, country }, sourceId),
    fields: present({
      total: paid(given['OrderTotal']),
      country,
      financialStatus: status === 'Pending' ? 'pending' : undefined,
      fulfilmentStatus: status?.toLowerCase(),
      cancelled: isCancelled(status) ? { at } : undefined,
    }),
  };
}

/** An item nobody gets any more has a quantity of none. What the order cost in all, the order itself says. */
function items(orderId: string, given: readonly Given[], now: Date): ImportedOrder {
  const kept = given.filter((item) => Number(item['QuantityOrdered'] ?? 1) > 0);
  const lines = kept.map((item) => {
    const quantity = Number(item['QuantityOrdered'] ?? 1);
    const total = paid(item['ItemPrice']);
    return lineOf({
      ...{
        productId: text(item['ASIN']),
        variantId: undefined,
        sku: text(item['SellerSKU']),
        name: text(item['Title']),
      },
      ...{ variant: undefined, brand: undefined, category: undefined, quantity, price: eachOf(total, quantity), total },
      discount: paid(item['PromotionDiscount']),
    });
  });
  const all = (name: string) => sumOf(kept.map((item) => paid(item[name])));
  const fields = {
    lines,
    subtotal: all('ItemPrice'),
    shipping: all('ShippingPrice'),
    tax: sumOf([all('ItemTax'), all('ShippingTax')]),
  };
  return { orderId, at: now, people: [], fields: present(fields), partial: true };
}
