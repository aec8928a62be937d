import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { callApi, callApiIfThere } from '../api';
import type { Filter } from '../perennial';
import { readFilter } from '../rules';

/** What the workflow remembers of its subscription; `secret` signs what is delivered. */
export interface Subscription extends IDataObject {
  id?: string;
  secret?: string;
}

const remembered = (hook: IHookFunctions) => hook.getWorkflowStaticData('node') as Subscription;

/** Whether our API still delivers this trigger's events to its present address. */
export async function subscriptionExists(hook: IHookFunctions): Promise<boolean> {
  const { id, secret } = remembered(hook);
  if (!id || !secret) return false;
  const there = await callApiIfThere<{ url: string }>(hook, { method: 'GET', path: `/api/subscriptions/${id}` });
  return there?.url === hook.getNodeWebhookUrl('default');
}

/** What is to be delivered. */
export interface Wanted {
  readonly events: readonly string[];
  readonly filter?: Filter | undefined;
}

export async function subscribe(hook: IHookFunctions): Promise<boolean> {
  const events = hook.getNodeParameter('events', []) as readonly string[];
  return await subscribeTo(hook, { events, filter: readFilter(hook.getNodeParameter('filter', {})) });
}

export async function subscribeTo(hook: IHookFunctions, { events, filter }: Wanted): Promise<boolean> {
  const { id, secret } = await callApi<{ id: string; secret: string }>(hook, {
    method: 'POST',
    path: '/api/subscriptions',
    body: {
      url: hook.getNodeWebhookUrl('default'),
      events: [...events],
      ...(filter && { filter: filter }),
    },
  });
  Object.assign(remembered(hook), { id, secret });
  return true;
}

export async function unsubscribe(hook: IHookFunctions): Promise<boolean> {
  const data = remembered(hook);
  if (!data.id) return true;
  await callApiIfThere(hook, { method: 'DELETE', path: `/api/subscriptions/${data.id}` });
  delete data.id;
  delete data.secret;
  return true;
}
