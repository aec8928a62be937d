import type { Collection, Db } from '../platform/database';
import type { Money } from '../platform/money';

/** What can be bought of a product; a product without variants has one with its own id. */
export interface ProductVariant {
  readonly id: string;
  readonly title?: string;
  readonly sku?: string;
  /** One per currency. */
  readonly prices: readonly Money[];
  /** What it cost before, where a shop says so. */
  readonly compareAt?: Money;
  /** Absent: nobody says. */
  readonly available?: boolean;
}

export interface ProductFields {
  readonly title?: string;
  readonly url?: string;
  /** The part of the address that names it in its shop. */
  readonly handle?: string;
  readonly imageUrl?: string;
  readonly category?: string;
  readonly brand?: string;
  /** False: to be seen by nobody in the shop. */
  readonly published?: boolean;
  readonly variants?: readonly ProductVariant[];
}

/** What a message of a source says about a product. */
export interface ProductStatement {
  /** The shop's id, as a text. */
  readonly productId: string;
  /** When it was so, by the source's clock: what is older than what is held replaces nothing. */
  readonly at: Date;
  readonly fields: ProductFields;
  readonly deleted?: true;
}

/** Something that people may want to hear of. Of the product, because nobody's event is behind it. */
export interface ProductNews {
  readonly kind: 'priceDropped' | 'backInStock';
  readonly variantId: string;
  readonly at: Date;
  readonly from?: Money;
  readonly to?: Money;
}

/** A product of a shop's catalogue. `_id` = hash of workspace, source and the shop's id: a repeated delivery is the same document. */
export interface ProductDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly productId: string;
  readonly fields: ProductFields;
  /** When each field was so. */
  readonly stamps: Readonly<Record<string, Date>>;
  /** The last ones, newest first. */
  readonly news: readonly ProductNews[];
  /** Words of its title, brand, category and SKUs, lower case: what a search looks in. */
  readonly words: readonly string[];
  readonly revision: number;
  readonly deletedAt?: Date;
  readonly changedAt: Date;
}

export const productsOf = (db: Db): Collection<ProductDocument> => db.collection<ProductDocument>('products');
