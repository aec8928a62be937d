import { PerennialError } from '../platform/errors/error';
import { UNUSABLE_NAMES } from '../platform/unusable-names';
import { isAttributeName, standardFields } from '../profiles/service';
import type { ImportPatch } from './contract';
import { fieldsOf, freeNameOf, FREE, type ImportKind, type Mapping } from './mapping/fields';
import type { Reading } from './settings';
import { currencyOf } from './values/amounts';

const EVIDENCE_NAME = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const LONGEST_PROPERTY = 100;

/** Throws invalid_input for fields that do not exist, that are named twice, and for names that nobody may give. */
export function requireMapping(kind: ImportKind, mapping: Mapping): void {
  const taken = new Set<string>();
  mapping.forEach(({ to }, index) => {
    const name = freeNameOf(kind, to);
    if (name === undefined && !fieldsOf(kind).some((field) => field.name === to))
      throw unusable(`mapping.${String(index)}.to`, `There is no field "${to}" for ${kind}.`);
    if (name !== undefined && !isName(kind, name))
      throw unusable(
        `mapping.${String(index)}.to`,
        `"${name}" is no name that ${FREE[kind]}s may have: letters, digits, "_", "-" and blanks.`,
      );
    if (taken.has(to)) throw unusable(`mapping.${String(index)}.to`, `Two columns go to "${to}".`);
    taken.add(to);
  });
}

function isName(kind: ImportKind, name: string): boolean {
  if (kind === 'consents') return EVIDENCE_NAME.test(name);
  if (kind === 'events')
    return name !== '' && name.length <= LONGEST_PROPERTY && !/[.$\0]/.test(name) && !UNUSABLE_NAMES.has(name);
  return isAttributeName(name);
}

/** The same in its usual spelling. Throws invalid_input for zones, countries and currencies that do not exist. */
export function usableReading(reading: Reading): Reading {
  const { zone, country, currency } = reading;
  const { timeZone, country: land } = standardFields({
    ...{ timeZone: zone, country, firstName: undefined, lastName: undefined, language: undefined },
  });
  if (timeZone === undefined)
    throw unusable('reading.zone', `There is no time zone "${zone}". Name one like Europe/Berlin.`);
  if (country !== undefined && land === undefined)
    throw unusable('reading.country', `There is no country "${country}". Write its code, like DE.`);
  const code = currency === undefined ? undefined : currencyOf(currency);
  if (currency !== undefined && code === undefined)
    throw unusable('reading.currency', `There is no currency "${currency}". Write its code, like EUR.`);
  const consent = reading.consent && withoutUndefined(reading.consent);
  return withoutUndefined({ ...reading, zone: timeZone, country: land, currency: code, consent });
}

export function requirePatch({ layout }: ImportPatch): void {
  if (layout?.delimiter !== undefined && /["\r\n]/.test(layout.delimiter))
    throw unusable('layout.delimiter', 'The delimiter is one character that is no quote and no end of a line.');
  if (layout?.quote !== undefined && layout.quote === layout.delimiter)
    throw unusable('layout.quote', 'Quote and delimiter are the same.');
}

/** The database would keep them as nulls. */
export function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

export const unusable = (path: string, message: string): PerennialError =>
  new PerennialError('invalid_input', message, { problems: [{ path: `body.${path}`, message }] });
