import { MongoBulkWriteError, type AnyBulkWriteOperation, type Filter } from 'mongodb';

import type { Clock } from '../platform/clock';
import { isDuplicateKey, type Db } from '../platform/database';
import { notFound, PerennialError } from '../platform/errors/error';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import { derivedId } from '../platform/ids';
import { productsOf, type ProductDocument, type ProductStatement } from './model';
import { recorded, type ProductSource } from './record';
import { searched } from './words';

export { productMigrations } from './migrations';
export type { ProductDocument, ProductFields, ProductStatement, ProductVariant } from './model';

export interface ProductQuery {
  readonly workspaceId: string;
  readonly sourceId?: string | undefined;
  /** Words that must all begin one of its words. */
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ProductPage {
  readonly items: readonly ProductDocument[];
  readonly nextCursor?: string;
}

export interface Products {
  /** Keeps what a source says of its products; repeatable, and in any order. */
  note(source: ProductSource, statements: readonly ProductStatement[]): Promise<void>;
  /** The last changed first; deleted ones are left out. */
  list(query: ProductQuery): Promise<ProductPage>;
  /** Throws not_found. */
  find(workspaceId: string, id: string): Promise<ProductDocument>;
  /** Of which kind products of a source are, by the shop's ids; one query for a batch. */
  categories(source: ProductSource, productIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

const MAX_ROUNDS = 30;
const MOST_WORDS = 5;

export function createProducts({ db, clock }: { readonly db: Db; readonly clock: Clock }): Products {
  return {
    list: (query) => listProducts(db, query),
    note: (source, statements) => noteProducts({ db, clock }, source, statements),

    async find(workspaceId, id) {
      const found = await productsOf(db).findOne({ _id: id, workspaceId });
      if (!found) throw notFound('product', id);
      return found;
    },

    async categories(source, productIds) {
      if (productIds.length === 0) return new Map();
      const ids = [...new Set(productIds)].map((id) => productIdOf(source, id));
      const found = await productsOf(db)
        .find({ _id: { $in: ids } }, { projection: { productId: 1, 'fields.category': 1 } })
        .toArray();
      return new Map(
        found.flatMap(({ productId, fields: { category } }) => (category === undefined ? [] : [[productId, category]])),
      );
    },
  };
}

const productIdOf = ({ workspaceId, sourceId }: ProductSource, productId: string): string =>
  derivedId(workspaceId, sourceId, 'product', productId);

/** Each by compare-and-set on its revision: two commands when nobody interferes, one when nothing is new. */
async function noteProducts(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  source: ProductSource,
  statements: readonly ProductStatement[],
): Promise<void> {
  if (statements.length === 0) return;
  const byProduct = Map.groupBy(statements, ({ productId }) => productIdOf(source, productId));
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = await productsOf(db)
      .find({ _id: { $in: [...byProduct.keys()] } })
      .toArray();
    const held = new Map(found.map((product) => [product._id, product]));
    const now = clock.now();
    const changes = [...byProduct].flatMap(([_id, own]) => {
      const before = held.get(_id);
      const after = own.reduce(
        (product, statement) => recorded(product, statement, { id: _id, source, now }) ?? product,
        before,
      );
      return after && after !== before ? [operationOf(before, after)] : [];
    });
    if (await written(db, changes)) return;
  }
  throw new PerennialError('not_ready', 'Too many writers changed these products at once. Send it again.', {
    retryAfter: 1,
  });
}

async function written(db: Db, operations: readonly AnyBulkWriteOperation<ProductDocument>[]): Promise<boolean> {
  if (operations.length === 0) return true;
  try {
    const { insertedCount, matchedCount } = await productsOf(db).bulkWrite([...operations], { ordered: false });
    return insertedCount + matchedCount === operations.length;
  } catch (error) {
    if (error instanceof MongoBulkWriteError && isDuplicateKey(error)) return false;
    throw error;
  }
}

function operationOf(
  before: ProductDocument | undefined,
  after: ProductDocument,
): AnyBulkWriteOperation<ProductDocument> {
  if (!before) return { insertOne: { document: after } };
  return { replaceOne: { filter: { _id: after._id, revision: before.revision }, replacement: after } };
}

async function listProducts(db: Db, query: ProductQuery): Promise<ProductPage> {
  const { workspaceId, sourceId, search, cursor, limit } = query;
  const words = searched(search ?? '').slice(0, MOST_WORDS);
  const found = await productsOf(db)
    .find({
      workspaceId,
      deletedAt: { $exists: false },
      ...(sourceId !== undefined && { sourceId }),
      ...(words.length > 0 && { $and: words.map((word) => ({ words: { $regex: `^${word}` } })) }),
      ...(cursor !== undefined && beyond(cursor)),
    })
    .hint(words.length > 0 ? 'byWord' : sourceId === undefined ? 'list' : 'bySource')
    .sort({ changedAt: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || !last) return { items };
  return { items, nextCursor: encodeCursor([last.changedAt.getTime(), last._id]) };
}

function beyond(cursor: string): Filter<ProductDocument> {
  const [instant, id] = decodeCursor(cursor);
  const changedAt = new Date(Number(instant));
  return { $or: [{ changedAt: { $lt: changedAt } }, { changedAt, _id: { $lt: String(id) } }] };
}
