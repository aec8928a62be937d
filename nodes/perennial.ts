import type { IExecuteFunctions } from 'n8n-workflow';

// What our nodes and our runtime say to each other. The runtime has the same shapes in its engine; its compiler holds the
// two together. Nothing here does anything: in plain n8n none of it exists.

export type DurationUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months';

/** Days, weeks and months are calendar units in the journey's zone. */
export interface Duration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

export type Operator =
  'equals' | 'notEquals' | 'contains' | 'notContains' | 'greaterThan' | 'lessThan' | 'exists' | 'notExists';

export interface Condition {
  readonly path: string;
  readonly operator: Operator;
  readonly value?: string | number | boolean;
}

export interface Filter {
  readonly combinator: 'all' | 'any';
  readonly conditions: readonly Condition[];
}

/** An event that counts: of the same profile, or one that carries the enrolment's entry key. */
export interface EventRule {
  readonly event: string;
  readonly by: 'profile' | 'entryKey';
  readonly filter?: Filter;
}

/**
 * Output 0 of a holding node is the time-out; early way k leads to output k + 1. `since: 'entry'`: what came since the
 * journey was entered counts, too.
 */
export interface EventBranch extends EventRule {
  readonly output: number;
  readonly since?: 'entry';
}

/** Opens as soon as the profile fits; paths lead into its data (`attributes.tier`, `consent.email`, `tags`). */
export interface ConditionBranch {
  readonly output: number;
  readonly filter: Filter;
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** `HH:MM` to `HH:MM`, over midnight too; on these days, without any on all. */
export interface LocalHours {
  readonly from: string;
  readonly to: string;
  readonly days?: readonly Weekday[];
}

/** A date as the data says it, moved by calendar units and put at a time of day (absent: its own). */
export interface DatePoint {
  readonly value: unknown;
  readonly offset?: Duration & { readonly before?: boolean };
  readonly time?: string;
  /** The next one every year; says what 29 February is in other years. */
  readonly yearly?: 'feb28' | 'mar1';
}

/** Opens at a date, or when these hours begin. */
export interface TimedBranch {
  readonly output: number;
  readonly date?: DatePoint;
  readonly hours?: LocalHours;
}

/** When a wait is over by itself. Outputs of a date that is `missing` or `over`; 0: goes on at once. */
export interface WaitRequest {
  readonly wait: Duration;
  readonly date?: DatePoint & { readonly missing: number; readonly over: number };
  readonly hours?: LocalHours;
  readonly late?: { readonly after: Duration; readonly output: number };
  /** IANA zone of local times; absent: the profile's, else the journey's. */
  readonly zone?: string;
}

export type HoldRequest =
  | ({ readonly kind: 'time' } & WaitRequest)
  | ({
      readonly kind: 'listen';
      readonly branches: readonly EventBranch[];
      readonly conditions?: readonly ConditionBranch[];
      readonly times?: readonly TimedBranch[];
      readonly restartOn: readonly EventRule[];
      readonly refresh: boolean;
    } & WaitRequest);

/** Local hours of the recipient, `HH:MM`. */
export interface SendWindow {
  readonly from: string;
  readonly to: string;
  readonly outside: 'defer' | 'skip';
}

export interface SendRequest {
  readonly channel: 'email';
  readonly messageKey: string;
  readonly senderRole: string;
  readonly category: 'marketing' | 'transactional';
  readonly window?: SendWindow;
  /** Not sent later than this after it was asked for. */
  readonly expiresAfter?: Duration;
  readonly resendUnknown: boolean;
}

/** What a step records that somebody agreed to or refused; `pending`: they are asked to confirm it. */
export interface ConsentAsk {
  readonly channel: 'email' | 'sms' | 'whatsapp' | 'line' | 'push';
  readonly state: 'subscribed' | 'pending' | 'unsubscribed';
  /** They said so themself just now: only then somebody who has unsubscribed is subscribed again. */
  readonly explicit: boolean;
  readonly wording?: string;
}

/** Changes of a profile: values replace, `null` removes, `increments` are added to the number that is held. */
export interface ProfileChanges {
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>>;
  readonly increments?: Readonly<Record<string, number>>;
  readonly consents?: readonly ConsentAsk[];
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
  /** Static lists they are to be on, or not; what was said last of a list stands. */
  readonly lists?: readonly { readonly segmentId: string; readonly in: boolean }[];
}

/**
 * What a step wants done outside of its enrolment: once its attempt is committed, and then once. All changes of a profile in
 * one wake-up are one; `null` removes an attribute.
 */
export type EffectRequest =
  | { readonly kind: 'profile'; readonly body: ProfileChanges }
  | {
      readonly kind: 'event';
      readonly body: { readonly name: string; readonly properties: Readonly<Record<string, unknown>> };
    };

/** The profile as of this wake-up, with the pending changes of earlier steps over it. */
export interface ProfileView {
  readonly id: string;
  readonly email?: string;
  readonly phone?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly language?: string;
  readonly country?: string;
  readonly timeZone?: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly tags: readonly string[];
  readonly consent: Readonly<Record<string, string>>;
  /** By channel: the address the consent was given for, where that is known. */
  readonly consentFor?: Readonly<Record<string, string>>;
  readonly createdAt: string;
}

/**
 * What a node may ask of our runtime for the profile at item `i`. Nothing happens at once: it becomes part of the step's
 * result, and at most one of hold, send and exit may be asked for an item.
 */
export interface PerennialHelpers {
  hold(i: number, request: HoldRequest): void;
  send(i: number, request: SendRequest): void;
  /** Ends the whole journey for this profile. */
  exit(i: number, reason: string): void;
  /** Any number of them, beside what the item does otherwise. Nothing comes of them when the step fails for the item. */
  propose(i: number, effect: EffectRequest): void;
  profile(i: number): ProfileView;
  standing(i: number): Standing;
  /** Whether each item's customer has been through this, in the order of the items; one look for all of them. */
  history(question: HistoryQuestion): Promise<readonly boolean[]>;
  /** Whether each item's customer is in this segment now, in the order of the items; one look for all of them. */
  members(segmentId: string): Promise<readonly boolean[]>;
  /**
   * Other customers, for all items in one query; in the order asked, undefined for nobody. Phone numbers without a country
   * code are read as ones of the country of the profile at the item.
   */
  lookUp(asked: readonly ProfileQuestion[]): Promise<readonly (ProfileView | undefined)[]>;
}

/** Where the profile at an item is on its way. */
export interface Standing {
  readonly enrolmentId: string;
  /** How many journeys in a row tracked the event that this one began with; 0: none. */
  readonly depth: number;
  /** ISO instant: the batch's now. */
  readonly now: string;
  /** IANA: the customer's, else the journey's. */
  readonly zone: string;
}

/** What to look for in a customer's history in the last days (0: as far as is known). No journey: the one in hand. */
export type HistoryQuestion = { readonly days: number } & (
  | { readonly kind: 'journey'; readonly journeyId?: string }
  | { readonly kind: 'message'; readonly messageKey: string }
  | { readonly kind: 'step'; readonly stepKey: string; readonly journeyId?: string }
);

export interface ProfileQuestion {
  /** The item that asks. */
  readonly i: number;
  readonly by: 'email' | 'phone' | 'externalId';
  readonly value: string;
}

export type RuntimeContext = IExecuteFunctions & { readonly helpers: { readonly perennial: PerennialHelpers } };

/** True in our runtime, false in plain n8n. */
export function inRuntime(context: IExecuteFunctions): context is RuntimeContext {
  return 'perennial' in context.helpers;
}
