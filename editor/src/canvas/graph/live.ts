import { attachedPlace } from './attached';
import type { Graph, Point } from './graph';
import { LIVE_CARD } from './places';

/** Larger cards need more room between them: everything moves apart, in the same order. */
const WIDER = 1.16;
const TALLER = 1.18;

/** The same journey with figures on its cards. */
export function withFigures(graph: Graph): Graph {
  const places = [...graph.places].map(([id, [x, y]]): [string, Point] => {
    const shift = graph.steps.get(id)?.isExit ? 0 : (LIVE_CARD.width - graph.card.width) / 2;
    return [id, [Math.round(x * WIDER) - shift, Math.round(y * TALLER)]];
  });
  const apart = { ...graph, places: new Map(places), card: LIVE_CARD };
  // Ends beside a card stay at its middle.
  const beside = [...graph.steps.values()].flatMap((step): [string, Point][] => {
    const place = attachedPlace(apart, step);
    return place ? [[step.id, place]] : [];
  });
  return { ...apart, places: new Map([...apart.places, ...beside]) };
}
