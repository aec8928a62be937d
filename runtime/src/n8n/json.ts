/** Whether JSON gives back exactly this: no dates, no `undefined`, no numbers or objects that it does not know. */
export function isJson(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return false;
  return Array.isArray(value) ? isJsonArray(value) : isJsonObject(value);
}

function isJsonArray(value: readonly unknown[]): boolean {
  for (let i = 0; i < value.length; i++) if (!(i in value) || !isJson(value[i])) return false;
  return Object.keys(value).length === value.length;
}

function isJsonObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  if ('toJSON' in value) return false;
  return Object.values(value).every(isJson);
}
