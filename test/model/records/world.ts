import { among, count, flag, record, type RecordOf } from '../layout';

export const WORLD = record({
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
  archive: among('never', 'may', 'leaving', 'left'),
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
  removed: flag,
});

export type World = RecordOf<typeof WORLD>;
