import type { AbTest } from './abTest';
import type { Duration } from './hold';
import type { EventRule } from './rule';
import type { Filter } from './filter';
import type { DateRule } from './occasions';
import type { ScheduleRule } from './schedule';

/** Re-entry of one profile and entry key into one journey. */
export type ReEntry =
  | { readonly mode: 'once' }
  | { readonly mode: 'afterLeaving' }
  | { readonly mode: 'always' }
  | { readonly mode: 'everyDays'; readonly days: number };

/** What somebody must have to enter, by channel. */
export interface EntryNeeds {
  /** Agreed to marketing on it. */
  readonly consent?: 'email';
  /** Can be reached by it. */
  readonly address?: 'email';
}

export interface Goal extends EventRule {
  readonly valuePath?: string;
  /** What it is known by when it is renamed or moved. */
  readonly key: string;
  /** Of the entry: where people go on who have reached it. Absent: that is the end. */
  readonly output?: number;
}

/** What the parameters of the entry node say: everything that belongs to the whole journey. */
export interface JourneyEntry {
  readonly stepKey: string;
  /** Names of events that enrol; none when something else lets people in. */
  readonly events: readonly string[];
  /** What lets people in without an event of theirs. */
  readonly occurs?: DateRule | ScheduleRule;
  readonly filter?: Filter;
  /** What makes two enrolments of one profile different: a kind of event key (`checkout`), or nothing (the profile alone). */
  readonly keyKind?: string;
  /** Kinds that are carried as aliases of the entry key (`cart`). */
  readonly keyAliases: readonly string[];
  readonly reEntry: ReEntry;
  /** Events older than this do not enrol, nor does what was due so long ago. Default 24 h. */
  readonly maxAge: Duration;
  /** At most so many people an hour go on behind the entry; the others wait for their turn. Absent: no limit. */
  readonly perHour?: number;
  /** Asked once, at the entry; absent: everybody may come in. */
  readonly needs?: EntryNeeds;
  readonly exits: readonly EventRule[];
  readonly goals: readonly Goal[];
  /** IANA zone of calendar waits when the profile has none. */
  readonly zone: string;
}

export interface RetryPolicy {
  readonly limit: number;
  /** Seconds before the first retry; doubled each time, with jitter from the key. */
  readonly firstDelay: number;
  readonly maxDelay: number;
}

/** Seconds an author may give a step. */
export const LONGEST_TIME_LIMIT = 3_600;

export interface CompiledStep {
  /** Immutable hidden parameter of our nodes; of foreign nodes the id, or the name. */
  readonly key: string;
  /** The n8n node's name: what `$('…')` uses. */
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  /** `local`: changes nothing while executing. `external`: foreign, has its own queue and attempt marks. */
  readonly runs: 'local' | 'external';
  /** Why it runs the way it does; shown to the author. */
  readonly because: string;
  /** Step keys per output; more than one target is a fork. */
  readonly outputs: readonly (readonly string[])[];
  /** Where the error output leads; absent when it is not wired. */
  readonly errorOutput?: readonly string[];
  /** Whether a hold can happen here: cuts the topological order. */
  readonly holds: boolean;
  /** Position in the topological order: batches run the earliest step first, so that branches that rejoin run once. */
  readonly order: number;
  readonly disabled: boolean;
  readonly retry: RetryPolicy;
  /** n8n's own “Retry On Fail” is on: called again whatever the error, also when it may have acted. Says nothing about crashes. */
  readonly retryOnFail?: true;
  /** The author says that acting twice does no harm: an unknown outcome is tried again. */
  readonly runsAgain?: true;
  /** Seconds an external step may take for one profile. Absent: as long as the installation allows. */
  readonly timeLimit?: number;
}

/** A published journey version, ready to run. Immutable; made from the snapshot by compile(). */
export interface CompiledVersion {
  readonly id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly number: number;
  readonly name: string;
  readonly entry: JourneyEntry;
  readonly steps: ReadonlyMap<string, CompiledStep>;
  /** Step keys whose output a later expression reads: kept in the enrolment. */
  readonly keeps: ReadonlySet<string>;
  /** Message key → revision, pinned at publishing. */
  readonly messages: Readonly<Record<string, number>>;
  /** Its A/B tests, by what is read of them when figures are asked for. */
  readonly abTests?: readonly AbTest[];
  /** Visits per step after which an enrolment becomes a dead letter. */
  readonly visitLimit: number;
}
