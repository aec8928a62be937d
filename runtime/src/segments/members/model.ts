import type { EventOrigin } from '../../engine/event';
import type { Collection, Db } from '../../platform/database';
import { bucketOf } from '../../platform/ids';
import type { Placed } from '../../platform/placed';

/** That somebody has entered or left, and nobody was told of it yet. */
export interface OwedTelling {
  readonly origin: EventOrigin;
  readonly at: Date;
}

/**
 * One person's membership of one segment; there is none of people who were never in it and whom time alone will not bring in.
 * Written only over the version that was read, so every change is told once.
 */
export interface MemberDocument extends Placed {
  readonly workspaceId: string;
  readonly segmentId: string;
  readonly in: boolean;
  /** Since when they are in, or out. */
  readonly since: Date;
  /** How often they entered or left so far: names the event of the last time. */
  readonly n: number;
  /** Grows with every write. */
  readonly v: number;
  /** When time alone may change it. It may change nothing: then the test tells the next instant. */
  readonly flipsAt?: Date;
  readonly owed?: OwedTelling;
  /** Of static lists: what was done already, so that a repeat does nothing; the last few. */
  readonly acts?: readonly string[];
}

export const membersOf = (db: Db): Collection<MemberDocument> => db.collection<MemberDocument>('segmentMembers');

export const memberId = (segmentId: string, profileId: string): string => `${segmentId}:${profileId}`;

export const memberPlace = (segmentId: string, profileId: string): Placed => ({
  ...{ _id: memberId(segmentId, profileId), profileId },
  bucket: bucketOf(profileId),
});
