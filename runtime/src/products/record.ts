import type { Money } from '../platform/money';
import type { ProductDocument, ProductFields, ProductNews, ProductStatement, ProductVariant } from './model';
import { wordsOf } from './words';

const MOST_NEWS = 20;

export interface ProductSource {
  readonly workspaceId: string;
  readonly sourceId: string;
}

/**
 * A product after one more statement; undefined when it says nothing new. In whatever order statements come, each field has the
 * value with the latest stamp. A deleted product stays, because orders speak of it; a newer word brings it back.
 */
export function recorded(
  before: ProductDocument | undefined,
  statement: ProductStatement,
  { id, source, now }: { readonly id: string; readonly source: ProductSource; readonly now: Date },
): ProductDocument | undefined {
  const held = before ?? emptyProduct(statement, { id, source, now });
  const { at, deleted } = statement;
  const newest = newestOf(held);
  const deletedAt = deleted && (!newest || at >= newest) ? at : revived(held, statement) ? undefined : held.deletedAt;
  const newer = Object.entries(statement.fields).filter(([name, value]) => isNews(held, name, { value, at }));
  if (before && newer.length === 0 && deletedAt?.getTime() === before.deletedAt?.getTime()) return undefined;
  const fields: ProductFields = { ...held.fields, ...Object.fromEntries(newer) };
  const { _id, workspaceId, sourceId, productId } = held;
  return {
    ...{ _id, workspaceId, sourceId, productId, fields },
    ...(deletedAt && { deletedAt }),
    stamps: { ...held.stamps, ...Object.fromEntries(newer.map(([name]) => [name, at])) },
    news: [...newsOf(held.fields.variants, fields.variants, at), ...held.news].slice(0, MOST_NEWS),
    words: wordsOf(fields),
    revision: held.revision + 1,
    changedAt: now,
  };
}

function emptyProduct(
  { productId }: ProductStatement,
  { id: _id, source: { workspaceId, sourceId }, now }: { id: string; source: ProductSource; now: Date },
): ProductDocument {
  const nothing = { fields: {}, stamps: {}, news: [], words: [], revision: 0, changedAt: now };
  return { _id, workspaceId, sourceId, productId, ...nothing };
}

function newestOf({ stamps }: ProductDocument): Date | undefined {
  return Object.values(stamps).toSorted((a, b) => b.getTime() - a.getTime())[0];
}

const revived = ({ deletedAt }: ProductDocument, { at, deleted }: ProductStatement): boolean =>
  !deleted && deletedAt !== undefined && at > deletedAt;

function isNews(
  { fields, stamps }: ProductDocument,
  name: string,
  { value, at }: { readonly value: unknown; readonly at: Date },
): boolean {
  const stamp = stamps[name];
  if (value === undefined || (stamp && at < stamp)) return false;
  return !stamp || at > stamp || JSON.stringify(fields[name as keyof ProductFields]) !== JSON.stringify(value);
}

/** What became cheaper, and what can be bought again, of variants that were known before. */
export function newsOf(
  before: readonly ProductVariant[] | undefined,
  after: readonly ProductVariant[] | undefined,
  at: Date,
): readonly ProductNews[] {
  if (!before || !after || before === after) return [];
  const known = new Map(before.map((variant) => [variant.id, variant]));
  return after.flatMap((variant) => {
    const held = known.get(variant.id);
    if (!held) return [];
    const drop = dropOf(held.prices, variant.prices);
    return [
      ...(drop ? [{ kind: 'priceDropped', variantId: variant.id, at, ...drop } as const] : []),
      ...(held.available === false && variant.available === true
        ? [{ kind: 'backInStock', variantId: variant.id, at } as const]
        : []),
    ];
  });
}

function dropOf(before: readonly Money[], after: readonly Money[]): { from: Money; to: Money } | undefined {
  for (const to of after) {
    const from = before.find(({ currency }) => currency === to.currency);
    if (from && to.amount < from.amount) return { from, to };
  }
  return undefined;
}
