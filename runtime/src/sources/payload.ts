/** Reading of payloads whose fields may be absent, null, empty or of another type than the documentation says. */

export type Payload = Readonly<Record<string, unknown>>;

const NOTHING: Payload = {};

/** An object; anything else (null, a list: `shipping_address: []` was seen) counts as an empty one. */
export function object(value: unknown): Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Payload) : NOTHING;
}

export const list = (value: unknown): readonly Payload[] => (Array.isArray(value) ? value.map(object) : []);

/** A text with something in it; numbers are written out. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  const trimmed = typeof value === 'string' ? value.trim() : '';
  return trimmed === '' ? undefined : trimmed;
}

/** The first that says something: a missing e-mail is `""` in one field and `null` in the next. */
export function firstText(...values: readonly unknown[]): string | undefined {
  return values.map(text).find((value) => value !== undefined);
}

/** An exact id: the tail of the GraphQL id when there is one, because some senders round the number. */
export function exactId(value: unknown, graphqlId: unknown): string | undefined {
  const tail = /^gid:\/\/shopify\/\w+\/(\d+)$/.exec(text(graphqlId) ?? '')?.[1];
  return tail ?? text(value);
}

/** A zoned ISO time; undefined when it is none (`2024-09-16T03:50:1500:00` was seen). */
export function time(value: unknown): Date | undefined {
  const given = text(value);
  if (given === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(given)) return undefined;
  // Nine decimals of a second are more than Date takes everywhere.
  const instant = new Date(given.replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

export function firstTime(...values: readonly unknown[]): Date | undefined {
  return values.map(time).find((value) => value !== undefined);
}

/** The pairs whose value is there. */
export function present(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
