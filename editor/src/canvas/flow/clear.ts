import type { Box } from '../graph/places';

/** How far a box is moved. */
export interface Move {
  readonly dx: number;
  readonly dy: number;
}

const MARGIN = 40;
const BESIDE = 16;

/**
 * The smallest move that brings a box into sight: inside the surface, and beside what floats over it. All in pixels of the
 * screen, from the surface's left top. Where there is no such place, into sight alone.
 */
export function intoSight(box: Box, surface: Pick<Box, 'width' | 'height'>, floats: readonly Box[]): Move {
  const move = { dx: into(box.x, box.width, surface.width), dy: into(box.y, box.height, surface.height) };
  const seen = moved(box, move);
  const covers = floats.filter((float) => overlap(seen, float));
  if (covers.length === 0) return move;
  const ways = covers
    .flatMap((float) => around(seen, float))
    .filter((way) => isInside(moved(seen, way), surface) && !floats.some((float) => overlap(moved(seen, way), float)))
    .toSorted((a, b) => length(a) - length(b));
  const [way = { dx: 0, dy: 0 }] = ways;
  return { dx: move.dx + way.dx, dy: move.dy + way.dy };
}

function into(begin: number, length: number, size: number): number {
  if (begin < MARGIN) return MARGIN - begin;
  return begin + length > size - MARGIN ? size - MARGIN - begin - length : 0;
}

function around(box: Box, float: Box): readonly Move[] {
  return [
    { dx: float.x + float.width + BESIDE - box.x, dy: 0 },
    { dx: float.x - BESIDE - box.x - box.width, dy: 0 },
    { dx: 0, dy: float.y + float.height + BESIDE - box.y },
    { dx: 0, dy: float.y - BESIDE - box.y - box.height },
  ];
}

const moved = ({ x, y, ...size }: Box, { dx, dy }: Move): Box => ({ x: x + dx, y: y + dy, ...size });

const length = ({ dx, dy }: Move) => Math.abs(dx) + Math.abs(dy);

const isInside = ({ x, y, width, height }: Box, surface: Pick<Box, 'width' | 'height'>) =>
  x >= 0 && y >= 0 && x + width <= surface.width && y + height <= surface.height;

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
