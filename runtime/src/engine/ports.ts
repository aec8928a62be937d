import type { EffectRow } from './effect';
import type { EventOrigin, JourneyEvent } from './event';
import type { ProfileView } from './profile';
import type { ItemJson, StepResult } from './step';
import type { CompiledStep, CompiledVersion } from './version';
import type { JourneyWorkflow, WorkflowNode } from './workflow';

/** The database's time. */
export interface Clock {
  now(): Date;
}

/** Compiled versions, cached. */
export interface Versions {
  /** Throws not_found for an id that does not exist, another error for one that does not load in this process. */
  byId(versionId: string): Promise<CompiledVersion>;
  /** The live versions of a workspace whose entry listens to this event, paused ones apart. */
  enteredBy(workspaceId: string, eventName: string): Promise<EnteredVersions>;
  /** As they are now, read anew; journeys whose people go on are left out. One query. */
  standsOf(journeyIds: readonly string[]): Promise<ReadonlyMap<string, JourneyStand>>;
}

/** What has become of the people inside: they stand still, or had to leave. */
export type JourneyStand = 'parked' | 'left';

export interface EnteredVersions {
  readonly versions: readonly CompiledVersion[];
  /** They let nobody in now; whoever would have entered gets the reason. Absent: none. */
  readonly paused?: readonly CompiledVersion[];
  /** Live as well, and they do not load in this process; `message` says why. */
  readonly unloadable: readonly { readonly journeyId: string; readonly message: string }[];
}

/** What a version was published from: names, parameters, credentials and wires of its nodes. Immutable. */
export interface Snapshots {
  /** Throws not_found for an id that does not exist. */
  workflow(versionId: string): Promise<JourneyWorkflow>;
}

/** One profile of a batch at one step. */
export interface RunItem {
  readonly enrolmentId: string;
  readonly json: ItemJson;
  readonly profile: ProfileView;
  /** Outputs of earlier steps by step key, for `$('…')`. */
  readonly kept: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The entry's item, for `$('<entry>')`. */
  readonly entryItem: ItemJson;
}

export interface StepBatch {
  readonly version: CompiledVersion;
  readonly step: CompiledStep;
  readonly items: readonly RunItem[];
  readonly now: Date;
  readonly signal: AbortSignal;
}

/**
 * Runs one node on a batch; result i belongs to item i. Errors of single items are results; it throws only when the
 * node failed as a whole, and the worker then splits the batch to find the poison profile.
 */
export interface NodeRunner {
  run(batch: StepBatch): Promise<readonly StepResult[]>;
}

export interface ReadProfile {
  readonly view: ProfileView;
  readonly applied: Readonly<Record<string, number>>;
  /** Its last change, stamped by the database. */
  readonly changedAt: Date;
}

