/** A lane as it is in the database, judged by the database's clock. */
export interface LaneView {
  readonly lane: number;
  readonly owner?: string;
  /** Its owner's heartbeat has stopped, or it has none. */
  readonly free: boolean;
}

export interface Balance {
  readonly take: readonly number[];
  readonly release: readonly number[];
}

/**
 * What one process does about its lanes, so that all end up with their fair share: it takes free ones up to it and lets the
 * surplus go. Processes in order of their ids; the first ones get one lane more when it does not divide. Several may take the same
 * free lane: the write decides. `live` has to contain `me`.
 */
export function balance(lanes: readonly LaneView[], me: string, live: readonly string[]): Balance {
  const position = live.toSorted().indexOf(me);
  const share = Math.floor(lanes.length / live.length) + (position < lanes.length % live.length ? 1 : 0);
  const own = lanes.filter((lane) => lane.owner === me && !lane.free).map(({ lane }) => lane);
  const free = lanes.filter((lane) => lane.free).map(({ lane }) => lane);
  const surplus = own.length - share;
  if (surplus > 0) return { take: [], release: own.slice(share) };
  // Not all from the same end: processes that start together would all want the same lanes.
  const start = free.length > 0 ? (Math.max(0, position) * share) % free.length : 0;
  const rotated = [...free.slice(start), ...free.slice(0, start)];
  return { take: rotated.slice(0, -surplus), release: [] };
}
