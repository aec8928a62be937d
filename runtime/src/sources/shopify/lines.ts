import { money, type Money } from '../../platform/money';
import { exactId, firstText, list, object, present, text, type Payload } from '../payload';

/** What the customer saw: the presentment side of a `…_set`, else the plain amount in the given currency. */
export function seenMoney(set: unknown, plain: unknown, currency: string | undefined): Money | undefined {
  const { amount, currency_code: code } = object(object(set)['presentment_money']);
  return money(amount, code) ?? money(plain, currency);
}

/** Line items as `products`. Custom items (draft orders) have neither product nor variant. */
export function productsOf(payload: Payload, currency: string | undefined): readonly Record<string, unknown>[] {
  return list(payload['line_items']).map((line) => {
    const quantity = quantityOf(line['quantity'] ?? 1);
    const price = seenMoney(line['price_set'], line['price'], currency);
    return present({
      product_id: exactId(line['product_id'], undefined),
      variant_id: exactId(line['variant_id'], undefined),
      sku: text(line['sku']),
      name: firstText(line['presentment_title'], line['title'], line['name']),
      variant: firstText(line['presentment_variant_title'], line['variant_title']),
      brand: text(line['vendor']),
      quantity,
      price,
      line_total: lineTotal(line, currency, price, quantity),
    });
  });
}

/** Undefined when it is no number: an object is not even asked what it would be as one. */
function quantityOf(value: unknown): number | undefined {
  const read = Number(text(value));
  return Number.isFinite(read) ? read : undefined;
}

function lineTotal(
  line: Payload,
  currency: string | undefined,
  price: Money | undefined,
  quantity = Number.NaN,
): Money | undefined {
  const said = seenMoney(line['line_price_set'], line['line_price'], currency);
  if (said) return said;
  const amount = price ? price.amount * quantity : Number.NaN;
  return price && Number.isSafeInteger(amount) ? { amount, currency: price.currency } : undefined;
}
