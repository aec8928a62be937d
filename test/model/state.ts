import { among, count, flag, record, wide, type RecordOf, type RecordType, type View } from './layout';

/** How a hold is left. */
const OUTCOMES = ['none', 'event', 'sent', 'failed', 'unknown'] as const;
const HOLDS = ['none', 'entry', 'send', 'time', 'listen'] as const;

/** Where it stands, and everything an attempt reads of it; a worker carries a copy. */
const STANDING = {
  version: count,
  seq: count,
  attempts: count,
  step: count,
  /** Two bits for each step. */
  visits: wide,
  last: count,
  /** The external step (its effect + 1) that an attempt is about to call, or has called. */
  calling: count,
  since: count,
  /** Events (their numbers + 1) that have ended holds, the last two. */
  heardFirst: count,
  heardLast: count,
  /** What was received until here ends no hold any more: there was no room to remember it. */
  heardUpTo: count,
  hold: among(...HOLDS),
  outcome: among(...OUTCOMES),
  outcomeAt: count,
  outcomeEvent: count,
  settled: flag,
  holdSince: count,
  /** 0: its time is not over yet. */
  until: count,
  restartedAt: count,
  /** Only to judge: when it really began, and which events could be read when its time was over. */
  began: count,
  visible: count,
} as const;

const ENROLMENT = record({
  ...STANDING,
  exists: flag,
  active: flag,
  root: count,
  queue: among('run', 'parked', 'dead'),
  /** A child is parked because its root was. */
  withRoot: flag,
  unstarted: flag,
  due: among('none', 'now', 'lease', 'timer'),
  lease: count,
  startedAt: count,
  /** The event (number + 1) that let it in. */
  trigger: count,
  forked: flag,
  cascade: flag,
  leftCheck: flag,
  endedBy: among('none', 'itself', 'exit', 'goal', 'merged', 'left'),
  /** The event (number + 1) that reached the goal, of a root that it has ended. */
  goal: count,
  /** Of what goes on behind a goal: the root (number + 1) that has ended there. */
  follows: count,
  history: count,
  rolledUp: count,
});

const ROW = record({
  /** Number of the effect + 1; 0: there is no such row. */
  key: count,
  token: count,
  seq: count,
  body: count,
  status: among('proposed', 'pending', 'sending', 'sent', 'failed', 'unknown', 'done', 'void'),
  dispatch: count,
  handed: flag,
  /** It is sent again although it may have arrived. */
  mayBeOut: flag,
  owed: flag,
  at: count,
  /** Only to judge: its content has arrived. */
  arrived: flag,
  /** Only to judge: somebody was told that it was sent. */
  toldSent: flag,
});

/** Only to judge: what was committed, and what really happened, for each effect. */
const EFFECT = record({ committed: flag, body: count, delivered: count, applied: count });

const RESERVATION = record({ attempt: count, amount: count, seq: count, attempts: count, token: count, closed: flag });

const EVENT = record({
  /** `stamped`: it cannot be read yet. */
  status: among('notYet', 'stamped', 'new', 'waiting', 'handled'),
  at: count,
  /** While waiting: the journey did not load when it was asked for entries. */
  mayEnter: flag,
  /** Only to judge: how many holds it ended; it was handled without letting anybody in, for somebody was inside. */
  ended: count,
  refused: flag,
  turnedAway: flag,
});

/** `enrolment`: its number + 1. */
const ENTRY = record({ enrolment: count, trigger: count, count, released: flag });

/** One of the ways of ending a family, by whoever does it. */
const ENDING = {
  root: count,
  family: count,
  mark: count,
  by: among('none', 'exit', 'goal', 'merged'),
  goal: count,
} as const;

const WORKER = record({
  ...STANDING,
  ...ENDING,
  at: among(
    'idle',
    'claim',
    'apply',
    'unhold',
    'readRoot',
    'start',
    'release',
    'lookAgain',
    'markDone',
    'watch',
    'lookUp',
    'found',
    'execute',
    'reserve',
    'rows',
    'markCalling',
    'callOut',
    'commit',
    'putOff',
    'askLeft',
    'endLeft',
    'clearLeft',
    'endRoot',
    'endFamily',
    'voidSends',
    'follow',
    'clearCascade',
  ),
  enrolment: count,
  token: count,
  /** Its own rows, not those of the commit before. */
  after: flag,
  row: count,
  rootParked: flag,
  /** Rows written. */
  written: count,
  committed: flag,
  seenX: count,
  seenAttribute: count,
  seenGift: count,
  answer: among('none', 'yes', 'no'),
  finding: among('none', 'exit', 'event', 'restart', 'rest'),
  findingAt: count,
  findingEvent: count,
  hasLeft: flag,
});

