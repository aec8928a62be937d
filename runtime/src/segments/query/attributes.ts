import { BSONRegExp, type Document } from 'mongodb';

import type { Comparison } from '../definition/comparisons';
import { candidates, meets, spanOf } from './expressions';
import { hasText, isText } from './folded';

/**
 * A comparison of one field that holds a scalar or a list of scalars, as a filter. It says what `meets` says and is much quicker:
 * expressions are asked only where a text has to be read as a number or a date.
 */
export function attributeFilter(path: string, is: Comparison, now: Date): Document {
  switch (is.operator) {
    case 'exists':
      return exists(path);
    case 'notExists':
      return { $nor: [exists(path)] };
    case 'equals':
      return equals(path, is.value, now);
    case 'notEquals':
      return { $nor: [equals(path, is.value, now)] };
    case 'anyOf':
      return isOneOf(path, is.values);
    case 'noneOf':
      return { $nor: [isOneOf(path, is.values)] };
    case 'contains':
      return contains(path, is.value, now);
    case 'notContains':
      return { $nor: [contains(path, is.value, now)] };
    case 'greaterThan':
    case 'lessThan':
    case 'atLeast':
    case 'atMost': {
      const bound = { [path]: { [NUMBER[is.operator]]: is.value } };
      return { $or: [{ $and: [bound, { [path]: NO_LIST }] }, readAs(path, 'string', is, now)] };
    }
    case 'before':
    case 'after':
    case 'on':
    case 'inTheLast':
    case 'moreThanAgo':
    case 'inTheNext': {
      const { from, to } = spanOf(is, now);
      const bound = { [path]: { ...(from && { $gte: from }), ...(to && { $lt: to }) } };
      return { $or: [{ $and: [bound, { [path]: NO_LIST }] }, readAs(path, 'string', is, now)] };
    }
  }
}

const NUMBER = { greaterThan: '$gt', lessThan: '$lt', atLeast: '$gte', atMost: '$lte' } as const;
const NO_LIST = { $not: { $type: 'array' } } as const;

/** An empty text and an empty list are nothing. */
const exists = (path: string): Document => ({
  $or: [
    { [path]: { $gt: '' } },
    { [path]: { $type: ['number', 'bool', 'date', 'object'] } },
    { [`${path}.0`]: { $exists: true } },
  ],
});

function readAs(path: string, type: 'string' | 'number', is: Comparison, now: Date): Document {
  return { $and: [{ [path]: { $type: type } }, { $expr: meets(is, [`$${path}`], now) }] };
}

const alike = (wanted: string | number | boolean) => [isText(String(wanted)), ...candidates(wanted)];

function equals(path: string, wanted: string | number | boolean, now: Date): Document {
  const same = { [path]: { $in: alike(wanted) } };
  if (typeof wanted !== 'number') return same;
  return { $or: [same, readAs(path, 'string', { operator: 'equals', value: wanted }, now)] };
}

const isOneOf = (path: string, wanted: readonly string[]): Document => ({
  [path]: { $in: wanted.flatMap(alike) },
});

function contains(path: string, wanted: string, now: Date): Document {
  return {
    $or: [
      { $and: [{ [path]: new BSONRegExp(hasText(wanted)) }, { [path]: NO_LIST }] },
      { $and: [{ [path]: { $type: 'array' } }, { [path]: { $in: alike(wanted) } }] },
      {
        $and: [
          { [path]: { $type: ['number', 'bool'] } },
          { $expr: meets({ operator: 'contains', value: wanted }, [`$${path}`], now) },
        ],
      },
    ],
  };
}
