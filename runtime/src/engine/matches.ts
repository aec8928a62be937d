import type { Enrolment } from './enrolment';
import type { JourneyEvent } from './event';
import type { Condition, Filter } from './filter';
import type { EventRule } from './rule';

/** How deep a path goes, and how many values of lists on its way are looked at. */
const MAX_DEPTH = 10;
const MAX_VALUES = 500;

type Properties = Readonly<Record<string, unknown>>;

/** Whose events an enrolment hears: see `Correlation`. */
export interface Hearer {
  readonly profileId: string;
  readonly keys: readonly string[];
  /** Every profile id that means the same person; `profileId` counts without being named. */
  readonly aliases: ReadonlySet<string>;
}

export function hearerOf(enrolment: Enrolment, aliases: ReadonlySet<string>): Hearer {
  return { profileId: enrolment.profileId, keys: enrolment.entry.keys, aliases };
}

/** Name, correlation and filter; nothing about times. */
export function matchesRule(rule: EventRule, event: JourneyEvent, hearer: Hearer): boolean {
  return rule.event === event.name && concerns(rule, event, hearer) && matches(rule.filter, event.properties);
}

function concerns(rule: EventRule, event: JourneyEvent, { profileId, keys, aliases }: Hearer): boolean {
  if (rule.by === 'entryKey') return event.keys.some((key) => keys.includes(key));
  return event.profileId === profileId || aliases.has(event.profileId);
}

/** An empty filter matches everything. */
export function matches(filter: Filter | undefined, properties: Properties): boolean {
  if (!filter || filter.conditions.length === 0) return true;
  const holds = (condition: Condition): boolean => meets(condition, properties);
  return filter.combinator === 'any' ? filter.conditions.some(holds) : filter.conditions.every(holds);
}

/** The first condition that is not met, for “why did X not enter?”. */
export function unmet(filter: Filter, properties: Properties): Condition | undefined {
  return filter.conditions.find((condition) => !meets(condition, properties));
}

/**
 * The values at a dotted path: own properties only. A list on the way stands for each of its elements
 * (`products.sku` is every sku), a number picks one (`products.0.sku`).
 */
export function valuesAt(properties: Properties, path: string): readonly unknown[] {
  const segments = path.split('.');
  if (segments.length > MAX_DEPTH) return [];
  let values: readonly unknown[] = [properties];
  for (const segment of segments) {
    values = values.flatMap((value) => step(value, segment)).slice(0, MAX_VALUES);
  }
  return values;
}

function step(value: unknown, segment: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && !/^\d+$/.test(segment)) {
    return value.slice(0, MAX_VALUES).flatMap((element) => (Array.isArray(element) ? [] : step(element, segment)));
  }
  return Object.hasOwn(value, segment) ? [(value as Properties)[segment]] : [];
}

/** A negated comparison holds when no value at the path meets it: also when there is none. */
function meets({ path, operator, value }: Condition, properties: Properties): boolean {
  const found = valuesAt(properties, path).filter(isPresent);
  switch (operator) {
    case 'exists':
      return found.length > 0;
    case 'notExists':
      return found.length === 0;
    case 'equals':
      return found.some((each) => isEqual(each, value));
    case 'notEquals':
      return !found.some((each) => isEqual(each, value));
    case 'contains':
      return found.some((each) => contains(each, value));
    case 'notContains':
      return !found.some((each) => contains(each, value));
    case 'greaterThan':
      return found.some((each) => (compare(each, value) ?? 0) > 0);
    case 'lessThan':
      return found.some((each) => (compare(each, value) ?? 0) < 0);
  }
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function isEqual(found: unknown, wanted: Condition['value']): boolean {
  if (Array.isArray(found)) return found.slice(0, MAX_VALUES).some((each) => isEqual(each, wanted));
  const [a, b] = [textOf(found), textOf(wanted)];
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  const [x, y] = [numberOf(found), numberOf(wanted)];
  // Digits alone are an id (exact beyond 2^53, `007` is not `7`) unless one side really is a number.
  const numeric = typeof found === 'number' || typeof wanted === 'number';
  return numeric && x !== undefined && x === y;
}

function contains(found: unknown, wanted: Condition['value']): boolean {
  if (Array.isArray(found)) return isEqual(found, wanted);
  const [a, b] = [textOf(found), textOf(wanted)];
  return a !== undefined && b !== undefined && a.includes(b);
}

/** Below, equal or above zero; undefined when the two are neither numbers nor dates. */
function compare(found: unknown, wanted: Condition['value']): number | undefined {
  const [a, b] = [numberOf(found), numberOf(wanted)];
  if (a !== undefined && b !== undefined) return a - b;
  const [x, y] = [dateOf(found), dateOf(wanted)];
  return x !== undefined && y !== undefined ? x - y : undefined;
}

function textOf(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString().toLowerCase();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).toLowerCase()
    : undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*[-+]?(\d+\.?\d*|\.\d+)\s*$/.test(value)) return undefined;
  return Number(value);
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}|$)/;
const HAS_OFFSET = /(Z|[+-]\d{2}:?\d{2})$/i;

/** ISO dates; without an offset they are UTC, whatever the zone of the process. */
function dateOf(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string' || !ISO_DATE.test(value)) return undefined;
  const time = Date.parse(value.includes('T') && !HAS_OFFSET.test(value) ? `${value}Z` : value);
  return Number.isNaN(time) ? undefined : time;
}
