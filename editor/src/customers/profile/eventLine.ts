import { isMoney } from '../valueWords';

/** How the parts are written in the viewer's language. */
export interface LineWords {
  readonly money: (value: { readonly amount: number; readonly currency: string }) => string;
  readonly products: (count: number) => string;
  readonly order: (id: string) => string;
}

/** What matters of an event in one line: which order, what for, how much. Names as the Segment specification has them. */
export function eventLine(properties: unknown, words: LineWords): string {
  if (typeof properties !== 'object' || properties === null) return '';
  const all = properties as Readonly<Record<string, unknown>>;
  const parts = [orderPart(all, words), productPart(all, words), moneyPart(all, words), textPart(all)];
  return parts.filter(Boolean).join(' · ');
}

function orderPart({ order_id: id }: Readonly<Record<string, unknown>>, { order }: LineWords): string {
  return typeof id === 'string' && id !== '' ? order(id) : '';
}

function productPart({ products, name }: Readonly<Record<string, unknown>>, words: LineWords): string {
  if (typeof name === 'string') return name;
  if (!Array.isArray(products) || products.length === 0) return '';
  const only = (products as readonly { readonly name?: unknown }[])[0]?.name;
  return products.length === 1 && typeof only === 'string' ? only : words.products(products.length);
}

function moneyPart(all: Readonly<Record<string, unknown>>, { money }: LineWords): string {
  const value = all['total'] ?? all['revenue'] ?? all['price'];
  return isMoney(value) ? money(value) : '';
}

function textPart({ title, path, query }: Readonly<Record<string, unknown>>): string {
  return [title, query, path].find((value) => typeof value === 'string') ?? '';
}
