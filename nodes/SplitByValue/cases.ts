import { minuteOf, WEEKDAYS, type Hours } from '../localTime';
import { entriesOf } from '../rules';

/** A way out and what fits it. */
export interface Case {
  readonly name: string;
  readonly fits: (value: unknown) => boolean;
}

/** What is compared: `language` lets `de` stand for `de-AT`, too. */
export type Kind = 'text' | 'language';

/** Throws for a range whose ends are no numbers. */
export function readCases(value: unknown, kind: Kind): readonly Case[] {
  return entriesOf(value, 'case').map((fields) => {
    const texts = textsOf(fields['values']);
    const isRange = fields['match'] === 'range';
    const [atLeast, below] = [endOf(fields['atLeast']), endOf(fields['below'])];
    return {
      name: textOf(fields['name']) || (isRange ? rangeName(atLeast, below) : texts.join(', ')),
      fits: isRange ? (given) => isInRange(given, atLeast, below) : (given) => isOneOf(given, texts, kind),
    };
  });
}

export function readTimes(value: unknown): readonly (Hours & { readonly name: string })[] {
  return entriesOf(value, 'time').map((fields) => {
    const { days, from = '09:00', to = '18:00' } = fields;
    return {
      name: textOf(fields['name']),
      days: Array.isArray(days) ? WEEKDAYS.filter((day) => days.includes(day)) : [],
      from: timeOf(from),
      to: timeOf(to),
    };
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value])
    .flatMap((each) => (typeof each === 'string' || typeof each === 'number' ? [String(each).trim()] : []))
    .filter((text) => text !== '');

function timeOf(value: unknown): string {
  const time = textOf(value);
  if (minuteOf(time) !== undefined) return time;
  throw new Error(`${JSON.stringify(value)} is no time of day: write HH:MM, 00:00 to 23:59`);
}

function endOf(value: unknown): number | undefined {
  if (value === undefined || value === '' || value === null) return undefined;
  const number = numberOf(value);
  if (number !== undefined) return number;
  throw new Error(`${JSON.stringify(value)} is no number for the end of a range`);
}

/** A number, or text that is one and nothing else. */
function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const rangeName = (atLeast: number | undefined, below: number | undefined): string =>
  `${atLeast === undefined ? '' : String(atLeast)}–${below === undefined ? '' : String(below)}`;

function isInRange(value: unknown, atLeast = -Infinity, below = Infinity): boolean {
  const number = numberOf(value);
  return number !== undefined && number >= atLeast && number < below;
}

/** Text without regard to case, numbers as numbers; of a list, any of its entries. What is missing is none of them. */
function isOneOf(value: unknown, texts: readonly string[], kind: Kind): boolean {
  if (Array.isArray(value))
    return value.slice(0, 500).some((each) => !Array.isArray(each) && isOneOf(each, texts, kind));
  if (value === undefined || value === null || value === '' || typeof value === 'object') return false;
  return texts.some((text) => isSame(value, text, kind));
}

function isSame(value: unknown, text: string, kind: Kind): boolean {
  if (typeof value === 'number') return numberOf(text) === value;
  const [given, wanted] = [String(value).trim().toLowerCase(), text.toLowerCase()];
  return given === wanted || (kind === 'language' && given.startsWith(`${wanted}-`));
}
