import { z } from 'zod';

import { PerennialError } from '../platform/errors/error';
import type { Api } from '../platform/http/api';
import type { Caller } from '../platform/http/caller';
import {
  createdSubscription,
  createdWait,
  newSubscription,
  newWait,
  subscription,
  subscriptionParams,
} from './contract';
import type { Subscription } from './model';
import type { Subscriptions } from './service';

const tag = 'Subscriptions';

/** How programs outside, above all workflows in plain n8n, hear of events. */
export function subscriptionRoutes(api: Api, subscriptions: Subscriptions): void {
  api.route({
    method: 'post',
    path: '/api/subscriptions',
    summary: 'Have live events delivered to an address',
    tag,
    access: 'sources:edit',
    body: newSubscription,
    status: 201,
    response: createdSubscription,
  })(async ({ caller, body }) => {
    mayRead(caller);
    const { subscription: made, secret } = await subscriptions.create(caller, body);
    return { ...shown(made), secret };
  });

  api.route({
    method: 'get',
    path: '/api/subscriptions',
    summary: 'All subscriptions of the workspace',
    tag,
    access: 'sources:read',
    response: z.object({ items: z.array(subscription) }),
  })(async ({ caller }) => ({ items: (await subscriptions.list(caller.workspaceId)).map(shown) }));

  api.route({
    method: 'get',
    path: '/api/subscriptions/:subscriptionId',
    summary: 'One subscription',
    tag,
    access: 'sources:read',
    params: subscriptionParams,
    response: subscription,
  })(async ({ caller, params }) => shown(await subscriptions.find(caller.workspaceId, params.subscriptionId)));

  api.route({
    method: 'delete',
    path: '/api/subscriptions/:subscriptionId',
    summary: 'End a subscription; what is still on its way is not delivered',
    tag,
    access: 'sources:edit',
    params: subscriptionParams,
    status: 204,
  })(async ({ caller, params }) => {
    await subscriptions.remove(caller.workspaceId, params.subscriptionId);
    return undefined;
  });

  api.route({
    method: 'post',
    path: '/api/subscriptions/waits',
    summary: 'Have an n8n execution resumed when one of these events comes',
    tag,
    access: 'sources:edit',
    body: newWait,
    status: 201,
    response: createdWait,
  })(async ({ caller, body }) => {
    mayRead(caller);
    return { id: await subscriptions.wait(caller.workspaceId, body) };
  });
}

/** What is delivered says who the customer is. */
function mayRead({ permissions }: Caller): void {
  if (permissions.has('profiles:read')) return;
  throw new PerennialError('not_allowed', 'Deliveries carry profiles: this needs the permission "profiles:read" too.');
}

const shown = ({ _id, url, events, filter, createdAt }: Subscription) => ({
  id: _id,
  url,
  events: [...events],
  ...(filter && { filter: { ...filter, conditions: [...filter.conditions] } }),
  createdAt: createdAt.toISOString(),
});
