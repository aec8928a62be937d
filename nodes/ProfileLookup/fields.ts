import type { IDataObject } from 'n8n-workflow';

import type { ProfileView } from '../perennial';

const DEEPEST = 10;

/** The profile with its id and the named fields only; all of it when none is named. `attributes.size` leads into an attribute. */
export function chosen(profile: ProfileView, fields: readonly string[]): IDataObject {
  const whole = profile as unknown as IDataObject;
  if (fields.length === 0) return whole;
  const part: IDataObject = { id: profile.id };
  for (const field of fields) copy(whole, part, field.split('.').slice(0, DEEPEST));
  return part;
}

/** Own properties only; what is not there is left out. */
function copy(from: IDataObject, to: IDataObject, [first = '', ...rest]: readonly string[]): void {
  if (!Object.hasOwn(from, first) || first === '__proto__') return;
  const value = from[first];
  if (rest.length === 0 || !isObject(value)) {
    if (rest.length === 0) to[first] = value;
    return;
  }
  const inner = isObject(to[first]) ? to[first] : {};
  to[first] = { ...inner };
  copy(value, to[first] as IDataObject, rest);
}

const isObject = (value: unknown): value is IDataObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
