import type { MessageCategory, ProfileChanges, EventBody, SendWindow } from './effect';
import type { DatePoint } from './dates';
import type { ConditionBranch, Duration, ListenBranch, TimedBranch, WaitEnd } from './hold';
import type { EventRule } from './rule';

/** What travels along the edges: `{profile, event, entry}` from the entry, and one key of its own from each of our nodes. */
export type ItemJson = Record<string, unknown>;

/**
 * When a wait is over by itself. `missing` and `over` are the outputs for a date that is not there, or was over when the step
 * was reached; 0: goes on at once.
 */
export interface WaitRequest extends Omit<WaitEnd, 'date'> {
  readonly date?: DatePoint & { readonly missing: number; readonly over: number };
  /** IANA zone of its local times; absent: the profile's, else the journey's. */
  readonly zone?: string;
}

/** What a holding node asked for through `helpers.perennial.hold(i, …)`. Output 0 is the time-out. */
export type HoldRequest =
  | ({ readonly kind: 'time' } & WaitRequest)
  | ({
      readonly kind: 'listen';
      readonly branches: readonly ListenBranch[];
      readonly conditions?: readonly ConditionBranch[];
      readonly times?: readonly TimedBranch[];
      readonly restartOn: readonly EventRule[];
      readonly refresh: boolean;
    } & WaitRequest);

/** What Send Email asked for through `helpers.perennial.send(i, …)`: a hold until the outcome. */
export interface SendRequest {
  readonly channel: 'email';
  readonly messageKey: string;
  readonly senderRole: string;
  readonly category: MessageCategory;
  readonly window?: SendWindow;
  readonly expiresAfter?: Duration;
  readonly resendUnknown: boolean;
}

/** Effects that do not hold. */
export type EffectRequest =
  { readonly kind: 'profile'; readonly body: ProfileChanges } | { readonly kind: 'event'; readonly body: EventBody };

/** `transient` is tried again, `permanent` is not, `unknown` may have acted already (an external step cut off by a crash). */
export type FailureClass = 'transient' | 'permanent' | 'unknown';

export interface StepFailure {
  readonly class: FailureClass;
  /** Of `unknown`: the node itself said that it failed; nobody cut it off, and its process did not die. */
  readonly thrown?: boolean;
  readonly code: string;
  /** Without personal data: logs and dead letters keep it. */
  readonly message: string;
}

/** What one step did with one profile. */
export type StepResult =
  | {
      readonly kind: 'passed';
      readonly output: number;
      readonly item: ItemJson;
      readonly effects: readonly EffectRequest[];
    }
  | { readonly kind: 'held'; readonly hold: HoldRequest; readonly effects: readonly EffectRequest[] }
  | { readonly kind: 'sent'; readonly send: SendRequest; readonly effects: readonly EffectRequest[] }
  /** The node gave nothing out for this item: the profile's way ends here. */
  | { readonly kind: 'dropped'; readonly effects: readonly EffectRequest[] }
  | { readonly kind: 'exited'; readonly reason: string; readonly effects: readonly EffectRequest[] }
  | { readonly kind: 'failed'; readonly failure: StepFailure };
