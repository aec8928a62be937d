import { said } from '../orders/service';
import type { Api } from '../platform/http/api';
import {
  productPage,
  productParams,
  productQuery,
  productShape,
  productsInput,
  productsTaken,
  type ProductAnswer,
  type ProductInput,
} from './contract';
import type { ProductDocument, ProductFields, ProductStatement, ProductVariant } from './model';
import type { Products } from './service';

const TAG = 'Products';

export interface ProductRoutesParts {
  /** Throws not_found for a source of another workspace. */
  readonly sources: { find(workspaceId: string, sourceId: string): Promise<unknown> };
  readonly clock: { now(): Date };
}

export function productRoutes(api: Api, products: Products, { sources, clock }: ProductRoutesParts): void {
  api.route({
    method: 'get',
    path: '/api/products',
    summary: 'Products of the catalogue, the last changed first',
    tag: TAG,
    access: 'profiles:read',
    query: productQuery,
    response: productPage,
  })(async ({ query, caller: { workspaceId } }) => {
    if (query.sourceId !== undefined) await sources.find(workspaceId, query.sourceId);
    const page = await products.list({ workspaceId, ...query });
    return { ...page, items: page.items.map(answerOf) };
  });

  api.route({
    method: 'get',
    path: '/api/products/:productId',
    summary: 'One product, by our id',
    tag: TAG,
    access: 'profiles:read',
    params: productParams,
    response: productShape,
  })(async ({ params, caller: { workspaceId } }) => answerOf(await products.find(workspaceId, params.productId)));

  api.route({
    method: 'post',
    path: '/api/products',
    summary: 'Make or change up to 500 products of a source; what is older than what is held changes nothing',
    tag: TAG,
    access: 'sources:edit',
    body: productsInput,
    response: productsTaken,
  })(async ({ body, caller: { workspaceId } }) => {
    await sources.find(workspaceId, body.sourceId);
    const now = clock.now();
    await products.note(
      { workspaceId, sourceId: body.sourceId },
      body.products.map((product) => statementOf(product, now)),
    );
    return { taken: body.products.length };
  });
}

function statementOf(
  { id: productId, updatedAt, deleted, variants, ...fields }: ProductInput,
  now: Date,
): ProductStatement {
  const given = updatedAt === undefined ? now : new Date(updatedAt);
  const { title, url, imageUrl, category, brand, published } = fields;
  return {
    productId,
    // Nothing was so in the future, where no later word would count.
    at: given > now ? now : given,
    fields: said<ProductFields>({
      ...{ title, url, handle: undefined, imageUrl, category, brand, published },
      variants: variants?.map(({ id, title: name, sku, prices, compareAt, available }) =>
        said<ProductVariant>({ id, title: name, sku, prices, compareAt, available }),
      ),
    }),
    ...(deleted && { deleted }),
  };
}

function answerOf(product: ProductDocument): ProductAnswer {
  const { _id: id, sourceId, productId, fields, news, changedAt, deletedAt } = product;
  const { variants = [], ...rest } = fields;
  const said = variants.flatMap(({ available }) => available ?? []);
  return {
    ...{ id, sourceId, productId, ...rest },
    ...(said.length > 0 && { available: said.includes(true) }),
    variants: variants.map((variant) => ({ ...variant, prices: [...variant.prices] })),
    news: news.map((each) => ({ ...each, at: each.at.toISOString() })),
    changedAt: changedAt.toISOString(),
    ...(deletedAt && { deletedAt: deletedAt.toISOString() }),
  };
}
