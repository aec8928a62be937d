import type { IExecuteFunctions } from 'n8n-workflow';

import type { ProfileChanges } from '../perennial';
import { entriesOf } from '../rules';

type Value = string | number | boolean | null;
type Fields = Readonly<Record<string, unknown>>;

const MOST_CHANGES = 50;
const MOST_TAGS = 50;
const LONGEST_TEXT = 1_000;
const LONGEST_TAG = 100;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,63}$/u;
const UNUSABLE = new Set(['__proto__', 'constructor', 'prototype']);
const STANDARD = new Set(['firstName', 'lastName', 'language', 'country', 'timeZone']);

/** What item `i` changes; later changes of the same field win. Throws for what a profile cannot hold. */
export function readChanges(context: IExecuteFunctions, i: number): ProfileChanges {
  const entries = entriesOf(context.getNodeParameter('changes', i, {}), 'change');
  if (entries.length > MOST_CHANGES)
    throw new Error(`${String(entries.length)} changes are asked for; ${String(MOST_CHANGES)} are the limit`);
  const attributes: Record<string, Value> = {};
  const increments: Record<string, number> = {};
  for (const entry of entries) {
    const name = nameOf(entry);
    if (entry['action'] === 'increment') {
      const by = numberOf(entry['value'], name);
      if (Object.hasOwn(attributes, name)) throw new Error(`"${name}" is set and added to in one step`);
      increments[name] = (increments[name] ?? 0) + by;
      continue;
    }
    const value = entry['action'] === 'unset' ? null : valueOf(entry, name);
    if (value !== undefined) attributes[name] = value;
  }
  const [addTags, removeTags] = [tagsOf(context, 'addTags', i), tagsOf(context, 'removeTags', i)];
  return {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(Object.keys(increments).length > 0 && { increments }),
    ...(addTags.length > 0 && { addTags }),
    ...(removeTags.length > 0 && { removeTags }),
  };
}

/** The names of what was asked to be changed, for the item and the timeline. */
export function changedNames({ attributes, increments, addTags, removeTags }: ProfileChanges): string[] {
  const tags = [...(addTags ?? []), ...(removeTags ?? [])].length > 0 ? ['tags'] : [];
  return [...Object.keys(attributes ?? {}), ...Object.keys(increments ?? {}), ...tags];
}

function nameOf({ field = 'attribute', name = '', action }: Fields): string {
  if (field === 'attribute') {
    const given = typeof name === 'string' ? name.trim() : '';
    if (NAME.test(given) && !UNUSABLE.has(given)) return given;
    throw new Error(
      `${JSON.stringify(name)} cannot be the name of an attribute: letters, digits, "_", "-" and blanks can`,
    );
  }
  if (typeof field !== 'string' || !STANDARD.has(field))
    throw new Error(`A profile has no field ${JSON.stringify(field)}`);
  if (action === 'increment') throw new Error(`Nothing can be added to "${field}": it is no number`);
  return field;
}

/** Undefined for a value that is not there: it changes nothing. */
function valueOf({ field = 'attribute', value, as = 'auto' }: Fields, name: string): Value | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'object') throw new Error(`"${name}" cannot hold a list or an object`);
  if (field !== 'attribute') return standardOf(textOf(value), name);
  if (as === 'number') return numberOf(value, name);
  if (as === 'boolean') return booleanOf(value, name);
  if (as === 'auto' && (typeof value === 'number' || typeof value === 'boolean')) return value;
  return textOf(value).slice(0, LONGEST_TEXT);
}

function standardOf(text: string, field: string): string {
  if (field === 'country' && !/^[A-Za-z]{2}$/.test(text))
    throw new Error(`"${text.slice(0, 40)}" is no country: write two letters, such as DE`);
  return field === 'country' ? text.toUpperCase() : text.slice(0, 200);
}

function numberOf(value: unknown, name: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  throw new Error(`${quoted(value)} is no number for "${name}"`);
}

function booleanOf(value: unknown, name: string): boolean {
  const text = textOf(value).toLowerCase();
  if (['true', 'yes', '1'].includes(text)) return true;
  if (['false', 'no', '0'].includes(text)) return false;
  throw new Error(`${quoted(value)} is neither yes nor no for "${name}"`);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : JSON.stringify(value));

const quoted = (value: unknown): string =>
  ((JSON.stringify(value ?? null) as string | undefined) ?? 'null').slice(0, 80);

function tagsOf(context: IExecuteFunctions, parameter: string, i: number): readonly string[] {
  const given = context.getNodeParameter(parameter, i, []) as unknown;
  const tags = (Array.isArray(given) ? given.flat() : [given])
    .filter((tag): tag is string | number => typeof tag === 'string' || typeof tag === 'number')
    .map((tag) => String(tag).trim().slice(0, LONGEST_TAG))
    .filter((tag) => tag !== '');
  if (tags.length > MOST_TAGS)
    throw new Error(`${String(tags.length)} tags are named; ${String(MOST_TAGS)} are the limit`);
  return [...new Set(tags)];
}
