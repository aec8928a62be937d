import type { Collection, Db } from '../../platform/database';

/** In which currency a workspace counts. */
export interface BaseCurrency {
  /** The workspace's. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly base: string;
}

/** What one unit of a currency was worth from a day on, until the next one of the same currency. */
export interface ExchangeRate {
  /** Hash of workspace, base, currency and day. */
  readonly _id: string;
  readonly workspaceId: string;
  readonly base: string;
  readonly currency: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  /** Decimal, as it was given. */
  readonly rate: string;
}

/** Until somebody says another one. */
export const USUAL_BASE = 'USD';

export const baseCurrenciesOf = (db: Db): Collection<BaseCurrency> => db.collection<BaseCurrency>('baseCurrencies');
export const exchangeRatesOf = (db: Db): Collection<ExchangeRate> => db.collection<ExchangeRate>('exchangeRates');

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
