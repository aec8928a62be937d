import { leavesOf, type Definition } from '../definition/definition';
import type { Leaf } from '../definition/conditions';
import { needsStored } from './events';
import { needsOrders } from './orders';
import { eventSpan } from './windows';

/** What has to be read of people to test them. */
export interface Needs {
  /** Names of events whose counters are asked. */
  readonly counters: ReadonlySet<string>;
  /** Names of events whose documents are asked, and since when. */
  readonly events: ReadonlyMap<string, Date>;
  readonly orders: boolean;
  readonly journeys: ReadonlySet<string>;
  readonly sends: boolean;
  readonly segments: ReadonlySet<string>;
}

/** For several definitions at once: everything is read once. */
export function needsOf(definitions: Iterable<Definition>, now: Date): Needs {
  const leaves = [...definitions].flatMap((definition) => leavesOf(definition).map(({ leaf }) => leaf));
  const of = <K extends Leaf['kind']>(kind: K) =>
    leaves.filter((leaf): leaf is Extract<Leaf, { readonly kind: K }> => leaf.kind === kind);
  const events = of('event');
  const since = new Map<string, Date>();
  for (const condition of events.filter(needsStored)) {
    const { from } = eventSpan('window' in condition ? condition.window : undefined, now);
    const at = new Date(Math.max(0, from));
    const held = since.get(condition.event);
    if (!held || at < held) since.set(condition.event, at);
  }
  return {
    counters: new Set(events.flatMap((condition) => (needsStored(condition) ? [] : [condition.event]))),
    events: since,
    orders: of('orders').some(needsOrders),
    journeys: new Set(of('journey').map(({ journeyId }) => journeyId)),
    sends: of('message').length > 0,
    segments: new Set(of('segment').map(({ segmentId }) => segmentId)),
  };
}
