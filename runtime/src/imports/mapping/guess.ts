import { isAttributeName } from '../../profiles/service';
import { currencyOf, decimalText } from '../values/amounts';
import { looksLikeDate } from '../values/dates';
import { saidOf } from '../values/text';
import { FREE, fieldsOf, type Field, type ImportKind, type Mapped, type Mapping } from './fields';

export interface SampledColumn {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** Share of values that must look like it. */
const MOST = 0.8;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PHONE = /^\+?[\d\s().-]{7,20}$/;

/**
 * Where the columns probably go: by their names in English and Chinese, then by what stands in them; each field once, the
 * best name first. What is left over goes into free attributes (of people) or properties (of events) under its own name.
 */
export function guessMapping(kind: ImportKind, columns: readonly SampledColumn[]): Mapping {
  const fields = fieldsOf(kind);
  const taken = new Map<string, Field>();
  const free = () => fields.filter((field) => ![...taken.values()].includes(field));
  for (const { field, column } of named(fields, columns))
    if (!taken.has(column.name) && free().includes(field) && fits(field, column.values)) taken.set(column.name, field);
  for (const column of columns) {
    const byValues = taken.has(column.name) ? undefined : fieldByValues(column.values);
    const field = byValues && free().find(({ name }) => name === byValues);
    if (field) taken.set(column.name, field);
  }
  return columns.flatMap(({ name, values }): Mapped[] => {
    const field = taken.get(name);
    if (field) return [{ column: name, to: field.name }];
    const own = ownName(kind, name);
    return own !== undefined && values.some((value) => saidOf(value) !== undefined) ? [{ column: name, to: own }] : [];
  });
}

/** Pairs of column and field whose names say the same, the most telling names first. */
function named(fields: readonly Field[], columns: readonly SampledColumn[]) {
  const pairs = columns.flatMap((column) => {
    const bare = bareName(column.name);
    return fields.flatMap((field) => {
      const place = field.called.indexOf(bare);
      return place === -1 ? [] : [{ field, column, place }];
    });
  });
  return pairs.toSorted((a, b) => a.place - b.place);
}

/** `Buyer E-mail` → `buyeremail`, `Prénom` → `prenom`. */
export const bareName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/\p{M}/gu, '');

/** A name that says e-mail over a column of dates is not believed. */
function fits({ type }: Field, values: readonly unknown[]): boolean {
  const said = values.flatMap((value) => saidOf(value) ?? []);
  if (said.length === 0) return true;
  const share = (test: (text: string) => boolean) => said.filter(test).length / said.length;
  const test = LOOKS[type];
  return !test || share(test) >= SOME;
}

/** Enough for a column whose name says it; the others may be slips. */
const SOME = 0.3;

const isNumber = (text: string): boolean => decimalText(text, 'auto') !== undefined;

const LOOKS: Partial<Record<Field['type'], (text: string) => boolean>> = {
  email: (text) => EMAIL.test(text),
  date: (text) => looksLikeDate(text) || /^\d{10}(\d{3})?$/.test(text),
  amount: isNumber,
  number: isNumber,
};

function fieldByValues(values: readonly unknown[]): string | undefined {
  const said = values.flatMap((value) => saidOf(value) ?? []);
  if (said.length === 0) return undefined;
  const all = (test: (text: string) => boolean) => said.filter(test).length >= said.length * MOST;
  if (all((text) => EMAIL.test(text))) return 'email';
  if (all((text) => text.startsWith('+') && PHONE.test(text))) return 'phone';
  if (all((text) => text.length === 3 && currencyOf(text) !== undefined)) return 'currency';
  return undefined;
}

/** Free fields of orders are those of who bought: rarely wanted, so they are not guessed. */
function ownName(kind: ImportKind, column: string): string | undefined {
  if (kind === 'orders' || kind === 'consents') return undefined;
  const name = column
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '_')
    .replace(/^[ -]+/, '')
    .trim()
    .slice(0, 64);
  return isAttributeName(name) ? `${FREE[kind]}:${name}` : undefined;
}
