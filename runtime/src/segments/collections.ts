import type { Collection, Db } from '../platform/database';

/**
 * What the query form reads of other subjects, and nothing but that: a definition compiles to pipelines over them, which no
 * service of theirs could offer. Never written here.
 */
interface OfPerson {
  readonly workspaceId: string;
  readonly profileId: string;
}

export interface StoredCounter extends OfPerson {
  readonly bucket: number;
  readonly name: string;
  readonly total: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly days: readonly { readonly d: string; readonly n: number }[];
}

export interface StoredEvent extends OfPerson {
  readonly bucket: number;
  readonly name: string;
  readonly occurredAt: Date;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface StoredOrder extends OfPerson {
  readonly placedAt: Date;
  readonly fields: {
    readonly lines?: readonly { readonly category?: string; readonly productId?: string; readonly sku?: string }[];
  };
  readonly counted?: {
    readonly counts: boolean;
    readonly amount?: number;
    readonly currency?: string;
    readonly aside?: true;
  };
}

export interface StoredEnrolment extends OfPerson {
  readonly bucket: number;
  readonly journeyId: string;
  readonly active: boolean;
  readonly startedAt: Date;
  readonly ended?: { readonly reason: string };
}

export interface StoredSend extends OfPerson {
  readonly bucket: number;
  readonly kind: 'send';
  readonly status: string;
  readonly at: Date;
  readonly body: { readonly messageKey: string };
}

export interface StoredMember extends OfPerson {
  readonly _id: string;
  readonly bucket: number;
  readonly segmentId: string;
  readonly in: boolean;
}

export interface StoredProfile {
  readonly _id: string;
  readonly workspaceId: string;
  readonly bucket?: number;
  readonly mergedInto?: string;
}

export interface Collections {
  readonly profiles: Collection<StoredProfile>;
  readonly aliases: Collection<{ _id: string; workspaceId: string; from: readonly string[] }>;
  readonly counters: Collection<StoredCounter>;
  readonly events: Collection<StoredEvent>;
  readonly orders: Collection<StoredOrder>;
  readonly enrolments: Collection<StoredEnrolment>;
  readonly sends: Collection<StoredSend>;
  readonly members: Collection<StoredMember>;
}

export const collectionsOf = (db: Db): Collections => ({
  profiles: db.collection('profiles'),
  aliases: db.collection('profileAliases'),
  counters: db.collection('eventCounters'),
  events: db.collection('events'),
  orders: db.collection('orders'),
  enrolments: db.collection('enrolments'),
  sends: db.collection('effects'),
  members: db.collection('segmentMembers'),
});

/** Of a send's status: it went out, or it never will. */
export const OUTCOMES = { sent: ['sent', 'done'], notSent: ['skipped', 'failed'] } as const;
/** How a visit ends that came to its end. */
export const FINISHED = ['completed', 'goal'] as const;
