const DAY_MS = 86_400_000;

/** The usual time between two orders, in days with one decimal; undefined below two orders. */
export function medianIntervalDays(placed: readonly Date[]): number | undefined {
  const times = placed.map((at) => at.getTime()).toSorted((a, b) => a - b);
  const gaps = times
    .slice(1)
    .map((time, index) => time - (times[index] ?? time))
    .toSorted((a, b) => a - b);
  const [low, high] = [gaps[(gaps.length - 1) >> 1], gaps[gaps.length >> 1]];
  return low === undefined || high === undefined ? undefined : Math.round(((low + high) / 2 / DAY_MS) * 10) / 10;
}

/** What stood in most of these orders, given newest first; of equal ones what was bought last. */
export function favouriteCategory(orders: readonly { readonly categories: readonly string[] }[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { categories } of orders)
    for (const category of new Set(categories)) counts.set(category, (counts.get(category) ?? 0) + 1);
  // A Map keeps the order in which they came: the newest first.
  const [favourite] = [...counts].toSorted(([, a], [, b]) => b - a);
  return favourite?.[0];
}
