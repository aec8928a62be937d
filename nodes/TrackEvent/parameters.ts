import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { entriesOf } from '../rules';

export interface Tracked {
  readonly name: string;
  readonly properties: IDataObject;
}

/** How many journeys in a row have tracked an event that began the next; stands among the properties of each. */
export const DEPTH = 'journey_depth';
const DEEPEST = 10;
const MOST_PROPERTIES = 50;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,99}$/u;
const UNUSABLE = new Set(['__proto__', 'constructor', 'prototype', DEPTH]);

/** What item `i` tracks. Throws for names that nothing can have. */
export function readEvent(context: IExecuteFunctions, i: number): Tracked {
  const given = context.getNodeParameter('event', 0, '') as unknown;
  const name = typeof given === 'string' ? given.trim() : '';
  if (name === '' || name.length > 200) throw new Error('The event needs a name of 1 to 200 characters');
  const entries = entriesOf(context.getNodeParameter('properties', i, {}), 'property');
  if (entries.length > MOST_PROPERTIES)
    throw new Error(`${String(entries.length)} properties are named; ${String(MOST_PROPERTIES)} are the limit`);
  const properties: IDataObject = {};
  for (const { name: property, value } of entries) {
    const key = typeof property === 'string' ? property.trim() : '';
    if (!NAME.test(key) || UNUSABLE.has(key))
      throw new Error(`${JSON.stringify(property)} cannot be the name of a property`);
    if (value !== undefined) properties[key] = value;
  }
  return { name, properties };
}

/** Throws when journeys begin one another in a circle. */
export function depthAfter(before: unknown): number {
  const depth = typeof before === 'number' && before > 0 ? Math.floor(before) + 1 : 1;
  if (depth <= DEEPEST) return depth;
  throw new Error(
    `${String(DEEPEST)} journeys in a row have begun one another by the events they track: this is a circle, and it ends here`,
  );
}
