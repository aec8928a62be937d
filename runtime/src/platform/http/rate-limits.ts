import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

import type { Database } from '../database';
import { PerennialError } from '../errors/error';

const COLLECTION = 'rateLimits';

export interface RateLimit {
  /** Takes one point of `key` (an address, a key's id); throws too_many_requests with the seconds to wait when none is left. */
  consume(key: string): Promise<void>;
}

export interface Allowance {
  /** Names the limit; part of the stored key. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** Counted in the database, so that all processes share it; when that is away, counted here (2.7 ms a call). */
export function sharedRateLimit(database: Database, { name, points, seconds }: Allowance): RateLimit {
  const limiter = new RateLimiterMongo({
    storeClient: database.connection.getClient(),
    dbName: database.db.databaseName,
    tableName: COLLECTION,
    keyPrefix: name,
    points,
    duration: seconds,
    inMemoryBlockOnConsumed: points,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    disableIndexesCreation: true,
  });
  return limitBy(limiter);
}

/** Counted in this process only: free of cost, for what is called often; n processes together allow n times as much. */
export function localRateLimit({ name, points, seconds }: Allowance): RateLimit {
  return limitBy(new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }));
}

function limitBy(limiter: RateLimiterAbstract): RateLimit {
  return {
    consume: async (key) => {
      try {
        await limiter.consume(key);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const retryAfter = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
        throw new PerennialError('too_many_requests', `Too many requests. Try again in ${String(retryAfter)} s.`, {
          retryAfter,
        });
      }
    },
  };
}

export interface RateLimits {
  /** By address, on everything that tries a secret without being signed in. */
  readonly signIn: RateLimit;
  /** By key, generous: it only stops a script that runs away. */
  readonly apiKey: RateLimit;
}

export function createRateLimits(database: Database): RateLimits {
  return {
    signIn: sharedRateLimit(database, { name: 'sign-in', points: 60, seconds: 300 }),
    apiKey: localRateLimit({ name: 'api-key', points: 6_000, seconds: 60 }),
  };
}
