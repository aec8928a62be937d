import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { callApi, repeatKey } from './api';
import { enteredAs } from './entered';
import { continued, passedOn } from './items';
import { inRuntime, type ProfileChanges } from './perennial';

/** As many as our API takes at once. */
const AT_ONCE = 200;

interface Change {
  readonly changes: ProfileChanges;
  /** The key of its own that the item gets. */
  readonly ours: IDataObject;
}

/**
 * Changes the customer of each item. In our runtime that is asked for, and the rest is seen to there; in plain n8n our API is
 * called once for every 200 items, and the item gets the profile it answers with.
 */
export async function changeAll(
  context: IExecuteFunctions,
  read: (i: number) => Change,
): Promise<INodeExecutionData[]> {
  const items = context.getInputData();
  const out: INodeExecutionData[] = [];
  const wanted: { i: number; profileId: string; change: Change }[] = [];
  for (const [i, item] of items.entries()) {
    try {
      const change = read(i);
      if (!inRuntime(context)) {
        wanted.push({ i, profileId: enteredAs(context, i).profileId, change });
        continue;
      }
      if (Object.keys(change.changes).length > 0)
        context.helpers.perennial.propose(i, { kind: 'profile', body: change.changes });
      out[i] = passedOn(item, i, change.ours);
    } catch (error) {
      out[i] = continued(context, error, i);
    }
  }
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const some = wanted.slice(start, start + AT_ONCE);
    const profiles = await askApi(context, some);
    for (const [k, { i, change }] of some.entries()) {
      const item = items[i];
      if (item) out[i] = passedOn(item, i, { ...(profiles[k] && { profile: profiles[k] }), ...change.ours });
    }
  }
  return out;
}

async function askApi(
  context: IExecuteFunctions,
  some: readonly { readonly i: number; readonly profileId: string; readonly change: Change }[],
): Promise<readonly IDataObject[]> {
  const { items } = await callApi<{ items: readonly IDataObject[] }>(context, {
    method: 'POST',
    path: '/api/profiles/changes',
    headers: { 'Idempotency-Key': repeatKey(context, some[0]?.i ?? 0) },
    body: {
      changes: some.map(({ profileId, change }) => ({ profileId, ...change.changes })),
    },
  });
  return items;
}
