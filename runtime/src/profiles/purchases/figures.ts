import type { OrderFigures } from '../../engine/profile';
import type { Ledger } from './ledger';

/** What people, conditions and texts see of a ledger. */
export function figuresOf(ledger: Ledger | undefined): OrderFigures {
  if (!ledger) return { count: 0 };
  const { count, valued, spend, aside, base, first, lastAt, medianDays, category } = ledger;
  const amount = spend[base] ?? 0;
  const others = Object.entries(aside).map(([currency, held]) => ({ amount: held, currency }));
  return {
    count,
    ...(count > 0 && { spend: { amount, currency: base } }),
    ...(valued > 0 && { averageValue: { amount: Math.round(amount / valued), currency: base } }),
    ...(others.length > 0 && { unconverted: others }),
    ...(first && { firstAt: first.at.toISOString() }),
    ...(lastAt && { lastAt: lastAt.toISOString() }),
    ...(medianDays !== undefined && { medianIntervalDays: medianDays }),
    ...(category !== undefined && { favouriteCategory: category }),
  };
}
