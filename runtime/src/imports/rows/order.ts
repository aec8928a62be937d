import { shortened, type OrderLine, type OrderRefund } from '../../orders/service';
import type { Money } from '../../platform/money';
import type { Cells } from './cells';
import { happenedAt } from './event';
import { lineOf, negative, present, sumOf, timesOf, type ImportedOrder } from './importedOrder';
import { fieldsOf } from './person';
import { problem } from './problem';
import { attributesOf } from './profile';

const LONGEST_ID = 100;
const MOST_LINES = 500;

/** What groups the rows of one order. */
export const orderKey = (cells: Cells): string | undefined => cells.text('orderId');

const CANCELLED = /^(cancell?ed|voided|已取消|取消)$/i;

/**
 * An order of a generic file: one row, or one for each item, which stand together. What belongs to the whole order is taken
 * from the first row that says it. Undefined when a row is refused: half an order is none.
 */
export function orderOf(group: readonly Cells[], now: Date): ImportedOrder | undefined {
  const [first] = group;
  const orderId = first && orderKey(first);
  if (!first) return undefined;
  if (orderId === undefined)
    first.problems.push(
      problem(first.row, 'no_order_id', 'It names no order. Map the column with the number of the order.'),
    );
  else if (orderId.length > LONGEST_ID)
    first.refuse('bad_id', 'An id of an order has at most 100 characters.', 'orderId');
  const of = (field: string): Cells => group.find((cells) => cells.has(field)) ?? first;
  const person = fieldsOf(of('country').has('country') ? merged(group) : first);
  const placedAt = happenedAt(of('placedAt'), 'placedAt', now);
  const updatedAt = of('updatedAt').date('updatedAt');
  const currency = of('currency').currency();
  const amounts = amountsOf(of, currency);
  const lines = group.slice(0, MOST_LINES).flatMap((cells) => lineIn(cells, currency) ?? []);
  const total = amounts.total ?? totalOf(amounts, lines);
  const cancelled = cancelledIn(of);
  const refunds = refundsIn(of, { currency, orderId: orderId ?? '' });
  const people = first.identifiers(person.country);
  const attributes = attributesOf(first);
  if (!total && group.every(({ problems }) => problems.length === 0))
    first.problems.push(
      problem(first.row, 'no_total', 'It says no total, and no prices that make one. Map the column with the total.'),
    );
  if (orderId === undefined || !placedAt || group.some(({ problems }) => problems.length > 0)) return undefined;
  const status = shortened(of('status').text('status'));
  return {
    orderId,
    at: updatedAt && updatedAt < now ? updatedAt : (cancelled?.at ?? placedAt),
    placedAt,
    people,
    traits: { fields: person, attributes },
    fields: present({
      ...amounts,
      total,
      name: shortened(of('orderName').text('orderName')),
      lines: lines.length > 0 ? lines : undefined,
      coupons: couponsOf(of('coupon').text('coupon')),
      country: person.country,
      financialStatus: status,
      fulfilmentStatus: shortened(of('fulfilmentStatus').text('fulfilmentStatus')),
      cancelled: cancelled ?? (status !== undefined && CANCELLED.test(status) ? { at: placedAt } : undefined),
    }),
    refunds,
  };
}

/** The row of a group that says most of the person: the first. */
const merged = (group: readonly Cells[]): Cells => group.find((cells) => cells.has('country')) ?? (group[0] as Cells);

const couponsOf = (text: string | undefined): readonly string[] | undefined => {
  const codes = (text ?? '').split(/[,;]/).map((code) => code.trim().slice(0, 500));
  const said = codes.filter((code) => code !== '');
  return said.length === 0 ? undefined : said.slice(0, 50);
};

const AMOUNTS = ['total', 'subtotal', 'discount', 'tax', 'shipping'] as const;
type Amounts = Partial<Record<(typeof AMOUNTS)[number], Money>>;

function amountsOf(of: (field: string) => Cells, currency: string | undefined): Amounts {
  const said = AMOUNTS.flatMap((name) => {
    const amount = of(name).amount(name, currency);
    return amount
      ? [[name, name === 'discount' ? { ...amount, amount: Math.abs(amount.amount) } : amount] as const]
      : [];
  });
  return Object.fromEntries(said);
}

function totalOf({ subtotal, discount, tax, shipping }: Amounts, lines: readonly OrderLine[]): Money | undefined {
  const items =
    subtotal ??
    (lines.length > 0 && lines.every(({ total }) => total) ? sumOf(lines.map(({ total }) => total)) : undefined);
  return items && sumOf([items, negative(discount), tax, shipping]);
}

function lineIn(cells: Cells, currency: string | undefined): OrderLine | undefined {
  const text = (field: string) => shortened(cells.text(field));
  const [sku, productId, name] = [text('lineSku'), text('lineProductId'), text('lineName')];
  const quantity = cells.number('lineQuantity') ?? 1;
  const price = cells.amount('linePrice', currency);
  if (sku === undefined && productId === undefined && name === undefined) return undefined;
  const status = cells.text('lineStatus');
  if (status !== undefined && CANCELLED.test(status)) return undefined;
  return lineOf({
    ...{ productId, variantId: undefined, sku, name, variant: text('lineVariant'), brand: text('lineBrand') },
    ...{ category: text('lineCategory'), quantity, price, total: timesOf(price, quantity), discount: undefined },
  });
}

function cancelledIn(of: (field: string) => Cells): { readonly at: Date } | undefined {
  const at = of('cancelledAt').date('cancelledAt');
  return at && { at };
}

function refundsIn(
  of: (field: string) => Cells,
  { currency, orderId }: { readonly currency: string | undefined; readonly orderId: string },
): readonly OrderRefund[] {
  const amount = of('refunded').amount('refunded', currency);
  if (!amount || amount.amount === 0) return [];
  const at = of('refundedAt').date('refundedAt') ?? of('placedAt').date('placedAt');
  return at ? [{ id: `import:${orderId}`, at, amount: { ...amount, amount: Math.abs(amount.amount) } }] : [];
}
