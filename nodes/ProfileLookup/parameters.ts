import type { IExecuteFunctions } from 'n8n-workflow';

import { enteredAs } from '../entered';
import { inRuntime } from '../perennial';

export type Lookup =
  /** The id is only needed where our API is asked: our runtime knows whose item it is. */
  (
    | { readonly by: 'same'; readonly profileId?: string }
    | {
        readonly by: 'email' | 'phone' | 'externalId';
        /** As the author wrote it, trimmed; empty when the item has none. */
        readonly value: string;
      }
  ) & { readonly fields: readonly string[] };

const WAYS = ['same', 'email', 'phone', 'externalId'] as const;
const MOST_FIELDS = 50;
const LONGEST = 254;

/** What item `i` looks for. Throws for a way that does not exist and for too many fields. */
export function readLookup(context: IExecuteFunctions, i: number): Lookup {
  const given = context.getNodeParameter('by', i, 'same') as unknown;
  const by = WAYS.find((way) => way === given);
  if (!by) throw new Error(`Customers are not looked up by "${String(given)}", only by ${WAYS.join(', ')}`);
  const fields = readFields(context.getNodeParameter('fields', i, []));
  if (by === 'same')
    return inRuntime(context) ? { by, fields } : { by, fields, profileId: enteredAs(context, i).profileId };
  const value = context.getNodeParameter('value', i, '') as unknown;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (text.length > LONGEST) throw new Error(`An identifier has at most ${String(LONGEST)} characters`);
  return { by, value: text, fields };
}

function readFields(given: unknown): readonly string[] {
  const list = Array.isArray(given) ? given : [given];
  const fields = list.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
  if (fields.length > MOST_FIELDS) {
    throw new Error(`${String(fields.length)} fields are chosen; ${String(MOST_FIELDS)} are the limit`);
  }
  return fields.map((field) => field.trim());
}
