import { UNUSABLE_NAMES } from '../platform/unusable-names';
import type { Identifier } from './identifier';
import { normalisedCountry, normalisedLanguage } from './locale';
import { normalisedZone } from './zone';

/** The fields every profile may have beside its custom attributes. Addresses come from identifiers, never from here. */
export interface StandardFields {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly language?: string;
  readonly country?: string;
  readonly timeZone?: string;
}

export type AttributeValue = string | number | boolean | null | readonly (string | number | boolean)[];

/** What a source says about a person, as of one time. In `attributes`, `null` removes. */
export interface Traits {
  readonly fields: StandardFields;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

export const NO_TRAITS: Traits = { fields: {}, attributes: {} };
export const MAX_ATTRIBUTES = 200;
const MAX_TEXT = 1_000;
const MAX_LIST = 100;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,63}$/u;

/** A name an attribute may have: letters, digits, `_`, `-` and blanks; so it can be a field of the database and of a path. */
export const isAttributeName = (name: string): boolean => NAME.test(name) && !UNUSABLE_NAMES.has(name);

/** Undefined for values an attribute cannot hold (objects, mixed lists, NaN). Long texts and lists are cut. */
export function attributeValue(value: unknown): AttributeValue | undefined {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  if (!Array.isArray(value)) return undefined;
  const items = value
    .slice(0, MAX_LIST)
    .map((item: unknown) => (Array.isArray(item) ? undefined : attributeValue(item)));
  return items.every(isItem) ? items : undefined;
}

const isItem = (item: unknown): item is string | number | boolean => item !== undefined && item !== null;

/** Attributes out of free JSON: names and values that cannot be one are left out, and so is what exceeds the limit. */
export function attributesOf(given: Readonly<Record<string, unknown>>): Traits['attributes'] {
  const usable = Object.entries(given).flatMap(([name, value]) => {
    const held = isAttributeName(name) ? attributeValue(value) : undefined;
    return held === undefined ? [] : [[name, held] as const];
  });
  return Object.fromEntries(usable.slice(0, MAX_ATTRIBUTES));
}

const text = (value: unknown): string | undefined => {
  const trimmed = typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, 200) : '';
  return trimmed === '' ? undefined : trimmed;
};

/** Standard fields with unusable values left out. */
export function standardFields(given: Readonly<Record<keyof StandardFields, unknown>>): StandardFields {
  return withoutUndefined({
    firstName: text(given.firstName),
    lastName: text(given.lastName),
    language: normalisedLanguage(given.language),
    country: normalisedCountry(given.country),
    timeZone: normalisedZone(given.timeZone),
  });
}

/** The address fields that identifiers set, by field. */
export function addressFields(identifiers: readonly Identifier[]): { email?: string; phone?: string } {
  const of = (kind: Identifier['kind']) => identifiers.find((identifier) => identifier.kind === kind)?.value;
  return withoutUndefined({ email: of('email'), phone: of('phone') });
}

function withoutUndefined<T extends Record<string, string | undefined>>(given: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}
