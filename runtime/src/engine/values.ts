type Properties = Readonly<Record<string, unknown>>;
type Wanted = string | number | boolean | undefined;

/** How deep a path goes, and how many values of lists on its way are looked at. */
const MAX_DEPTH = 10;
const MAX_VALUES = 500;

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

/** Nothing, an empty text and an empty list are no value. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Texts ignore case; an element of a list counts for the list. */
export function isEqual(found: unknown, wanted: Wanted): boolean {
  if (Array.isArray(found)) return found.slice(0, MAX_VALUES).some((each) => isEqual(each, wanted));
  const [a, b] = [textOf(found), textOf(wanted)];
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  const [x, y] = [numberOf(found), numberOf(wanted)];
  // Digits alone are an id (exact beyond 2^53, `007` is not `7`) unless one side really is a number.
  const numeric = typeof found === 'number' || typeof wanted === 'number';
  return numeric && x !== undefined && x === y;
}

/** Part of a text, or an element of a list. */
export function contains(found: unknown, wanted: Wanted): boolean {
  if (Array.isArray(found)) return isEqual(found, wanted);
  const [a, b] = [textOf(found), textOf(wanted)];
  return a !== undefined && b !== undefined && a.includes(b);
}

/** Below, equal or above zero; undefined when the two are neither numbers nor dates. */
export function compare(found: unknown, wanted: Wanted): number | undefined {
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

/** A number, or a decimal as a text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  if (!DECIMAL_TEXT.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** Read by JavaScript and by MongoDB alike. */
export const DECIMAL = String.raw`^[ \t\r\n]*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)[ \t\r\n]*$`;
export const ISO_DATE = String.raw`^[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?)?$`;

const DECIMAL_TEXT = new RegExp(DECIMAL);
const ISO_TEXT = new RegExp(ISO_DATE);
const HAS_OFFSET = /(Z|[+-]\d{2}:?\d{2})$/;

/** ISO dates that exist; without an offset they are UTC, whatever the zone of the process. In milliseconds since 1970. */
export function dateOf(value: unknown): number | undefined {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string' || !ISO_TEXT.test(value)) return undefined;
  const [year, month, day] = [value.slice(0, 4), value.slice(5, 7), value.slice(8, 10)].map(Number);
  // JavaScript takes 30 February for 1 March.
  if (day === 0 || (day ?? 0) > daysIn(year ?? 0, month ?? 0)) return undefined;
  const time = Date.parse(value.includes('T') && !HAS_OFFSET.test(value) ? `${value}Z` : value);
  return Number.isNaN(time) ? undefined : time;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
