import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { callApi } from '../api';
import type { ProfileView } from '../perennial';
import type { Lookup } from './parameters';

/** As many as our API takes at once. */
const AT_ONCE = 200;

interface Wanted {
  readonly i: number;
  readonly lookup: Lookup;
}

/** In plain n8n: one call for every 200 items. By item; who is not found is left out. */
export async function askApi(
  context: IExecuteFunctions,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<number, ProfileView>> {
  const found = new Map<number, ProfileView>();
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const some = wanted.slice(start, start + AT_ONCE);
    const lookups = some.map(({ lookup }): IDataObject =>
      lookup.by === 'same' ? { by: 'id', value: lookup.profileId } : { by: lookup.by, value: lookup.value },
    );
    const { items } = await callApi<{ items: readonly (ProfileView | null)[] }>(context, {
      method: 'POST',
      path: '/api/profiles/lookup',
      body: { lookups },
    });
    for (const [k, { i }] of some.entries()) {
      const profile = items[k];
      if (profile) found.set(i, profile);
    }
  }
  return found;
}
