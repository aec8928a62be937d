import type { EffectStatus } from '../engine/effect';
import type { ProfileReader, SendRow } from '../engine/ports';
import type { ConsentState, ProfileView } from '../engine/profile';

export interface ConsentChange {
  readonly workspaceId: string;
  readonly profileId: string;
  readonly channel: 'email';
  readonly state: ConsentState;
  /** Where it came from, e.g. `unsubscribe_link`. */
  readonly source: string;
  /** What proves it: token, time and user agent of the request. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** What messaging needs of profiles. */
export interface MessagingProfiles extends Pick<ProfileReader, 'read' | 'aliases'> {
  /** The profile (or what it merged into) when it is of this workspace. */
  view(workspaceId: string, profileId: string): Promise<ProfileView | undefined>;
  changeConsent(change: ConsentChange): Promise<void>;
}

/** Encrypts what must not lie open in the database. `context` is bound to the ciphertext: moved elsewhere it does not open. */
export interface Secrets {
  seal(text: string, context: string): string;
  open(sealed: string, context: string): string;
}

/** Who wants to know that a server cannot be reached, and that it can again. Neither may throw. */
export interface RestWatch {
  rests(rest: {
    readonly workspaceId: string;
    readonly senderId: string;
    readonly until: Date;
    readonly now: Date;
  }): void;
  worked(senderId: string): void;
}

export interface Workspaces {
  /** What the workspace calls itself in texts and on public pages. */
  name(workspaceId: string): Promise<string>;
  /** Whether its customers do not exist, so that nothing may leave the machine; without it none is. */
  isDemo?(workspaceId: string): Promise<boolean>;
}

export interface SendsFilter {
  readonly workspaceId: string;
  readonly profileIds?: readonly string[];
  readonly journeyId?: string;
  readonly status?: EffectStatus;
  readonly statuses?: readonly EffectStatus[];
  readonly reason?: string;
  readonly before?: { readonly at: Date; readonly id: string };
  readonly limit: number;
}

/** The rows of sends, for people and for sends outside of journeys; kept by effects. */
export interface SendRows {
  /** Newest first. */
  sends(filter: SendsFilter): Promise<readonly SendRow[]>;
  sendById(workspaceId: string, rowId: string): Promise<SendRow | undefined>;
  /** One row per attempt; at most one of them went out. */
  sendsByKey(workspaceId: string, key: string): Promise<readonly SendRow[]>;
  /** A send outside of any enrolment, pending. False when it exists already. */
  addSingle(row: SendRow): Promise<boolean>;
}

export interface KnownJourneys {
  /** Throws not_found for a journey of another workspace. */
  read(workspaceId: string, journeyId: string): Promise<unknown>;
}
