const MOST_STEPS = 12;

/** What stands at a path of names and indexes, e.g. `data.items.0.sku`; the empty path is the whole. */
export function at(value: unknown, path: string): unknown {
  if (path === '') return value;
  return path
    .split('.')
    .slice(0, MOST_STEPS)
    .reduce((held: unknown, step) => stepInto(held, step), value);
}

function stepInto(held: unknown, step: string): unknown {
  if (Array.isArray(held)) return /^\d{1,5}$/.test(step) ? (held[Number(step)] as unknown) : undefined;
  if (typeof held !== 'object' || held === null || !Object.hasOwn(held, step)) return undefined;
  return (held as Readonly<Record<string, unknown>>)[step];
}
