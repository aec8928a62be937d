import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database';
import { notFound } from '../../platform/errors/error';
import { decodeCursor, encodeCursor } from '../../platform/http/page';
import { derivedId } from '../../platform/ids';
import { markForRecount } from '../owed';
import { baseCurrenciesOf, exchangeRatesOf, type ExchangeRate } from './model';
import { baseOf } from './table';

export interface RateQuery {
  readonly workspaceId: string;
  readonly currency?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type GivenRate = Pick<ExchangeRate, 'currency' | 'day' | 'rate'>;

export interface Currencies {
  base(workspaceId: string): Promise<string>;
  /** All orders are counted anew in it, in the background; rates are those given for it. */
  setBase(workspaceId: string, base: string): Promise<void>;
  /** For the workspace's currency, newest day first. */
  list(query: RateQuery): Promise<{ readonly items: readonly ExchangeRate[]; readonly nextCursor?: string }>;
  /** Orders since these days are counted anew, in the background. */
  set(workspaceId: string, rates: readonly GivenRate[]): Promise<void>;
  /** Throws not_found. */
  remove(workspaceId: string, rate: Pick<GivenRate, 'currency' | 'day'>): Promise<void>;
}

export function createCurrencies(parts: { readonly db: Db; readonly clock: Clock }): Currencies {
  const { db } = parts;
  return {
    base: (workspaceId) => baseOf(db, workspaceId),
    list: (query) => listRates(db, query),

    async setBase(workspaceId, base) {
      await baseCurrenciesOf(db).updateOne({ _id: workspaceId }, { $set: { workspaceId, base } }, { upsert: true });
      await markForRecount(parts, { workspaceId });
    },

    async set(workspaceId, rates) {
      const base = await baseOf(db, workspaceId);
      const operations = rates.map(({ currency, day, rate }) => ({
        updateOne: {
          filter: { _id: derivedId(workspaceId, base, currency, day) },
          update: { $set: { workspaceId, base, currency, day, rate } },
          upsert: true,
        },
      }));
      await exchangeRatesOf(db).bulkWrite(operations, { ordered: false });
      // After the rates, so that whoever counts an order that is not marked any more has read them.
      for (const [currency, own] of Map.groupBy(rates, (each) => each.currency)) {
        const [since = ''] = own.map(({ day }) => day).toSorted();
        await markForRecount(parts, { workspaceId, currency, since: new Date(since) });
      }
    },

    async remove(workspaceId, { currency, day }) {
      const base = await baseOf(db, workspaceId);
      const _id = derivedId(workspaceId, base, currency, day);
      const { deletedCount } = await exchangeRatesOf(db).deleteOne({ _id, workspaceId });
      if (deletedCount === 0) throw notFound('exchange rate', `${currency} ${day}`);
      await markForRecount(parts, { workspaceId, currency, since: new Date(day) });
    },
  };
}

async function listRates(db: Db, { workspaceId, currency, cursor, limit }: RateQuery): ReturnType<Currencies['list']> {
  const base = await baseOf(db, workspaceId);
  const [day, before] = cursor === undefined ? [] : decodeCursor(cursor).map(String);
  const found = await exchangeRatesOf(db)
    .find({
      ...{ workspaceId, base },
      ...(currency !== undefined && { currency }),
      ...(day !== undefined &&
        before !== undefined && { $or: [{ day: { $lt: day } }, { day, currency: { $gt: before } }] }),
    })
    .sort({ day: -1, currency: 1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last ? { items, nextCursor: encodeCursor([last.day, last.currency]) } : { items };
}
