import type { Naming } from '../../../../runtime/src/journeys/draft/complete';
import { CARD } from '../graph/graph';
import { inReadingOrder } from '../graph/order';
import { GAP } from '../graph/places';
import { inserted, onwardTo, type Drawn, type Inserted, type NewStep } from './insert';
import type { Place } from './place';

/** An entry goes above everything, and leads to the first step that nothing leads to; in an empty journey it stands where it is put. */
export function entryAbove(drawn: Drawn, asked: NewStep, naming: Naming, place: Place): Inserted {
  const { graph } = drawn;
  const head = inReadingOrder(graph).find((id) => !graph.edges.some(({ to }) => to === id));
  if (head === undefined)
    return inserted(drawn, place.kind === 'loose' ? place : { kind: 'loose', at: [0, 0] }, asked, naming);
  const [x, y] = graph.places.get(head) ?? [0, 0];
  const edit = inserted(drawn, { kind: 'loose', at: [x, y - CARD.height - GAP] }, asked, naming);
  return { ...edit, operations: [...edit.operations, ...onwardTo(edit.id, head, 0)] };
}
