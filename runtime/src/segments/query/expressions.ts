import type { Document } from 'mongodb';

import { DECIMAL, ISO_DATE, numberOf } from '../../engine/values';
import type { Comparison } from '../definition/comparisons';
import { DAY_MS, sinceDays, startOf, startOfDay } from '../matching/times';
import { hasText, isTextSource } from './folded';

/**
 * `matching/compare.ts` as expressions of MongoDB, over a list of values. Both say the same of any values that JSON and these
 * documents can hold; lists within lists are looked into once.
 */
type Expression = Document | string | readonly string[];

/** The values at a path as `valuesAt` of the engine finds them, as a list. */
export function valuesOf(path: string, root: string): Expression {
  return path.split('.').reduce<Expression>(step, [root]);
}

function step(values: Expression, name: string): Expression {
  const of = (input: string) => ({ $getField: { field: { $literal: name }, input } });
  const isObject = (value: string) => ({ $eq: [{ $type: value }, 'object'] });
  const objects = { $filter: { input: '$$this', as: 'each', cond: isObject('$$each') } };
  const further = {
    $switch: {
      branches: [
        { case: { $isArray: '$$this' }, then: { $map: { input: objects, as: 'each', in: of('$$each') } } },
        { case: isObject('$$this'), then: [of('$$this')] },
      ],
      default: [],
    },
  };
  return { $reduce: { input: values, initialValue: [], in: { $concatArrays: ['$$value', further] } } };
}

/** Whether these values meet a comparison. */
export function meets(is: Comparison, values: Expression, now: Date): Document {
  const present = { $filter: { input: values, as: 'v', cond: { $not: [{ $in: ['$$v', [null, '', []]] }] } } };
  switch (is.operator) {
    case 'exists':
      return { $gt: [{ $size: present }, 0] };
    case 'notExists':
      return { $eq: [{ $size: present }, 0] };
    case 'equals':
      return any(withElements(present), isEqual(is.value));
    case 'notEquals':
      return { $not: [any(withElements(present), isEqual(is.value))] };
    case 'anyOf':
      return any(withElements(present), isOneOf(is.values));
    case 'noneOf':
      return { $not: [any(withElements(present), isOneOf(is.values))] };
    case 'contains':
      return containing(present, is.value);
    case 'notContains':
      return { $not: [containing(present, is.value)] };
    case 'greaterThan':
    case 'lessThan':
    case 'atLeast':
    case 'atMost':
      return any(present, { [NUMBER[is.operator]]: [asNumber('$$v'), is.value] }, { $ne: [asNumber('$$v'), null] });
    case 'before':
    case 'after':
    case 'on':
    case 'inTheLast':
    case 'moreThanAgo':
    case 'inTheNext':
      return any(present, inSpan(spanOf(is, now)));
  }
}

const NUMBER = { greaterThan: '$gt', lessThan: '$lt', atLeast: '$gte', atMost: '$lte' } as const;

/** Of days: from when, and until when; where either is missing there is no bound. */
export interface DateSpan {
  readonly from?: Date;
  readonly to?: Date;
}

type DayComparison = Extract<Comparison, { readonly day: string } | { readonly days: number }>;

export function spanOf(is: DayComparison, now: Date): DateSpan {
  const today = startOfDay(now.getTime());
  switch (is.operator) {
    case 'before':
      return { to: new Date(startOf(is.day)) };
    case 'after':
      return { from: new Date(startOf(is.day) + DAY_MS) };
    case 'on':
      return { from: new Date(startOf(is.day)), to: new Date(startOf(is.day) + DAY_MS) };
    case 'inTheLast':
      return { from: new Date(sinceDays(now, is.days)), to: new Date(today + DAY_MS) };
    case 'moreThanAgo':
      return { to: new Date(sinceDays(now, is.days)) };
    case 'inTheNext':
      return { from: new Date(today), to: new Date(today + is.days * DAY_MS) };
  }
}

function inSpan({ from, to }: DateSpan): Document {
  const at = asDate('$$v');
  return {
    $and: [{ $ne: [at, null] }, ...(from ? [{ $gte: [at, from] }] : []), ...(to ? [{ $lt: [at, to] }] : [])],
  };
}

const any = (values: Expression, ...conditions: readonly Document[]): Document => ({
  $anyElementTrue: [{ $map: { input: values, as: 'v', in: { $and: conditions } } }],
});

/** The values, and the elements of those that are lists. */
const withElements = (values: Expression): Document => ({
  $reduce: {
    input: values,
    initialValue: [],
    in: { $concatArrays: ['$$value', { $cond: [{ $isArray: '$$this' }, '$$this', ['$$this']] }] },
  },
});

const isOneOf = (values: readonly string[]): Document => ({ $or: values.map(isEqual) });

function isEqual(wanted: string | number | boolean): Document {
  const text = String(wanted);
  const alike = candidates(wanted).filter((value) => typeof value !== 'string');
  return {
    $or: [
      textMatches(isTextSource(text)),
      ...alike.map((value) => ({ $eq: ['$$v', value] })),
      ...(typeof wanted === 'number' ? [{ $eq: [asNumber('$$v'), wanted] }] : []),
    ],
  };
}

/** What other than a text of its own kind is equal to it, too: `"5"` is 5, `"true"` is true. */
export function candidates(wanted: string | number | boolean): (string | number | boolean)[] {
  const text = String(wanted).toLowerCase();
  // A number is compared as one even with a text that holds one.
  const number = numberOf(wanted) ?? numberOf(text) ?? (String(Number(text)) === text ? Number(text) : undefined);
  return [...(number === undefined ? [] : [number]), ...(text === 'true' || text === 'false' ? [text === 'true'] : [])];
}

function containing(present: Expression, wanted: string): Document {
  const scalars = { $filter: { input: present, as: 'v', cond: { $not: [{ $isArray: '$$v' }] } } };
  const lists = { $filter: { input: present, as: 'v', cond: { $isArray: '$$v' } } };
  const written = { $cond: [isAnyType('$$v', ['int', 'long', 'double', 'bool']), { $toString: '$$v' }, '$$v'] };
  return {
    $or: [any(scalars, textMatches(hasText(wanted), written)), any(withElements(lists), isEqual(wanted))],
  };
}

const isAnyType = (value: string, types: readonly string[]): Document => ({ $in: [{ $type: value }, types] });

/** False for what is no text. */
const textMatches = (regex: string, input: Expression = '$$v'): Document => ({
  $cond: [{ $eq: [{ $type: input }, 'string'] }, { $regexMatch: { input, regex } }, false],
});

/** Null for what is no number, as `numberOf`. */
export function asNumber(value: string): Document {
  const blanks = ' \t\r\n';
  const read = {
    $convert: { input: { $trim: { input: value, chars: blanks } }, to: 'double', onError: null, onNull: null },
  };
  return {
    $switch: {
      branches: [
        { case: { $isNumber: value }, then: value },
        { case: textMatches(ended(DECIMAL), value), then: read },
      ],
      default: null,
    },
  };
}

/** Null for what is no date, as `dateOf`. */
function asDate(value: string): Document {
  return {
    $switch: {
      branches: [
        { case: { $eq: [{ $type: value }, 'date'] }, then: value },
        {
          case: textMatches(ended(ISO_DATE), value),
          then: { $dateFromString: { dateString: value, onError: null, onNull: null } },
        },
      ],
      default: null,
    },
  };
}

/** `$` of MongoDB is also before a last line break. */
const ended = (source: string): string => source.replace(/\$$/, String.raw`\z`);
