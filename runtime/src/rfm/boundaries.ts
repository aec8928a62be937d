import { FEWEST_FOR_FIFTHS, fifths, fifthsOfDays, type Boundaries, type Figures } from './scores';

/** Where scores begin for these buyers: fifths of them, or fixed where there are too few. */
export function boundariesOf(
  buyers: Iterable<Figures>,
  thresholds: Boundaries,
): { readonly buyers: number; readonly fixed: boolean; readonly boundaries: Boundaries } {
  const [days, orders, spend] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
  let count = 0;
  for (const each of buyers) {
    count += 1;
    raise(days, each.days);
    raise(orders, each.orders);
    raise(spend, each.spend);
  }
  const fixed = count < FEWEST_FOR_FIFTHS;
  const own = { days: fifthsOfDays(days), orders: fifths(orders), spend: fifths(spend) };
  return { buyers: count, fixed, boundaries: fixed ? thresholds : own };
}

const raise = (histogram: Map<number, number>, value: number): void => {
  histogram.set(value, (histogram.get(value) ?? 0) + 1);
};
