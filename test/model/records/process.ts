import { among, count, flag, record, type RecordOf } from '../layout';
import { STANDING } from './enrolment';

/** One of the ways of ending a family, by whoever does it. */
const ENDING = {
  root: count,
  family: count,
  mark: count,
  /** `removed`: by a person, who means what goes on behind a goal, too. */
  by: among('none', 'exit', 'goal', 'merged', 'removed'),
  goal: count,
} as const;

export const WORKER = record({
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
    'askStand',
    'standStill',
    'parkSelf',
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
  /** Only to judge: it has marked what it is about to call. */
  marked: flag,
});

export const DISPATCHER = record({
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

export const HANDLER = record({
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
export const MERGER = record({
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
export const LATE = record({
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

export type Worker = RecordOf<typeof WORKER>;
export type Dispatcher = RecordOf<typeof DISPATCHER>;
export type Handler = RecordOf<typeof HANDLER>;
export type Merger = RecordOf<typeof MERGER>;
export type LateRequest = RecordOf<typeof LATE>;
