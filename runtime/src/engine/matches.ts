import type { Enrolment } from './enrolment';
import type { JourneyEvent } from './event';
import type { Condition, Filter } from './filter';
import type { EventRule } from './rule';
import { compare, contains, isEqual, isPresent, valuesAt } from './values';

type Properties = Readonly<Record<string, unknown>>;

/** Whose events an enrolment hears: see `Correlation`. */
export interface Hearer {
  readonly profileId: string;
  readonly keys: readonly string[];
  /** Every profile id that means the same person; `profileId` counts without being named. */
  readonly aliases: ReadonlySet<string>;
}

export function hearerOf(enrolment: Enrolment, aliases: ReadonlySet<string>): Hearer {
  return { profileId: enrolment.profileId, keys: enrolment.entry.keys, aliases };
}

/** Name, correlation and filter; nothing about times. */
export function matchesRule(rule: EventRule, event: JourneyEvent, hearer: Hearer): boolean {
  return rule.event === event.name && concerns(rule, event, hearer) && matches(rule.filter, event.properties);
}

function concerns(rule: EventRule, event: JourneyEvent, { profileId, keys, aliases }: Hearer): boolean {
  if (rule.by === 'entryKey') return event.keys.some((key) => keys.includes(key));
  return event.profileId === profileId || aliases.has(event.profileId);
}

/** An empty filter matches everything. */
export function matches(filter: Filter | undefined, properties: Properties): boolean {
  if (!filter || filter.conditions.length === 0) return true;
  const holds = (condition: Condition): boolean => meets(condition, properties);
  return filter.combinator === 'any' ? filter.conditions.some(holds) : filter.conditions.every(holds);
}

/** The first condition that is not met, for “why did X not enter?”. */
export function unmet(filter: Filter, properties: Properties): Condition | undefined {
  return filter.conditions.find((condition) => !meets(condition, properties));
}

/** A negated comparison holds when no value at the path meets it: also when there is none. */
function meets({ path, operator, value }: Condition, properties: Properties): boolean {
  const found = valuesAt(properties, path).filter(isPresent);
  switch (operator) {
    case 'exists':
      return found.length > 0;
    case 'notExists':
      return found.length === 0;
    case 'equals':
      return found.some((each) => isEqual(each, value));
    case 'notEquals':
      return !found.some((each) => isEqual(each, value));
    case 'contains':
      return found.some((each) => contains(each, value));
    case 'notContains':
      return !found.some((each) => contains(each, value));
    case 'greaterThan':
      return found.some((each) => (compare(each, value) ?? 0) > 0);
    case 'lessThan':
      return found.some((each) => (compare(each, value) ?? 0) < 0);
  }
}