const DISPATCHER = record({
  ...ENDING,
  at: among(
    'idle',
    'take',
    'check',
    'handOver',
    'call',
    'record',
    'resume',
    'clearOwed',
    'left',
    'back',
    'bury',
    'apply',
    'unhold',
    'readRoot',
    'start',
    'release',
    'lookAgain',
    'markDone',
    'endLeft',
    'clearLeft',
    'free',
    'rollUp',
    'noteRolledUp',
    'endRoot',
    'endFamily',
    'voidSends',
    'follow',
    'clearCascade',
  ),
  row: count,
  enrolment: count,
  token: count,
  seenToken: count,
  handed: flag,
  again: flag,
  over: flag,
  /** Only to judge: the exit, the pause or the move was there before it marked the row. */
  late: flag,
  result: among('none', 'sent', 'failed', 'unknown'),
  rootParked: flag,
  reservation: count,
  from: count,
  until: count,
  hasLeft: flag,
});

const HANDLER = record({
  ...ENDING,
  at: among(
    'idle',
    'read',
    'turn',
    'readEntry',
    'takeEntry',
    'insert',
    'lookForTwins',
    'done',
    'endRoot',
    'endFamily',
    'voidSends',
    'follow',
    'clearCascade',
  ),
  event: count,
  enrolment: count,
  holdStep: count,
  holdVisit: count,
  findingAt: count,
  /** As read: whose entry it is. */
  seen: count,
  sawMerge: flag,
  entered: flag,
  /** The journey does not load: the event has to wait for it. */
  waits: flag,
  mayEnter: flag,
  refused: flag,
});

/** Who looks after merges, removals, and holds that wait for a condition. */
const MERGER = record({
  ...ENDING,
  at: among(
    'idle',
    'announce',
    'findHolds',
    'readProfile',
    'settleCondition',
    'unsetRetest',
    'unsetWatched',
    'endRoot',
    'endFamily',
    'voidSends',
    'follow',
    'clearCascade',
  ),
  enrolment: count,
  holdStep: count,
  holdVisit: count,
  holdSince: count,
  until: count,
  findingAt: count,
  seenRetest: count,
  seenWatched: count,
  foundNobody: flag,
});

/** A request the network delivers once more: which operation, with the arguments of the process that sent it. */
const LATE = record({
  operation: among(
    'none',
    'claim',
    'markCalling',
    'commit',
    'settle',
    'restart',
    'rest',
    'reserve',
    'handOver',
    'takeOver',
    'resume',
  ),
  by: among('none', 'worker', 'dispatcher', 'handler'),
});

const WORLD = record({
  clock: count,
  /** What may still go wrong. */
  crash: count,
  stall: count,
  lost: count,
  late: count,
  attributes: count,
  buyer: count,
  unseen: count,
  ties: count,
  stepsBack: count,
  /** What a person may still do. */
  pause: among('never', 'may', 'pausing', 'paused', 'resuming'),
  paused: count,
  move: flag,
  merge: flag,
  remove: flag,
  /** The one profile, as far as steps read it. */
  x: count,
  attribute: count,
  gift: count,
  /** When the profile changed last; who waits for that; and that it has changed since. */
  updatedAt: count,
  watched: count,
  retest: count,
  retests: count,
  free: count,
  spent: count,
  ledger: count,
  counted: count,
  merged: flag,
  announced: flag,
  loads: flag,
  mayFail: flag,
  putOffs: count,
  /** Only to judge. */
  sets: count,
  exited: flag,
  moved: flag,
});

/** `applied.<enrolment>` of the profile: `seq + 1`. */
const FENCE = record({ applied: count });

