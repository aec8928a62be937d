import { HOUR_MS, type CounterDocument, type DayCount, type OpenSlot } from './model';

/** What was read of one person, event name, hour of reception and day. */
export interface Counted {
  /** The beginning of the UTC hour in which they were received, in milliseconds. */
  readonly slot: number;
  /** UTC day of when they happened. */
  readonly d: string;
  readonly n: number;
  readonly first: Date;
  readonly last: Date;
  readonly seen?: Date | undefined;
}

export type Figures = Pick<CounterDocument, 'total' | 'firstAt' | 'lastAt' | 'seenAt' | 'days' | 'open'>;

/**
 * A counter after whole hours were read again; the same object when nothing is new. What an hour adds is set, not added, so that it
 * may be read any number of times; it never becomes less, because events of an hour only become more. Hours before `foldBefore`
 * are not kept apart any more: nobody reads them again.
 */
export function withHours(
  held: Figures | undefined,
  counted: readonly Counted[],
  foldBefore: number,
): Figures | undefined {
  const open = new Map((held?.open ?? []).map(({ slot, days }) => [slot, mapOf(days)]));
  const days = mapOf(held?.days ?? []);
  let added = 0;
  for (const { slot, d, n } of counted) {
    const hour = open.get(slot) ?? new Map<string, number>();
    const more = n - (hour.get(d) ?? 0);
    if (more <= 0) continue;
    open.set(slot, hour.set(d, n));
    days.set(d, (days.get(d) ?? 0) + more);
    added += more;
  }
  if (added === 0) return held;
  const instants = counted.flatMap(({ first, last }) => [first, last]);
  const edges = [...instants, ...(held ? [held.firstAt, held.lastAt] : [])].map((at) => at.getTime());
  const seenAt = counted.reduce((latest, { seen }) => later(latest, seen), held?.seenAt);
  return {
    total: (held?.total ?? 0) + added,
    firstAt: new Date(Math.min(...edges)),
    lastAt: new Date(Math.max(...edges)),
    ...(seenAt && { seenAt }),
    days: listOf(days),
    open: [...open]
      .filter(([slot]) => slot >= foldBefore)
      .map(([slot, own]): OpenSlot => ({ slot, days: listOf(own) }))
      .toSorted((a, b) => a.slot - b.slot),
  };
}

const later = (a: Date | undefined, b: Date | undefined): Date | undefined => (!a || (b && b > a) ? b : a);

const mapOf = (days: readonly DayCount[]) => new Map(days.map(({ d, n }) => [d, n]));

function listOf(days: ReadonlyMap<string, number>): readonly DayCount[] {
  return [...days].map(([d, n]) => ({ d, n })).toSorted((a, b) => (a.d < b.d ? -1 : 1));
}

export const slotOf = (at: Date): number => Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
