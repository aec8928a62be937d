import { said, shortened } from '../../orders/service';
import { money } from '../../platform/money';
import type { ProductFields, ProductStatement, ProductVariant } from '../../products/service';
import type { HookContext } from '../hooks/hook';
import { exactId, firstText, list, text, type Payload } from '../payload';
import { timeOf } from './time';

/** Variations are products of their own in WooCommerce: what is here is the price that its page shows. */
export function productOf(payload: Payload, { at, currency }: HookContext): readonly ProductStatement[] {
  const productId = exactId(payload['id'], undefined)?.slice(0, 100);
  if (productId === undefined) return [];
  const status = text(payload['status']);
  return [
    {
      productId,
      at: (timeOf(payload, 'date_modified') ?? timeOf(payload, 'date_created'))?.at ?? at,
      fields: said<ProductFields>({
        title: shortened(text(payload['name'])),
        url: text(payload['permalink'])?.slice(0, 2_000),
        handle: shortened(text(payload['slug'])),
        imageUrl: text(list(payload['images'])[0]?.['src'])?.slice(0, 2_000),
        category: shortened(text(list(payload['categories'])[0]?.['name'])),
        brand: shortened(text(list(payload['brands'])[0]?.['name'])),
        published: status === undefined ? undefined : status === 'publish',
        variants: [variantOf(payload, productId, currency)],
      }),
    },
  ];
}

export function deletedProduct(payload: Payload, { at }: HookContext): readonly ProductStatement[] {
  const productId = exactId(payload['id'], undefined)?.slice(0, 100);
  return productId === undefined ? [] : [{ productId, at, fields: {}, deleted: true }];
}

function variantOf(payload: Payload, id: string, currency: string | undefined): ProductVariant {
  const price = money(text(payload['price']), currency);
  const regular = money(text(payload['regular_price']), currency);
  const stock = firstText(payload['stock_status']);
  return said<ProductVariant>({
    ...{ id, title: undefined, sku: shortened(text(payload['sku'])), prices: price ? [price] : [] },
    compareAt: regular && price && regular.amount > price.amount ? regular : undefined,
    available: stock === undefined ? undefined : stock !== 'outofstock',
  });
}
