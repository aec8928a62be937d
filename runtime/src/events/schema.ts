import type { Db } from '../platform/database';
import { eventsOf } from './model';

/** The last events of a name that are looked at: what a source sends now counts, not what it sent a year ago. */
const LOOKED_AT = 300;
const MOST_PATHS = 200;
const MOST_DEPTH = 4;
const MOST_EXAMPLES = 3;
const LONGEST_EXAMPLE = 60;

type ValueType = 'text' | 'number' | 'boolean' | 'time' | 'money' | 'list' | 'object' | 'nothing';

export interface SeenProperty {
  /** Names between dots; `products[]` stands for the entries of a list. */
  readonly path: string;
  readonly types: readonly ValueType[];
  /** How many of the events that were looked at have it. */
  readonly count: number;
  /** Values that are nobody's; none where they could be. */
  readonly examples: readonly string[];
}

export interface EventSchema {
  readonly lookedAt: number;
  readonly properties: readonly SeenProperty[];
}

/** What the last events of a name carry. One query by an index. */
export async function schemaOf(db: Db, workspaceId: string, name: string): Promise<EventSchema> {
  const events = await eventsOf(db)
    .find({ workspaceId, name }, { projection: { properties: 1 }, hint: 'byName' })
    .sort({ receivedAt: -1, _id: -1 })
    .limit(LOOKED_AT)
    .toArray();
  const seen = new Map<string, Seen>();
  for (const [index, { properties }] of events.entries()) walk(seen, properties, { path: '', depth: 0, event: index });
  const properties = [...seen].map(([path, { types, events: within, examples }]) => ({
    ...{ path, types: [...types].toSorted(), count: within.size, examples: [...examples] },
  }));
  return { lookedAt: events.length, properties: properties.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

interface Seen {
  readonly types: Set<ValueType>;
  readonly events: Set<number>;
  readonly examples: Set<string>;
}

interface Where {
  readonly path: string;
  readonly depth: number;
  readonly event: number;
}

function walk(seen: Map<string, Seen>, value: unknown, { path, depth, event }: Where): void {
  if (path !== '' && !noted(seen, value, { path, depth, event })) return;
  if (depth >= MOST_DEPTH || typeOf(value) === 'money') return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 5)) walk(seen, item, { path: `${path}[]`, depth: depth + 1, event });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    walk(seen, inner, { path: path === '' ? key : `${path}.${key}`, depth: depth + 1, event });
}

/** False when there are more paths than anybody reads. */
function noted(seen: Map<string, Seen>, value: unknown, { path, event }: Where): boolean {
  let held = seen.get(path);
  if (!held) {
    if (seen.size >= MOST_PATHS) return false;
    held = { types: new Set(), events: new Set(), examples: new Set() };
    seen.set(path, held);
  }
  held.types.add(typeOf(value));
  held.events.add(event);
  const example = exampleOf(path, value);
  if (example !== undefined && held.examples.size < MOST_EXAMPLES) held.examples.add(example);
  return true;
}

const ISO = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/;

function typeOf(value: unknown): ValueType {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Date) return 'time';
  if (typeof value === 'object') return 'amount' in value && 'currency' in value ? 'money' : 'object';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' && ISO.test(value) ? 'time' : 'text';
}

/** Names of properties whose values may be somebody's. */
const PERSONAL =
  /mail|phone|mobile|tel$|name|address|street|city|zip|postal|birth|ip$|token|url|link|text|message|note|comment|title$|user|customer|person|traits/i;
/** Names that are of things. */
const OF_THINGS = /(^|\.|\])(product|variant|order|plan|category|brand|coupon|currency)[\w]*$/i;
const ADDRESS_OR_NUMBER = /@|\+?\d[\d\s().-]{6,}\d/;

function exampleOf(path: string, value: unknown): string | undefined {
  const type = typeOf(value);
  if (type === 'money') {
    const { amount, currency } = value as { readonly amount: unknown; readonly currency: unknown };
    return `${String(amount)} ${String(currency)}`;
  }
  if (type === 'boolean') return String(value);
  if (PERSONAL.test(path) && !OF_THINGS.test(path)) return undefined;
  if (type !== 'number' && type !== 'text') return undefined;
  const text = String(value);
  return text.length > LONGEST_EXAMPLE || ADDRESS_OR_NUMBER.test(text) ? undefined : text;
}
