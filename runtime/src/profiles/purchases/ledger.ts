import { favouriteCategory, medianIntervalDays } from './habits';

/** What one order adds to its person's figures. */
export interface Counted {
  /** The profile whose figures hold it; after a merge that of before, whose figures nobody reads any more. */
  readonly home: string;
  /** Of the order. */
  readonly revision: number;
  /** False: cancelled, a trial, or not known yet; then it adds nothing. */
  readonly counts: boolean;
  readonly at: Date;
  /** Net, in minor units: of the workspace's currency, or, `aside`, as it was, because no rate is known. Absent: nobody said. */
  readonly amount?: number;
  readonly currency?: string;
  readonly aside?: true;
  readonly categories: readonly string[];
}

export interface LedgerEntry extends Omit<Counted, 'home'> {
  readonly order: string;
  /** The order's document is known to say this: no repeat needs the entry. */
  readonly sure: boolean;
}

type Sums = Readonly<Record<string, number>>;

/** The figures of one person's orders, and what keeps them right. */
export interface Ledger {
  /** Grows with every change: what a change is compared-and-set by. */
  readonly seq: number;
  /** Who made the last change. */
  readonly by: string;
  /** The fifty newest orders that count, and those of which nobody knows yet whether their document says so. */
  readonly entries: readonly LedgerEntry[];
  readonly count: number;
  /** Of those orders whose amount is in `spend`. */
  readonly valued: number;
  /** By currency: only one, but while the workspace's currency is being changed. */
  readonly spend: Sums;
  /** Amounts without a rate, by their currency. */
  readonly aside: Sums;
  /** The workspace's currency when this was written. */
  readonly base: string;
  readonly first?: { readonly order: string; readonly at: Date };
  readonly lastAt?: Date;
  readonly medianDays?: number;
  readonly category?: string;
}

/** An order as it is to be counted, and what this ledger held of it by the order's own word. */
export interface LedgerChange {
  readonly order: string;
  readonly now: Counted;
  readonly before?: Counted | undefined;
}

export interface LedgerAfter {
  /** False: all of it was counted before. */
  readonly changed: boolean;
  readonly ledger: Omit<Ledger, 'seq' | 'by' | 'base'>;
  /** Older orders than it holds are needed: read the newest and the first of those counted before, and give them as `older`. */
  readonly short: boolean;
}

/** Nothing of where it is counted. */
const adds = ({ revision, counts, at, amount, currency, aside, categories }: Omit<Counted, 'home'>) => ({
  ...{ revision, counts, at, categories },
  ...(amount !== undefined && { amount }),
  ...(currency !== undefined && { currency }),
  ...(aside && { aside }),
});

/** What an order's document says of it, as an entry that is sure. */
export const entryOf = (order: string, counted: Counted): LedgerEntry => ({ ...adds(counted), order, sure: true });

/** What is noted at the order of an entry. */
export const countedOf = (entry: LedgerEntry, home: string): Counted => ({ ...adds(entry), home });

/** As many orders as habits are read from. */
export const RECENT = 50;

const EMPTY: LedgerAfter['ledger'] = { entries: [], count: 0, valued: 0, spend: {}, aside: {} };

/**
 * The figures after these orders have changed. What an entry already holds of an order counts, not what the order's document
 * says: so a repeat after a crash adds nothing. `sure` are orders whose document holds what their entry holds.
 */
export function ledgerAfter(
  before: LedgerAfter['ledger'] | undefined,
  changes: readonly LedgerChange[],
  {
    sure = new Set(),
    older = [],
  }: { readonly sure?: ReadonlySet<string>; readonly older?: readonly LedgerEntry[] } = {},
): LedgerAfter {
  const held = before ?? EMPTY;
  const sums = new Totals(held);
  const entries = new Map(
    [...older, ...held.entries.map((each) => (sure.has(each.order) ? { ...each, sure: true } : each))].map((each) => [
      each.order,
      each,
    ]),
  );
  let [changed, gone] = [false, false];
  for (const { order, now, before: said } of changes) {
    const previous = entries.get(order) ?? said;
    if (previous && previous.revision >= now.revision) continue;
    changed = true;
    if (previous) sums.add(previous, -1);
    sums.add(now, 1);
    gone ||= previous?.counts === true && (!now.counts || now.at.getTime() !== previous.at.getTime());
    entries.set(order, { ...adds(now), order, sure: false });
  }
  return summed([...entries.values()], { sums, held, changed, gone, refilled: older.length > 0 });
}

interface Summing {
  readonly sums: Totals;
  readonly held: LedgerAfter['ledger'];
  readonly changed: boolean;
  /** An order that counted does not any more, or at another time. */
  readonly gone: boolean;
  readonly refilled: boolean;
}

function summed(entries: readonly LedgerEntry[], { sums, held, changed, gone, refilled }: Summing): LedgerAfter {
  const counting = entries.filter(({ counts }) => counts).toSorted(newestFirst);
  const recent = counting.slice(0, RECENT);
  const kept = new Set(recent);
  const oldest = counting.at(-1);
  const complete = counting.length >= sums.count;
  const first = complete || refilled ? oldest && { order: oldest.order, at: oldest.at } : earliest(held.first, oldest);
  const [newest] = recent;
  const medianDays = medianIntervalDays(recent.map(({ at }) => at));
  const category = favouriteCategory(recent);
  return {
    changed,
    ledger: {
      entries: [...recent, ...entries.filter((each) => !kept.has(each) && !each.sure)],
      ...sums.result,
      ...(first && { first }),
      ...(newest && { lastAt: newest.at }),
      ...(medianDays !== undefined && { medianDays }),
      ...(category !== undefined && { category }),
    },
    short: gone && !complete && !refilled,
  };
}

function earliest(
  held: Ledger['first'],
  oldest: Pick<LedgerEntry, 'order' | 'at'> | undefined,
): Ledger['first'] | undefined {
  if (!oldest) return held;
  const { order, at } = oldest;
  return held && (held.at < at || (held.at.getTime() === at.getTime() && held.order < order)) ? held : { order, at };
}

const newestFirst = (a: LedgerEntry, b: LedgerEntry): number =>
  b.at.getTime() - a.at.getTime() || (a.order < b.order ? 1 : -1);

class Totals {
  count: number;
  #valued: number;
  readonly #spend: Record<string, number>;
  readonly #aside: Record<string, number>;

  constructor({ count, valued, spend, aside }: LedgerAfter['ledger']) {
    this.count = count;
    this.#valued = valued;
    this.#spend = { ...spend };
    this.#aside = { ...aside };
  }

  add({ counts, amount, currency, aside }: Omit<LedgerEntry, 'order' | 'sure'>, sign: 1 | -1): void {
    if (!counts) return;
    this.count += sign;
    if (amount === undefined || currency === undefined) return;
    const sums = aside ? this.#aside : this.#spend;
    sums[currency] = (sums[currency] ?? 0) + sign * amount;
    if (!aside) this.#valued += sign;
  }

  get result(): Pick<Ledger, 'count' | 'valued' | 'spend' | 'aside'> {
    return { count: this.count, valued: this.#valued, spend: nonZero(this.#spend), aside: nonZero(this.#aside) };
  }
}

const nonZero = (sums: Sums): Sums => Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
