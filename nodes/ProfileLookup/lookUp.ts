import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { continued, passedOn } from '../items';
import { inRuntime, type ProfileView } from '../perennial';
import { askApi } from './api';
import { chosen } from './fields';
import { readLookup, type Lookup } from './parameters';

/** What an item asks for, or why it cannot be asked. */
type Asked = { readonly lookup: Lookup } | { readonly error: unknown };

/**
 * Output 0: found; output 1: nobody. The item carries `lookup: {found, profile}`; when it was the customer of the journey,
 * its `profile` is refreshed as well. All items are looked up at once.
 */
export async function lookUpAll(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  const asked = items.map((_, i): Asked => {
    try {
      return { lookup: readLookup(context, i) };
    } catch (error) {
      return { error };
    }
  });
  const wanted = asked.flatMap((each, i) => ('lookup' in each ? [{ i, lookup: each.lookup }] : []));
  const found = await profilesOf(context, wanted);
  const outputs: INodeExecutionData[][] = [[], []];
  for (const [i, item] of items.entries()) {
    const each = asked[i];
    if (!each || 'error' in each) outputs[1]?.push(continued(context, each?.error, i));
    else outputs[found.has(i) ? 0 : 1]?.push(passedOn(item, i, answer(each.lookup, found.get(i))));
  }
  return outputs;
}

interface Wanted {
  readonly i: number;
  readonly lookup: Lookup;
}

/** By item. */
async function profilesOf(
  context: IExecuteFunctions,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<number, ProfileView>> {
  if (!inRuntime(context)) return await askApi(context, wanted);
  const { perennial } = context.helpers;
  const found = new Map<number, ProfileView>();
  const others: { i: number; by: 'email' | 'phone' | 'externalId'; value: string }[] = [];
  for (const { i, lookup } of wanted) {
    if (lookup.by === 'same') found.set(i, perennial.profile(i));
    else others.push({ i, by: lookup.by, value: lookup.value });
  }
  if (others.length === 0) return found;
  const profiles = await perennial.lookUp(others);
  for (const [k, { i }] of others.entries()) {
    const profile = profiles[k];
    if (profile) found.set(i, profile);
  }
  return found;
}

function answer({ by, fields }: Lookup, profile: ProfileView | undefined): IDataObject {
  if (!profile) return { lookup: { found: false } };
  const part = chosen(profile, fields);
  const refreshed = by === 'same' ? { profile: profile as unknown as IDataObject } : {};
  return { ...refreshed, lookup: { found: true, profile: part } };
}
