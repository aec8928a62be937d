import { matches } from '../../../../runtime/src/engine/matches';
import type { Filter } from '../../../../runtime/src/engine/filter';
import { combinatorOf, conditionsOf } from '../rules/conditions';

/** How many of these events meet the conditions of an entry, by the runtime's own rules. */
export function fitting(events: readonly { readonly properties: unknown }[], filter: unknown): number {
  const conditions = conditionsOf(filter).filter(({ path }) => path !== '');
  const asked = { combinator: combinatorOf(filter), conditions } as unknown as Filter;
  return events.filter(({ properties }) => matches(asked, properties as Readonly<Record<string, unknown>>)).length;
}
