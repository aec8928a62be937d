import { among, count, flag, record, type RecordOf } from '../layout';

export const ROW = record({
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
export const EFFECT = record({ committed: flag, body: count, delivered: count, applied: count });

export const RESERVATION = record({
  attempt: count,
  amount: count,
  seq: count,
  attempts: count,
  token: count,
  closed: flag,
});

export type Row = RecordOf<typeof ROW>;
export type Effect = RecordOf<typeof EFFECT>;
export type Reservation = RecordOf<typeof RESERVATION>;
