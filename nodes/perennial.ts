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

/** Output 0 of a holding node is the time-out; branch k leads to output k + 1. */
export interface EventBranch extends EventRule {
  readonly output: number;
}

export type HoldRequest =
  | { readonly kind: 'time'; readonly wait: Duration }
  | {
      readonly kind: 'listen';
      readonly wait: Duration;
      readonly branches: readonly EventBranch[];
      readonly restartOn: readonly EventRule[];
      readonly refresh: boolean;
    };

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
  profile(i: number): ProfileView;
  standing(i: number): Standing;
  /**
   * Other customers, for all items in one query; in the order asked, undefined for nobody. Phone numbers without a country
   * code are read as ones of the country of the profile at the item.
   */
  lookUp(asked: readonly ProfileQuestion[]): Promise<readonly (ProfileView | undefined)[]>;
}

/** Where the profile at an item is on its way. */
export interface Standing {
  readonly enrolmentId: string;
  /** ISO instant: the batch's now. */
  readonly now: string;
  /** IANA: the customer's, else the journey's. */
  readonly zone: string;
}

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