/** Profiles of a batch in one query. */
export interface ProfileReader {
  /**
   * By the ids enrolments were written with; merged ones come as what they merged into.
   * `applied` says which enrolment's profile row was applied last (PROTOCOL).
   */
  read(profileIds: readonly string[]): Promise<ReadonlyMap<string, ReadProfile>>;
  /** Every id that means the same person: itself, what it merged into, what merged into that. Batched. */
  aliases(profileIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Has changes of people noted; who waits for one says so after its hold was written, and then looks. */
export interface ProfileWatch {
  watch(profileIds: readonly string[]): Promise<void>;
}

/** Whom a step looks for. `value` may be anything an author's expression gave. */
export interface ProfileQuestion {
  readonly by: 'id' | 'email' | 'phone' | 'externalId';
  readonly value: string;
  /** ISO 3166 alpha-2, for phone numbers without a country code. */
  readonly country?: string;
}

/** Customers by what names them, for steps that look up others than their own. */
export interface ProfileFinder {
  /** In the order asked, undefined for nobody; merged ones as what they merged into. Two queries for a batch. */
  lookUp(workspaceId: string, asked: readonly ProfileQuestion[]): Promise<readonly (ProfileView | undefined)[]>;
}

/** What to look for in somebody's history in the last days; 0: as far as is known. */
export type HistoryQuestion = { readonly days: number } & (
  | { readonly kind: 'journey' | 'step'; readonly journeyId: string; readonly stepKey?: string }
  | { readonly kind: 'message'; readonly messageKey: string }
);

/** Somebody on their way, or asked about without being on any. */
export interface HistoryPerson {
  readonly profileId: string;
  readonly enrolmentId?: string;
}

/** What people have been through, for steps that split by it. */
export interface HistoryReader {
  /**
   * In the order of the people, over all ids of a person: have they entered the journey (the passage in hand not counted),
   * reached the step, been sent the message. One query for a batch of any size, beside the one for the ids.
   */
  wentThrough(
    workspaceId: string,
    question: HistoryQuestion,
    people: readonly HistoryPerson[],
  ): Promise<readonly boolean[]>;
}

/** Who is in which segment, for steps that ask. */
export interface SegmentReader {
  /** In the order of the people; by any id of a person. One query for a batch of any size, beside the one for the ids. */
  areIn(workspaceId: string, segmentId: string, profileIds: readonly string[]): Promise<readonly boolean[]>;
}

/** Applies a real profile row, fenced by `applied.<enrolmentId> < row.seq`. Repeatable. */
export interface ProfileWriter {
  apply(rows: readonly (EffectRow & { kind: 'profile' })[]): Promise<void>;
  /** Removes `applied.<enrolmentId>` of enrolments whose rows nobody repeats any more. Repeatable. */
  forget(enrolments: readonly { readonly enrolmentId: string; readonly profileId: string }[]): Promise<void>;
}

/** Stored events, for look-ups. */
export interface EventReader {
  /** So many `stored` gives at most. When it gives as many there may be more, behind the last of them. */
  readonly mostAtOnce: number;
  /**
   * Live events of these profiles or with these keys, named so, received at or after `after`; oldest first, then by id, bounded.
   * One query for a batch.
   */
  stored(query: {
    readonly workspaceId: string;
    readonly profileIds: readonly string[];
    readonly keys: readonly string[];
    readonly names: readonly string[];
    readonly after: Date;
    /** Imported ones as well, not only live ones. */
    readonly everyOrigin?: true;
    /** Only those that come behind this one. */
    readonly behind?: Pick<JourneyEvent, 'id' | 'receivedAt'>;
  }): Promise<readonly JourneyEvent[]>;
}

/** An event of our own, to be stored under an id derived from `key`. */
export interface OwnEvent {
  readonly workspaceId: string;
  readonly profileId: string;
  readonly key: string;
  readonly name: string;
  readonly keys?: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly occurredAt: Date;
  /** `live` when absent. */
  readonly origin?: EventOrigin;
}

/** Stores events of our own in one write; repeating it changes nothing. */
export interface EventWriter {
  record(events: readonly OwnEvent[]): Promise<void>;
}

/** A send row with what the dispatcher must know of its enrolment. */
export type SendRow = EffectRow & { readonly kind: 'send' };

export type SendVerdict = 'wanted' | 'parked' | 'notWanted';

/** The outbox: every write of PROTOCOL's "Send". One method is one step of it. */
export interface Outbox {
  /**
   * (1) takes up to `limit` pending rows that are due, shared out fairly between the lines they wait in (one for each role
   * of each workspace): each sending, with this dispatch token. The rows as they are now. `room` bounds what is taken of a line.
   */
  take(limit: number, token: string, lease: number, room?: LineRoom): Promise<readonly SendRow[]>;
  /** (2) read after the mark: wanted, parked or not. One query for a batch. */
  verdicts(rows: readonly SendRow[]): Promise<ReadonlyMap<string, SendVerdict>>;
  /** Not wanted, and surely not out: void. `{_id, status: sending, dispatch.token}`. */
  void(row: SendRow): Promise<void>;
  /** Parked, deferred or to be tried again: pending, not before `due`. */
  putBack(row: SendRow, back: PutBack): Promise<void>;
  /**
   * (3) at the last moment before the content leaves: notes that from now on it may have. Only true lets it go; false: the
   * row is not this dispatcher's any more. When it throws nobody knows: then nothing may leave either.
   */
  handOver(row: SendRow): Promise<boolean>;
  /** (4) the outcome, `owed: true`. False when another dispatcher had taken over. */
  outcome(row: SendRow, outcome: Outcome): Promise<boolean>;
  /** (5) and (6): resumes the enrolment, then `owed` is unset, unless the row has another outcome by now than this one, that was told. */
  resume(row: SendRow): Promise<void>;
  /** Rows left in sending past their lease before they were handed over: nothing of them has left, they are sending under this token now. */
  takeOver(limit: number, token: string, lease: number): Promise<readonly SendRow[]>;
  /** Rows left in sending past their lease after that: for providers without keys they become unknown, `owed: true`. */
  abandoned(limit: number): Promise<readonly SendRow[]>;
  markUnknown(row: SendRow, reason: string): Promise<boolean>;
  /** Rows whose outcome was recorded and whose enrolment was not told yet. */
  owed(limit: number): Promise<readonly SendRow[]>;
  /** When the next pending row of a line with room is due, for the timer of the dispatcher. */
  nextDue(room?: LineRoom): Promise<Date | undefined>;
}

export interface PutBack {
  /** Not taken again before this. */
  readonly due: Date;
  readonly reason?: string | undefined;
  /** Deliveries that failed for now; kept as they are when absent. */
  readonly tries?: number;
  /** From now on it may have arrived. */
  readonly mayBeOut?: boolean;
}

/** How many rows more of a line may be taken now. */
export type LineRoom = (line: string) => number;

export interface Outcome {
  readonly status: 'sent' | 'skipped' | 'failed' | 'unknown';
  readonly reason?: string;
  /** For a person, without personal data. */
  readonly detail?: string;
}

/** What events, exits and goals do to enrolments. Called after the events were stored. */
export interface EnrolmentReactions {
  /**
   * Exits and goals, holds, entries, in this order; idempotent. The caller then says that they are handled, but for those given
   * back: they wait for versions that do not load. `waited` are events of the batch that did so before; what they then did
   * not enter they do not enter now.
   */
  handle(events: readonly JourneyEvent[], waited?: WaitingEvents): Promise<WaitingEvents>;
}

/** By event id. */
export type WaitingEvents = ReadonlyMap<string, Waiting>;

/** What an event has still to do in journeys whose versions do not load: settle and end in whichever, enter these. */
export interface Waiting {
  readonly enter: readonly string[];
  /** Why the last of them does not load. */
  readonly message: string;
}

/** Rings when something became due now or soon; a worker that hears it looks at once instead of at its next poll. */
export interface Doorbell {
  ring(what: 'enrolments' | 'sends'): void;
}

/** What compiling must know about a node type; answered from the loaded n8n packages. */
export interface NodeFacts {
  readonly displayName: string;
  readonly trigger: boolean;
  /** The entry of a journey: one of our triggers. */
  readonly entry: boolean;
  readonly inputs: number;
  /** Number of main outputs with these parameters (Branch has one per rule). */
  readonly outputs: number;
  readonly ours: boolean;
  readonly runs: 'local' | 'external';
  readonly because: string;
  readonly holds: boolean;
}

/** A credential that a step needs, or may have, as it is set now. */
export interface CredentialNeed {
  /** n8n's credential type; also the name under which the step keeps its choice. */
  readonly type: string;
  readonly required: boolean;
}

export interface NodeCatalogue {
  /** Undefined for a type that no loaded package has. */
  facts(node: WorkflowNode): NodeFacts | undefined;
  /** Missing or impossible parameters in n8n's own words: parameter path → messages. */
  parameterIssues(node: WorkflowNode): Readonly<Record<string, readonly string[]>>;
  /** Of nodes of other packages; ours need none here. */
  credentialNeeds(node: WorkflowNode): readonly CredentialNeed[];
}
