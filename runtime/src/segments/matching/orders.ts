import { isEqual } from '../../engine/values';
import type { Bought, OrdersCondition } from '../definition/conditions';
import type { OrderFacts, PersonFacts } from '../facts';
import { isAmount, overTime, type Total } from './amounts';
import { always, type Verdict } from './verdict';
import { exactSpan, isWithin, leavesExact, momentMet } from './windows';

type AmountCondition = Extract<OrdersCondition, { readonly operator: unknown }>;

/** The figures on the profile know everything that was ever bought; a window or a kind of product asks the orders. */
export function needsOrders(condition: OrdersCondition): boolean {
  return condition.bought !== undefined || ('window' in condition && condition.window !== undefined);
}

export function ordersMet(condition: OrdersCondition, facts: PersonFacts, now: Date): Verdict {
  const asked = needsOrders(condition) ? facts.orders.filter((order) => hasBought(condition.bought, order)) : undefined;
  if (condition.measure === 'first' || condition.measure === 'last') {
    const at = asked ? endOf(asked, condition.measure) : ofFigures(facts, condition.measure);
    return momentMet(condition.is, at, { now, exact: true });
  }
  if (!asked) return always(figuresMeet(condition, facts));
  const { window } = condition;
  const span = exactSpan(window, now);
  const inside = asked.filter(({ placedAt }) => isWithin(span, placedAt.getTime()));
  return overTime(
    inside.map((order) => ({ ...counted(condition, order), ...leavesExact(window, order.placedAt.getTime()) })),
    (total) => meets(condition, total),
    now,
  );
}

/** How often, or how much and by how many of them that have an amount. */
function counted(condition: AmountCondition, { amount, currency }: OrderFacts): Total {
  if (condition.measure === 'count') return { amount: 0, many: 1 };
  return amount !== undefined && currency === condition.value.currency ? { amount, many: 1 } : { amount: 0, many: 0 };
}

function meets(condition: AmountCondition, { amount, many }: Total): boolean {
  if (condition.measure === 'count') return isAmount(condition.operator, many, condition.value);
  if (condition.measure === 'spend') return isAmount(condition.operator, amount, condition.value.amount);
  return many > 0 && isAmount(condition.operator, Math.round(amount / many), condition.value.amount);
}

function figuresMeet(condition: AmountCondition, { profile: { orders } }: PersonFacts): boolean {
  if (condition.measure === 'count') return isAmount(condition.operator, orders?.count ?? 0, condition.value);
  const { amount, currency } = condition.value;
  const held = condition.measure === 'spend' ? orders?.spend : orders?.averageValue;
  const found = held?.currency === currency ? held.amount : undefined;
  if (condition.measure === 'spend') return isAmount(condition.operator, found ?? 0, amount);
  return found !== undefined && isAmount(condition.operator, found, amount);
}

function hasBought(bought: Bought | undefined, { lines }: OrderFacts): boolean {
  if (!bought) return true;
  const { by, values } = bought;
  const held = (line: OrderFacts['lines'][number]) =>
    by === 'category' ? line.category : by === 'sku' ? line.sku : line.productId;
  return lines.some((line) => values.some((value) => isEqual(held(line), value)));
}

function ofFigures({ profile: { orders } }: PersonFacts, which: 'first' | 'last'): Date | undefined {
  const at = orders?.[`${which}At`];
  return at === undefined ? undefined : new Date(at);
}

function endOf(orders: readonly OrderFacts[], which: 'first' | 'last'): Date | undefined {
  const times = orders.map(({ placedAt }) => placedAt.getTime());
  if (times.length === 0) return undefined;
  return new Date(which === 'first' ? Math.min(...times) : Math.max(...times));
}
