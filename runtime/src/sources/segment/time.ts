const FUTURE_TOLERANCE_MS = 60_000;
const EARLIEST = Date.UTC(1990, 0, 1);
/** Clocks of devices are wrong by minutes. A call that says it was sent longer ago lay in a spool, or its clock says nothing. */
const BELIEVED_SKEW_MS = 3_600_000;

export interface Occurred {
  readonly at: Date;
  readonly notes: readonly string[];
}

/**
 * When a call happened, as Segment says: `timestamp` is by the client's clock, and so is `sentAt`; what the two differ is how
 * long ago it was when it was sent (https://segment.com/docs/connections/spec/common/#timestamps). Only while `sentAt` is about
 * now: a spool that is delivered years later carries the `sentAt` of then, and its events are old, so they keep the time they
 * say (`clock_skewed`). Never in the future: what is left of that is clamped to now and noted.
 */
export function occurredAt(
  { timestamp, originalTimestamp, sentAt }: Readonly<Record<'timestamp' | 'originalTimestamp' | 'sentAt', unknown>>,
  now: Date,
): Occurred {
  const given = timestamp ?? originalTimestamp;
  const said = instant(given);
  if (said === undefined) return { at: now, notes: given === undefined ? [] : ['timestamp_unreadable'] };
  const { at, notes } = corrected(said, instant(sentAt), now.getTime());
  if (at > now.getTime() + FUTURE_TOLERANCE_MS) return { at: now, notes: [...notes, 'timestamp_in_future'] };
  return { at: new Date(Math.min(at, now.getTime())), notes };
}

function corrected(
  said: number,
  sent: number | undefined,
  now: number,
): { readonly at: number; readonly notes: readonly string[] } {
  if (sent === undefined) return { at: said, notes: [] };
  if (Math.abs(now - sent) > BELIEVED_SKEW_MS) return { at: said, notes: ['clock_skewed'] };
  return { at: now - (sent - said), notes: [] };
}

/** ISO text, or milliseconds since 1970. */
function instant(value: unknown): number | undefined {
  const read = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(read) && read >= EARLIEST && read < 8.64e15 ? read : undefined;
}
