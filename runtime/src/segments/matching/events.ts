import { numberOf, valuesAt } from '../../engine/values';
import type { EventCondition, PropertyFilter } from '../definition/conditions';
import type { EventFacts, PersonFacts } from '../facts';
import { isAmount, overTime, type Counting } from './amounts';
import { compared } from './compare';
import { startOf } from './times';
import type { Verdict } from './verdict';
import { eventSpan, isWithin, leavesEvents, momentMet } from './windows';

/** Counters know days and names; everything else is asked of the stored events. */
export function needsStored(condition: EventCondition): boolean {
  if (condition.where || condition.measure === 'sum') return true;
  return condition.measure === 'count' && condition.window?.kind === 'hours';
}

export function eventMet(condition: EventCondition, facts: PersonFacts, now: Date): Verdict {
  const stored = needsStored(condition) ? facts.events.filter((event) => isMeant(condition, event)) : undefined;
  if (condition.measure === 'first' || condition.measure === 'last') {
    const at = stored
      ? endOf(stored, condition.measure)
      : facts.counters.get(condition.event)?.[`${condition.measure}At`];
    return momentMet(condition.is, at, { now, exact: false });
  }
  const { window, operator } = condition;
  const span = eventSpan(window, now);
  const things = stored
    ? stored.map(({ occurredAt, properties }): Timed => ({
        at: occurredAt.getTime(),
        ...(condition.measure === 'sum' ? { amount: sumOf(properties, condition.property), many: 0 } : ONE),
      }))
    : daysOf(facts, condition.event);
  const wanted = condition.measure === 'sum' ? inMillionths(condition.value) : condition.value;
  const inside = things.filter(({ at }) => isWithin(span, at));
  return overTime(
    inside.map(({ at, ...counting }) => ({ ...counting, ...leavesEvents(window, at) })),
    ({ amount, many }) => isAmount(operator, condition.measure === 'sum' ? amount : many, wanted),
    now,
  );
}

interface Timed extends Counting {
  readonly at: number;
}

const ONE = { amount: 0, many: 1 };

function daysOf({ counters }: PersonFacts, event: string): readonly Timed[] {
  return [...(counters.get(event)?.days ?? [])].map(([day, many]) => ({ at: startOf(day), amount: 0, many }));
}

function isMeant({ event, where }: EventCondition, { name, properties }: EventFacts): boolean {
  return name === event && (!where || filterMet(where, properties));
}

export function filterMet({ match, conditions }: PropertyFilter, properties: EventFacts['properties']): boolean {
  // What an event says does not change with time: any moment will do.
  const holds = ({ path, is }: PropertyFilter['conditions'][number]) =>
    compared(is, valuesAt(properties, path), EPOCH).in;
  return match === 'any' ? conditions.some(holds) : conditions.every(holds);
}

const EPOCH = new Date(0);

/** Whole numbers, so that the order in which they are added changes nothing. */
export const inMillionths = (value: number): number => Math.floor(value * 1_000_000 + 0.5);

const sumOf = (properties: EventFacts['properties'], path: string): number =>
  valuesAt(properties, path).reduce<number>((sum, value) => sum + inMillionths(numberOf(value) ?? 0), 0);

function endOf(events: readonly EventFacts[], which: 'first' | 'last'): Date | undefined {
  const times = events.map(({ occurredAt }) => occurredAt.getTime());
  if (times.length === 0) return undefined;
  return new Date(which === 'first' ? Math.min(...times) : Math.max(...times));
}
