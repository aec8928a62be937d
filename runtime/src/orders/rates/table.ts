import type { Db } from '../../platform/database';
import type { Money } from '../../platform/money';
import { converted } from './convert';
import { baseCurrenciesOf, dayOf, exchangeRatesOf, USUAL_BASE, type ExchangeRate } from './model';

/** Amounts of a workspace in its currency, by the rates of their days. */
export interface Table {
  readonly base: string;
  /** Undefined: no rate of that day or before it is known. */
  readonly inBase: (money: Money, at: Date) => number | undefined;
}

export async function baseOf(db: Db, workspaceId: string): Promise<string> {
  return (await baseCurrenciesOf(db).findOne({ _id: workspaceId }))?.base ?? USUAL_BASE;
}

/** The rates that these amounts need; two queries for each foreign currency of a batch, whatever its size. */
export async function tableFor(
  db: Db,
  workspaceId: string,
  amounts: readonly { readonly money: Money; readonly at: Date }[],
): Promise<Table> {
  const base = await baseOf(db, workspaceId);
  const days = Map.groupBy(amounts, ({ money }) => money.currency);
  const rates = new Map(
    await Promise.all(
      [...days]
        .filter(([currency]) => currency !== base)
        .map(async ([currency, own]) => {
          const asked = own.map(({ at }) => dayOf(at)).toSorted();
          return [currency, await ratesBetween(db, { workspaceId, base, currency }, asked)] as const;
        }),
    ),
  );
  return {
    base,
    inBase: (money, at) => {
      if (money.currency === base) return money.amount;
      const day = dayOf(at);
      const rate = rates.get(money.currency)?.findLast((each) => each.day <= day);
      return rate && converted(money, rate.rate, base);
    },
  };
}

/** The one that holds on the first day, and all up to the last, by day. */
async function ratesBetween(
  db: Db,
  which: Pick<ExchangeRate, 'workspaceId' | 'base' | 'currency'>,
  days: readonly string[],
): Promise<readonly ExchangeRate[]> {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const [before, between] = await Promise.all([
    exchangeRatesOf(db).findOne({ ...which, day: { $lte: first } }, { sort: { day: -1 } }),
    first === last
      ? []
      : exchangeRatesOf(db)
          .find({ ...which, day: { $gt: first, $lte: last } })
          .sort({ day: 1 })
          .toArray(),
  ]);
  return before ? [before, ...between] : between;
}
