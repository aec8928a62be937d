import type { Duration } from './hold';

/** Local hours in which a message may go out; what to do outside of them. Times are `HH:MM` in the recipient's zone. */
export interface SendWindow {
  readonly from: string;
  readonly to: string;
  readonly outside: 'defer' | 'skip';
}

export type MessageCategory = 'marketing' | 'transactional';

/** What a Send step wants; the row keeps the data the text reads, consent and address are looked at when it goes out. */
export interface SendBody {
  readonly channel: 'email';
  readonly messageKey: string;
  /** Pinned at publishing. */
  readonly revision: number;
  readonly senderRole: string;
  readonly category: MessageCategory;
  readonly window?: SendWindow;
  /** Not sent later than this after it was asked for. */
  readonly expiresAfter?: Duration;
  /** Resend when the outcome is unknown; never true for marketing. */
  readonly resendUnknown: boolean;
  readonly data: { readonly event: unknown; readonly entry: unknown };
  /** IANA zone of the window for a profile that has none: the journey's. UTC when absent. */
  readonly zone?: string;
}

/** What a step records that somebody agreed to or refused. */
export interface ConsentAsk {
  readonly channel: 'email' | 'sms' | 'whatsapp' | 'line' | 'push';
  /** `pending`: they are asked to confirm it. */
  readonly state: 'subscribed' | 'pending' | 'unsubscribed';
  /** They said so themself just now: only then somebody who has unsubscribed is subscribed again. */
  readonly explicit: boolean;
  readonly wording?: string;
}

/**
 * Changes of one profile, folded into one row per wake-up. Values replace; `undefined` is not allowed, `null` removes. Names of
 * standard fields (`firstName`, `language`, …) set those.
 */
export interface ProfileChanges {
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>>;
  /** Added to what the attribute holds when the row is applied; what is no number counts as 0. */
  readonly increments?: Readonly<Record<string, number>>;
  readonly consents?: readonly ConsentAsk[];
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** Static lists they are to be on, or not. */
  readonly lists?: readonly ListAsk[];
}

/** That somebody is to be on a static list from now on, or not. */
export interface ListAsk {
  readonly segmentId: string;
  readonly in: boolean;
}

export interface EventBody {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Everything a child of a fork needs to start; its id is the row's key hashed. */
export interface ChildBody {
  readonly childId: string;
  readonly stepKey: string;
}

export type EffectContent =
  | { readonly kind: 'send'; readonly body: SendBody }
  | { readonly kind: 'profile'; readonly body: ProfileChanges }
  | { readonly kind: 'event'; readonly body: EventBody }
  | { readonly kind: 'child'; readonly body: ChildBody };

export type EffectStatus =
  'proposed' | 'pending' | 'sending' | 'sent' | 'skipped' | 'failed' | 'unknown' | 'void' | 'done';

/** What a step wants done outside the enrolment. Real when the enrolment's `last.token` is its token. */
export type EffectRow = EffectContent & {
  /** `<key>/<token>`: named by attempt, so a dead attempt's row never becomes another's. */
  readonly _id: string;
  /** `enrolmentId:stepKey:visit[:channel]`; what providers and ledgers get. Profile rows: `enrolmentId:seq`. */
  readonly key: string;
  readonly enrolmentId: string;
  readonly token: string;
  readonly seq: number;
  readonly status: EffectStatus;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly versionId: string;
  readonly profileId: string;
  readonly bucket: number;
  readonly stepKey: string;
  readonly visit: number;
  /** When it was written; of a send with an outcome, when that was. */
  readonly at: Date;
  /** Of a pending send: not before this (deferred to the morning). */
  readonly due: Date;
  /** Of a send that is or was pending: the line it waits in, `<workspaceId>:<senderRole>`. */
  readonly line?: string;
  /** Who took it and until when; `handed` once its content may have left. Of a row with an outcome, whose that was. */
  readonly dispatch?: { readonly token: string; readonly until: Date; readonly handed?: true };
  readonly owed?: boolean;
  /** Why it was skipped, failed, deferred or is unknown: a code of messaging's reasons. */
  readonly reason?: string;
  readonly detail?: string;
  /** A send that was asked for outside of any enrolment (`POST /api/sends`): always wanted, nobody to resume. */
  readonly single?: true;
  /** Of a send: deliveries that failed for now; its back-off grows with it. */
  readonly tries?: number;
  /** Of a send that is tried again although it may have arrived: it never ends as if nothing had left. */
  readonly mayBeOut?: true;
};
