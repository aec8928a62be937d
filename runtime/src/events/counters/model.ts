import { bucketOf, derivedId } from '../../platform/ids';
import type { Collection, Db } from '../../platform/database';
import type { Placed } from '../../platform/placed';

/** Events of one UTC day, by when they happened. */
export interface DayCount {
  /** `YYYY-MM-DD`. */
  readonly d: string;
  readonly n: number;
}

/** What the events received within one UTC hour add; kept apart until nothing of that hour can still be under way. */
export interface OpenSlot {
  /** The hour's beginning, in milliseconds since 1970. */
  readonly slot: number;
  readonly days: readonly DayCount[];
}

/** How often one person did one thing, and when. Never expires: what was counted outlives its events. */
export interface CounterDocument extends Placed {
  readonly workspaceId: string;
  readonly name: string;
  readonly total: number;
  /** By when the events happened. */
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** The last one that the person did, not one that only happened to them (a message of ours). */
  readonly seenAt?: Date;
  /** In the order of the days, those of open slots included. */
  readonly days: readonly DayCount[];
  readonly open: readonly OpenSlot[];
  /** Grows with every write. */
  readonly v: number;
}

export const HOUR_MS = 3_600_000;

export const countersOf = (db: Db): Collection<CounterDocument> => db.collection<CounterDocument>('eventCounters');

export function counterPlace(profileId: string, name: string): Placed {
  return { _id: counterId(profileId, name), profileId, bucket: bucketOf(profileId) };
}

/** Names may be long and hold anything. */
export const counterId = (profileId: string, name: string): string => `${profileId}:${derivedId(name)}`;
