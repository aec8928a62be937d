import type { Reference } from './expression';

export type DataType = 'string' | 'number' | 'boolean' | 'dateTime' | 'array' | 'object';

/** Something that can be taken from the data of a customer on their way. */
export interface DataField {
  /** Behind the item: `profile`, `event`, `entry`, or the key of a step before. */
  readonly path: readonly string[];
  readonly type: DataType;
  /** What it was in the newest sample, in a few letters. */
  readonly sample?: string;
}

/** What is known of every customer, whether a sample has it or not. */
const PROFILE: readonly (readonly [name: string, type: DataType])[] = [
  ['email', 'string'],
  ['phone', 'string'],
  ['firstName', 'string'],
  ['lastName', 'string'],
  ['language', 'string'],
  ['country', 'string'],
  ['timeZone', 'string'],
  ['tags', 'array'],
  ['createdAt', 'dateTime'],
  ['stage', 'string'],
];

/** What they have bought: counted by the runtime, money net of refunds in the workspace's currency. */
const ORDERS: readonly (readonly [path: readonly string[], type: DataType])[] = [
  [['count'], 'number'],
  [['spend', 'amount'], 'number'],
  [['spend', 'currency'], 'string'],
  [['averageValue', 'amount'], 'number'],
  [['averageValue', 'currency'], 'string'],
  [['firstAt'], 'dateTime'],
  [['lastAt'], 'dateTime'],
  [['medianIntervalDays'], 'number'],
  [['favouriteCategory'], 'string'],
];

const EVENT: readonly (readonly [name: string, type: DataType])[] = [
  ['name', 'string'],
  ['occurredAt', 'dateTime'],
];

const ENTRY: readonly (readonly [name: string, type: DataType])[] = [
  ['key', 'string'],
  ['at', 'dateTime'],
];

const DEEP = 4;
const MOST = 200;

export interface ProfileSample {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** Fields of the customer: the usual ones, what they bought, then attributes that some sample has. */
export function profileFields(samples: readonly ProfileSample[]): readonly DataField[] {
  const known = PROFILE.map(([name, type]) => field(['profile', name], type, firstOf(samples, name)));
  const consent = field(['profile', 'consent', 'email'], 'string', undefined);
  const orders = ORDERS.map(([path, type]) =>
    field(['profile', 'orders', ...path], type, firstIn(samples, ['orders', ...path])),
  );
  const attributes = merged(samples.flatMap(({ attributes: own }) => leaves(['profile', 'attributes'], own)));
  return [...known, consent, ...orders, ...attributes];
}

/** Properties that events of the entry really had, newest sample first. */
export function eventFields(samples: readonly { readonly properties: unknown }[]): readonly DataField[] {
  const fixed = EVENT.map(([name, type]) => field(['event', name], type, undefined));
  const properties = merged(samples.flatMap(({ properties: own }) => leaves(['event', 'properties'], own)));
  return [...fixed, ...properties];
}

export function entryFields(): readonly DataField[] {
  return ENTRY.map(([name, type]) => field(['entry', name], type, undefined));
}

/** The same field, whichever step it is read from; paths are compared as they are written. */
export function fieldOf(fields: readonly DataField[], { path }: Pick<Reference, 'path'>): DataField | undefined {
  const wanted = path.join('\u0000');
  return fields.find((each) => each.path.join('\u0000') === wanted);
}

/** Paths of event properties as event rules name them: `total.amount`. */
export function propertyPaths(samples: readonly { readonly properties: unknown }[]): readonly DataField[] {
  return merged(samples.flatMap(({ properties }) => leaves([], properties)));
}

function leaves(path: readonly string[], value: unknown): DataField[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return [field(path, 'array', value.length === 0 ? undefined : `${String(value.length)} ×`)];
  if (typeof value !== 'object') return [field(path, typeOf(value), value)];
  if (path.length > DEEP + 2) return [field(path, 'object', undefined)];
  return Object.entries(value).flatMap(([key, inner]) => leaves([...path, key], inner));
}

function typeOf(value: unknown): DataType {
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value as DataType;
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? 'dateTime' : 'string';
}

function field(path: readonly string[], type: DataType, sample: unknown): DataField {
  const said = sampleText(sample);
  return said === undefined ? { path, type } : { path, type, sample: said };
}

function sampleText(sample: unknown): string | undefined {
  if (typeof sample === 'number' || typeof sample === 'boolean') return String(sample);
  if (typeof sample !== 'string' || sample === '') return undefined;
  return sample.length > 40 ? `${sample.slice(0, 39)}…` : sample;
}

const firstOf = (samples: readonly ProfileSample[], name: string): unknown =>
  samples.map((sample) => sample[name]).find((value) => value !== undefined && value !== null);

function firstIn(samples: readonly ProfileSample[], path: readonly string[]): unknown {
  const found = samples.map((sample) =>
    path.reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), sample),
  );
  return found.find((value) => value !== undefined && value !== null);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The first of each path. */
function merged(fields: readonly DataField[]): readonly DataField[] {
  const byPath = new Map<string, DataField>();
  for (const each of fields) {
    const key = each.path.join('\u0000');
    if (!byPath.has(key) && byPath.size < MOST) byPath.set(key, each);
  }
  return [...byPath.values()];
}
