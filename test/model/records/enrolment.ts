import { among, count, flag, record, wide, type RecordOf, type View } from '../layout';

/** How a hold is left. */
const OUTCOMES = ['none', 'event', 'sent', 'failed', 'unknown'] as const;
const HOLDS = ['none', 'entry', 'send', 'time', 'listen'] as const;

/** Where it stands, and everything an attempt reads of it; a worker carries a copy. */
export const STANDING = {
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

export const ENROLMENT = record({
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

/** `applied.<enrolment>` of the profile: `seq + 1`. */
export const FENCE = record({ applied: count });

export type Enrolment = RecordOf<typeof ENROLMENT>;
export type Standing = Pick<Enrolment, keyof typeof STANDING>;

const STANDING_SIZE = Object.values(STANDING).reduce((size, field) => size + field.size, 0);

/** The first fields of both are the same ones. */
export function copyStanding(to: View, from: View): void {
  to.bytes.set(from.bytes.subarray(from.base, from.base + STANDING_SIZE), to.base);
}
