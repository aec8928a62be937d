import type { Api } from '../platform/http/api';
import type { Profiles } from '../profiles/service';
import { orderAnswer } from './answer';
import {
  baseCurrency,
  exchangeRatePage,
  exchangeRateParams,
  exchangeRateQuery,
  exchangeRatesInput,
  orderPage,
  orderParams,
  orderQuery,
  orderShape,
} from './contract';
import type { Currencies } from './rates/service';
import type { Orders } from './service';

const TAG = 'Orders';

export interface OrderRoutesParts {
  readonly profiles: Pick<Profiles, 'find'>;
  /** Throws not_found for a source of another workspace. */
  readonly sources: { find(workspaceId: string, sourceId: string): Promise<unknown> };
}

export function orderRoutes(api: Api, orders: Orders, { profiles, sources }: OrderRoutesParts): void {
  api.route({
    method: 'get',
    path: '/api/orders',
    summary: 'Orders, the last placed first; of one person over all its ids, of one source',
    tag: TAG,
    access: 'profiles:read',
    query: orderQuery,
    response: orderPage,
  })(async ({ query: { profileId, ...query }, caller: { workspaceId } }) => {
    if (query.sourceId !== undefined) await sources.find(workspaceId, query.sourceId);
    const whose = profileId === undefined ? {} : { profileIds: (await profiles.find(workspaceId, profileId)).aliases };
    const page = await orders.list({ workspaceId, ...whose, ...query });
    return { ...page, items: page.items.map(orderAnswer) };
  });

  api.route({
    method: 'get',
    path: '/api/orders/:orderId',
    summary: 'One order, by our id',
    tag: TAG,
    access: 'profiles:read',
    params: orderParams,
    response: orderShape,
  })(async ({ params, caller: { workspaceId } }) => orderAnswer(await orders.find(workspaceId, params.orderId)));

  currencyRoutes(api, orders.currencies);
}

function currencyRoutes(api: Api, currencies: Currencies): void {
  api.route({
    method: 'get',
    path: '/api/currency',
    summary: 'In which currency spend is counted',
    tag: TAG,
    access: 'workspace:read',
    response: baseCurrency,
  })(async ({ caller }) => ({ base: await currencies.base(caller.workspaceId) }));

  api.route({
    method: 'put',
    path: '/api/currency',
    summary: 'Count spend in another currency; all orders are counted anew within minutes',
    tag: TAG,
    access: 'workspace:manage',
    body: baseCurrency,
    response: baseCurrency,
  })(async ({ caller: { workspaceId }, body, did }) => {
    await currencies.setBase(workspaceId, body.base);
    await did('currency.changed', { kind: 'workspace', id: workspaceId });
    return body;
  });

  api.route({
    method: 'get',
    path: '/api/exchange-rates',
    summary: 'What foreign currencies are worth, the newest day first',
    tag: TAG,
    access: 'workspace:read',
    query: exchangeRateQuery,
    response: exchangeRatePage,
  })(async ({ query, caller: { workspaceId } }) => {
    const page = await currencies.list({ workspaceId, ...query });
    return { ...page, items: page.items.map(({ currency, day, rate }) => ({ currency, day, rate })) };
  });

  api.route({
    method: 'put',
    path: '/api/exchange-rates',
    summary: 'Set rates by day; orders since then are counted anew within minutes',
    tag: TAG,
    access: 'workspace:manage',
    body: exchangeRatesInput,
  })(async ({ caller: { workspaceId }, body, did }) => {
    await currencies.set(workspaceId, body.rates);
    await did('exchange_rates.changed', { kind: 'workspace', id: workspaceId });
  });

  api.route({
    method: 'delete',
    path: '/api/exchange-rates/:currency/:day',
    summary: 'Remove a rate; the one before holds instead',
    tag: TAG,
    access: 'workspace:manage',
    params: exchangeRateParams,
  })(async ({ caller: { workspaceId }, params, did }) => {
    await currencies.remove(workspaceId, params);
    await did('exchange_rates.changed', { kind: 'workspace', id: workspaceId });
  });
}
