import { money } from '../../platform/money';
import { shortened } from '../../orders/service';
import type { ProductFields, ProductStatement, ProductVariant } from '../../products/service';
import { said } from '../../orders/service';
import type { HookContext } from '../hooks/hook';
import { exactId, firstText, firstTime, list, object, text, type Payload } from '../payload';

const MOST_VARIANTS = 250;

/** `products/create` and `/update`. Prices have no currency: they are in the shop's own. */
export function productOf(payload: Payload, { at, currency }: HookContext): readonly ProductStatement[] {
  const productId = exactId(payload['id'], payload['admin_graphql_api_id']);
  if (productId === undefined) return [];
  const variants = list(payload['variants']).slice(0, MOST_VARIANTS);
  const status = text(payload['status']);
  return [
    {
      productId: productId.slice(0, 100),
      at: firstTime(payload['updated_at'], payload['created_at']) ?? at,
      fields: said<ProductFields>({
        title: shortened(text(payload['title'])),
        url: undefined,
        handle: shortened(text(payload['handle'])),
        imageUrl: firstText(object(payload['image'])['src'], list(payload['images'])[0]?.['src'])?.slice(0, 2_000),
        category: shortened(firstText(payload['product_type'], object(payload['category'])['name'])),
        brand: shortened(text(payload['vendor'])),
        published: status === undefined ? undefined : status === 'active',
        variants: variants.map((variant) => variantOf(variant, currency)),
      }),
    },
  ];
}

export function deletedProduct(payload: Payload, { at }: HookContext): readonly ProductStatement[] {
  const productId = exactId(payload['id'], payload['admin_graphql_api_id']);
  return productId === undefined ? [] : [{ productId: productId.slice(0, 100), at, fields: {}, deleted: true }];
}

function variantOf(variant: Payload, currency: string | undefined): ProductVariant {
  const price = money(text(variant['price']), currency);
  const before = money(text(variant['compare_at_price']), currency);
  return said<ProductVariant>({
    id: (exactId(variant['id'], variant['admin_graphql_api_id']) ?? '').slice(0, 100),
    title: shortened(text(variant['title'])),
    sku: shortened(text(variant['sku'])),
    prices: pricesOf(variant, price),
    compareAt: before,
    available: availabilityOf(variant),
  });
}

/** In the shop's currency, and in others where the webhook says them. */
function pricesOf(variant: Payload, price: ReturnType<typeof money>): ProductVariant['prices'] {
  const others = list(variant['presentment_prices']).flatMap(
    ({ price: each }) => money(text(object(each)['amount']), text(object(each)['currency_code'])) ?? [],
  );
  const all = new Map([...(price ? [price] : []), ...others].map((each) => [each.currency, each]));
  return [...all.values()].slice(0, 50);
}

/** Undefined when nobody counts it, and nobody says that it may be sold all the same. */
function availabilityOf(variant: Payload): boolean | undefined {
  if (text(variant['inventory_policy']) === 'continue') return true;
  if (variant['inventory_management'] === null) return true;
  const quantity = Number(text(variant['inventory_quantity']));
  return Number.isFinite(quantity) ? quantity > 0 : undefined;
}
