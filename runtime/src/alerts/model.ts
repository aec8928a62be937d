import type { Collection, Db } from '../platform/database';

export const KINDS = ['lag', 'deadLetters', 'circuit', 'sender'] as const;
export type AlertKind = (typeof KINDS)[number];

/** When somebody is told; absent: never of this. */
export interface AlertLimits {
  /** Seconds that the oldest due enrolment is late. */
  readonly lagSeconds?: number;
  /** Dead letters that wait for a person. */
  readonly deadLetters?: number;
  /** Minutes for which a step has failed for everybody; 0: at once. */
  readonly circuitMinutes?: number;
  /** Minutes for which a sender could not reach its server. */
  readonly senderMinutes?: number;
}

/** Who is told of what; `_id` is the workspace's. */
export interface AlertSettings {
  readonly _id: string;
  readonly workspaceId: string;
  readonly limits: AlertLimits;
  readonly language: 'en' | 'zh-CN';
  readonly mail?: { readonly senderId: string; readonly to: readonly string[] };
  /** `secret` signs, and is encrypted. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly revision: number;
  readonly updatedAt: Date;
}

/** What a message says: names of things of the workspace and numbers, never of persons. */
export interface AlertFacts {
  readonly value: number;
  readonly limit: number;
  readonly journeyId?: string;
  readonly journeyName?: string;
  readonly stepName?: string;
  readonly senderId?: string;
  readonly senderName?: string;
  /** The stable code of a failure. */
  readonly code?: string;
}

/**
 * Something that is too much, from when it began until it is well again. `_id` derives from workspace, kind and what it is
 * about; `number` counts how often it has begun.
 */
export interface Occasion {
  readonly _id: string;
  readonly workspaceId: string;
  readonly kind: AlertKind;
  readonly subject: string;
  readonly open: boolean;
  readonly number: number;
  readonly facts: AlertFacts;
  readonly beganAt: Date;
  /** Since when it has been well without a break. */
  readonly wellSince?: Date;
  readonly endedAt?: Date;
  /** The numbers for which notices are written down. */
  readonly told: { readonly began: number; readonly ended: number };
  readonly forgetAt?: Date;
}

/** One message that has to arrive; `_id` says of what and over which way, so that it is written down once. */
export interface Notice {
  readonly _id: string;
  readonly workspaceId: string;
  readonly occasionId: string;
  readonly kind: AlertKind;
  readonly what: 'began' | 'ended';
  readonly facts: AlertFacts;
  readonly at: Date;
  readonly way: 'mail' | 'webhook';
  /** Of a mail. */
  readonly to?: string;
  readonly state: 'pending' | 'done' | 'failed';
  readonly tries: number;
  /** When it is tried next; while it is tried, when another process may take it over. */
  readonly due: Date;
  readonly until: Date;
  readonly lastError?: string;
  readonly forgetAt: Date;
}

export interface AlertCollections {
  readonly settings: Collection<AlertSettings>;
  readonly occasions: Collection<Occasion>;
  readonly notices: Collection<Notice>;
}

export const alertCollections = (db: Db): AlertCollections => ({
  settings: db.collection<AlertSettings>('alertSettings'),
  occasions: db.collection<Occasion>('alertOccasions'),
  notices: db.collection<Notice>('alertNotices'),
});

/** What is told unless somebody says otherwise. */
export const DEFAULT_LIMITS: AlertLimits = { lagSeconds: 300, deadLetters: 10, circuitMinutes: 0, senderMinutes: 10 };