export type Enrolment = RecordOf<typeof ENROLMENT>;
export type Row = RecordOf<typeof ROW>;
export type Effect = RecordOf<typeof EFFECT>;
export type Reservation = RecordOf<typeof RESERVATION>;
export type StoredEvent = RecordOf<typeof EVENT>;
export type Entry = RecordOf<typeof ENTRY>;
export type Worker = RecordOf<typeof WORKER>;
export type Dispatcher = RecordOf<typeof DISPATCHER>;
export type Handler = RecordOf<typeof HANDLER>;
export type Merger = RecordOf<typeof MERGER>;
export type LateRequest = RecordOf<typeof LATE>;
export type World = RecordOf<typeof WORLD>;
export type Standing = Pick<Enrolment, keyof typeof STANDING>;

const STANDING_SIZE = Object.values(STANDING).reduce((size, field) => size + field.size, 0);

/** The first fields of both are the same ones. */
export function copyStanding(to: View, from: View): void {
  to.bytes.set(from.bytes.subarray(from.base, from.base + STANDING_SIZE), to.base);
}

/** How many there are of everything. */
export interface Sizes {
  readonly enrolments: number;
  readonly rows: number;
  readonly effects: number;
  readonly reservations: number;
  readonly events: number;
  readonly entries: number;
  readonly workers: number;
  readonly dispatchers: number;
  readonly handlers: number;
  readonly mergers: number;
  readonly lates: number;
}

/** One state of the model, as views on one block of bytes. */
export class State {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly world: World;
  readonly enrolments: readonly Enrolment[];
  readonly fences: readonly RecordOf<typeof FENCE>[];
  readonly rows: readonly Row[];
  readonly effects: readonly Effect[];
  readonly reservations: readonly Reservation[];
  readonly events: readonly StoredEvent[];
  readonly entries: readonly Entry[];
  readonly workers: readonly Worker[];
  readonly dispatchers: readonly Dispatcher[];
  readonly handlers: readonly Handler[];
  readonly mergers: readonly Merger[];
  readonly late: readonly LateRequest[];
  readonly lateWorker: readonly Worker[];
  readonly lateDispatcher: readonly Dispatcher[];
  readonly lateHandler: readonly Handler[];
  /** Which invariant the last change broke, and how. */
  broken: string | undefined;

  constructor(sizes: Sizes) {
    const claims: ((bytes: Uint8Array) => void)[] = [];
    let used = 0;
    const many = <R extends View>(type: RecordType<R>, length: number): R[] => {
      const made: R[] = [];
      const base = used;
      claims.push((bytes) => {
        for (let i = 0; i < length; i++) made.push(type.create(bytes, base + i * type.size));
      });
      used += length * type.size;
      return made;
    };
    const worlds = many(WORLD, 1);
    this.enrolments = many(ENROLMENT, sizes.enrolments);
    this.fences = many(FENCE, sizes.enrolments);
    this.rows = many(ROW, sizes.rows);
    this.effects = many(EFFECT, sizes.effects);
    this.reservations = many(RESERVATION, sizes.reservations);
    this.events = many(EVENT, sizes.events);
    this.entries = many(ENTRY, sizes.entries);
    this.workers = many(WORKER, sizes.workers);
    this.dispatchers = many(DISPATCHER, sizes.dispatchers);
    this.handlers = many(HANDLER, sizes.handlers);
    this.mergers = many(MERGER, sizes.mergers);
    this.late = many(LATE, sizes.lates);
    this.lateWorker = many(WORKER, sizes.lates);
    this.lateDispatcher = many(DISPATCHER, sizes.lates);
    this.lateHandler = many(HANDLER, sizes.lates);
    this.words = new Int32Array(Math.ceil(used / 4));
    this.bytes = new Uint8Array(this.words.buffer);
    for (const claim of claims) claim(this.bytes);
    this.world = worlds[0]!;
  }
}

/** The row a process works on: it names the row by its place + 1. */
export const rowOf = (state: State, process: { readonly row: number }): Row => state.rows[process.row - 1]!;

/** Processes that are alike in everything are the same: kept in order, so that their numbers do not matter. */
export function inOrder(processes: readonly View[]): void {
  for (let i = 1; i < processes.length; i++)
    for (let k = i; k > 0 && processes[k - 1]!.compare(processes[k]!) > 0; k--) processes[k - 1]!.swap(processes[k]!);
}
