import type { OrderFields, OrderFulfilment, OrderLine } from '../../orders/service';
import type { Money } from '../../platform/money';
import { bareName } from '../mapping/guess';
import { lineOf, present, timesOf, type ImportedOrder } from '../rows/importedOrder';
import { amountOf, type Decimal } from '../values/amounts';
import { dateOf, type DateReading } from '../values/dates';
import { buyerOf, idText, text, type Given } from './reading';

/** What eBay calls the columns of its orders report, in English, French and German. */
const COLUMNS = {
  order: ['ordernumber', 'numerodecommande', 'bestellnummer'],
  buyer: ['buyerusername', 'nomdutilisateurdelacheteur', 'pseudodelacheteur', 'nutzernamedeskaufers'],
  buyerName: ['buyername', 'nomdelacheteur', 'namedeskaufers'],
  email: ['buyeremail', 'emaildelacheteur', 'adresseemaildelacheteur', 'emaildeskaufers'],
  phone: ['shiptophone', 'telephonedulivraison'],
  country: ['shiptocountry', 'buyercountry', 'paysdelacheteur', 'paysdelivraison', 'landdeskaufers'],
  item: ['itemnumber', 'numerodelobjet', 'artikelnummer'],
  title: ['itemtitle', 'titredelobjet', 'angebotstitel'],
  sku: ['customlabel', 'libellepersonnalise', 'bestandseinheit'],
  variation: ['variationdetails', 'detailssurlavariante'],
  quantity: ['quantity', 'quantite', 'anzahl'],
  price: ['soldfor', 'venduau', 'vendupour', 'prixdevente', 'verkauftfur'],
  shipping: [
    'postageandhandling',
    'shippingandhandling',
    'postageandpackaging',
    'livraisonettraitement',
    'fraisdelivraison',
    'affranchissementettraitement',
    'verpackungundversand',
  ],
  total: ['totalprice', 'prixtotal', 'gesamtpreis'],
  date: ['saledate', 'datedevente', 'verkauftam'],
  tracking: ['trackingnumber', 'numerodesuivi', 'sendungsnummer'],
} as const;

export type ReportRow = { readonly [K in keyof typeof COLUMNS]: unknown };

/** A row by what eBay means with its columns, in whatever language. */
export function reportRow(given: Given): ReportRow {
  const byName = new Map(Object.entries(given).map(([name, value]) => [bareName(name), value]));
  const found = Object.entries(COLUMNS).map(([field, names]) => {
    const name = names.find((each) => byName.has(each));
    return [field, name === undefined ? undefined : byName.get(name)];
  });
  return Object.fromEntries(found) as ReportRow;
}

/** Lines about the report itself stand below the orders: how many there are, whose they are. */
export const isFooter = (row: ReportRow): boolean =>
  text(row.item) === undefined &&
  text(row.title) === undefined &&
  text(row.total) === undefined &&
  !/^\d[\d-]{5,}$/.test(text(row.order) ?? '');

interface ReportReading {
  readonly sourceId: string;
  readonly dates: DateReading;
  readonly decimal: Decimal;
  readonly currency: string | undefined;
}

/**
 * The rows of one order: of a combined one the first has no item, and it alone has the totals. Undefined when it has no date
 * that can be read; `total` may be missing, and is then said by the caller.
 */
export function reportedOrder(rows: readonly ReportRow[], reading: ReportReading): ImportedOrder | undefined {
  const [first] = rows;
  const orderId = idText(first?.order);
  const placedAt = dateOf(text(first?.date), reading.dates);
  if (!first || orderId === undefined || !placedAt) return undefined;
  const amount = (value: unknown): Money | undefined =>
    amountOf(text(value), { decimal: reading.decimal, currency: reading.currency });
  const items = rows.filter((row) => text(row.item) !== undefined || text(row.title) !== undefined);
  const whole = rows.find((row) => !items.includes(row)) ?? first;
  const country = text(whole.country);
  const fields: Partial<Record<keyof OrderFields, unknown>> = {
    ...{ total: amount(whole.total), shipping: amount(whole.shipping), lines: items.map((row) => lineIn(row, amount)) },
    ...(items.includes(whole) ? {} : { subtotal: amount(whole.price) }),
  };
  const { customerId, ...buyer } = {
    customerId: idText(whole.buyer),
    email: whole.email,
    phone: whole.phone,
    name: whole.buyerName,
  };
  return {
    ...{
      orderId,
      at: placedAt,
      placedAt,
      fields: present(fields) as OrderFields,
      fulfilments: parcelsOf(rows, placedAt),
    },
    ...buyerOf({ customerId, country, ...buyer }, reading.sourceId),
  };
}

function lineIn(row: ReportRow, amount: (value: unknown) => Money | undefined): OrderLine {
  const quantity = Number(text(row.quantity) ?? 1) || 1;
  const price = amount(row.price);
  return lineOf({
    ...{
      productId: text(row.item),
      variantId: undefined,
      sku: text(row.sku),
      name: text(row.title),
      variant: text(row.variation),
    },
    ...{ brand: undefined, category: undefined, quantity, price, total: timesOf(price, quantity), discount: undefined },
  });
}

function parcelsOf(rows: readonly ReportRow[], at: Date): readonly OrderFulfilment[] {
  const numbers = new Set(rows.flatMap((row) => text(row.tracking) ?? []));
  return [...numbers].map((trackingNumber) => ({
    id: trackingNumber.slice(0, 100),
    shop: { at, status: 'shipped', trackingNumber },
  }));
}
