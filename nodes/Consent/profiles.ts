import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { callApi } from '../api';
import { enteredAs } from '../entered';
import { inRuntime, type ProfileView } from '../perennial';

const AT_ONCE = 200;

/** Each item's customer as of now; undefined for one who is gone. In plain n8n our API is asked once for every 200. */
export async function profilesNow(context: IExecuteFunctions): Promise<readonly (ProfileView | Error | undefined)[]> {
  const items = context.getInputData();
  if (inRuntime(context)) return items.map((_, i) => context.helpers.perennial.profile(i));
  const found: (ProfileView | Error | undefined)[] = [];
  const asked: { readonly i: number; readonly value: string }[] = [];
  for (const i of items.keys()) {
    try {
      asked.push({ i, value: enteredAs(context, i).profileId });
    } catch (error) {
      found[i] = error instanceof Error ? error : new Error(String(error));
    }
  }
  for (let start = 0; start < asked.length; start += AT_ONCE) {
    const some = asked.slice(start, start + AT_ONCE);
    const lookups = some.map(({ value }): IDataObject => ({ by: 'id', value }));
    const answer = await callApi<{ items: readonly (ProfileView | null)[] }>(context, {
      ...{ method: 'POST', path: '/api/profiles/lookup', body: { lookups } },
    });
    for (const [k, { i }] of some.entries()) found[i] = answer.items[k] ?? undefined;
  }
  return found;
}
