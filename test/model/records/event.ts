import { among, count, flag, record, type RecordOf } from '../layout';

export const EVENT = record({
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
export const ENTRY = record({ enrolment: count, trigger: count, count, released: flag });

export type StoredEvent = RecordOf<typeof EVENT>;
export type Entry = RecordOf<typeof ENTRY>;
