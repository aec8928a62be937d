import type { Point } from './graph';
import type { Box } from './places';

/** The way of an edge: corners of an orthogonal line, and where its label and its + stand. */
export interface Route {
  readonly points: readonly Point[];
  readonly label: Point;
  readonly plus: Point;
}

export interface Ends {
  /** Where the line begins: bottom middle of a card, or its right side. */
  readonly source: Point;
  readonly side: 'bottom' | 'right';
  /** Top middle of a card, or the left side of a pill at the right. */
  readonly target: Point;
  readonly into: 'top' | 'left';
  readonly labelled: boolean;
  /** Several ways lead into the target: they meet above it. */
  readonly meets: boolean;
  /** Several ways leave the source: they part right below it. */
  readonly parts: boolean;
  /** Other ways lead from the same step to the same one: each has a lane of its own, so that its label and its + are seen. */
  readonly lane?: { readonly at: number; readonly of: number } | undefined;
}

/** Below the source where ways part; above the target where they meet. */
const PART = 18;
const MEET = 44;
const SHORT_MEET = 14;
const LANE = 28;
const LANES_APART = 160;
const LABEL_BELOW = 20;
const RIGHT_LABEL = 66;
const RIGHT_PLUS = 136;
const PLUS_BEFORE = 12;
const PLUS_BELOW = 24;
const RADIUS = 10;

/** A line that bends at right angles and goes behind no card, as far as there is a way round. */
export function routeOf(ends: Ends, obstacles: readonly Box[] = []): Route {
  if (ends.side === 'right') return fromRight(ends, obstacles);
  if (ends.lane && ends.target[1] > ends.source[1] + 3 * PART) return inLane(ends, ends.lane);
  const ways = waysDown(ends, obstacles);
  return ways.find(({ points }) => isFree(points, obstacles)) ?? (ways[0] as Route);
}

/** Several candidates, the nicest first. */
function waysDown(ends: Ends, obstacles: readonly Box[]): readonly Route[] {
  const { source, target, meets, parts } = ends;
  const [, top] = source;
  const [, bottom] = target;
  if (bottom < top + PART) return [aroundTheSide(ends, obstacles)];
  const early = downBy(ends, top + PART);
  const late = downBy(ends, meets ? Math.max(top + PART, bottom - MEET) : Math.max(top + PART, bottom - PART));
  const middle = downBy(ends, (top + bottom) / 2);
  return [...(parts || !meets ? [early, late] : [late, early]), middle, aroundTheSide(ends, obstacles)];
}

/** Down, across at the height `bend`, down again. The label stands on the longer of the two pieces that are its own. */
function downBy({ source, target, labelled, meets }: Ends, bend: number): Route {
  const [fromX, fromY] = source;
  const [toX, toY] = target;
  const own = meets ? toY - MEET : toY;
  if (Math.abs(fromX - toX) < 1)
    return { points: [source, target], ...signs(fromX, { begin: fromY, end: own, labelled }) };
  const points: Point[] = [source, [fromX, bend], [toX, bend], target];
  const lower = own - bend > bend - fromY;
  return { points, ...signs(lower ? toX : fromX, { begin: lower ? bend : fromY, end: lower ? own : bend, labelled }) };
}

/** Beside its siblings, and together with them again above the target; closer to it where there is little room. */
function inLane({ source, target }: Ends, { at, of }: { readonly at: number; readonly of: number }): Route {
  const [fromX, fromY] = source;
  const [toX, toY] = target;
  const x = toX + (at - (of - 1) / 2) * LANES_APART;
  const begin = fromY + PART;
  const end = toY - (toY - begin > 2 * MEET ? MEET : SHORT_MEET);
  return {
    points: [source, [fromX, begin], [x, begin], [x, end], [toX, end], target],
    label: [x, begin + 8],
    plus: [x, Math.min(end, begin + 34)],
  };
}

interface Piece {
  readonly begin: number;
  readonly end: number;
  readonly labelled: boolean;
}

/** Where label and + stand on an upright piece of line. */
function signs(x: number, { begin, end, labelled }: Piece): Pick<Route, 'label' | 'plus'> {
  const label: Point = [x, begin + LABEL_BELOW];
  return { label, plus: [x, labelled ? begin + LABEL_BELOW + 24 : (begin + end) / 2] };
}

/** Where the + for all ways into a step stands, above it. */
export function trunkPlus({ x, y, width }: Box): Point {
  return [x + width / 2, y - MEET / 2];
}

/** For a way back up, or one whose column is taken: beside everything, at the right. */
function aroundTheSide({ source, target, labelled }: Ends, obstacles: readonly Box[]): Route {
  const [fromX, fromY] = source;
  const [toX, toY] = target;
  const upper = Math.min(fromY, toY);
  const lower = Math.max(fromY, toY);
  const between = obstacles.filter(({ y, height }) => y + height > upper - LANE && y < lower + LANE);
  const lane = Math.max(fromX, toX, ...between.map(({ x, width }) => x + width)) + LANE;
  const down = fromY + PART;
  const above = toY - PART;
  const points: Point[] = [source, [fromX, down], [lane, down], [lane, above], [toX, above], target];
  const label: Point = [lane, (down + above) / 2];
  return { points, label, plus: [lane, label[1] + (labelled ? 24 : 0)] };
}

/** Early ways out: to the right, then down if it leads to a step. */
function fromRight({ source, target, into, labelled }: Ends, obstacles: readonly Box[]): Route {
  const [fromX, fromY] = source;
  const [toX, toY] = target;
  const label: Point = [fromX + RIGHT_LABEL, fromY];
  const plus: Point = [fromX + (labelled ? RIGHT_PLUS : RIGHT_LABEL), fromY];
  // Something that stands closer than usual leaves no room beside the label.
  const narrow = toX - PLUS_BEFORE < plus[0];
  const below: Point = [label[0], fromY + PLUS_BELOW];
  if (into === 'left') return { points: [source, [toX, fromY]], label, plus: narrow ? below : plus };
  const clear = fromX + RIGHT_PLUS + 20;
  const direct: Point[] = [source, [toX, fromY], target];
  if (toX > clear && toY > fromY && isFree(direct, obstacles)) return { points: direct, label, plus };
  const above = toY - PART;
  return { points: [source, [clear, fromY], [clear, above], [toX, above], target], label, plus };
}

/** Whether a line goes behind no box; it may touch one at its ends. */
function isFree(points: readonly Point[], boxes: readonly Box[]): boolean {
  return points.every((point, at) => {
    const next = points[at + 1];
    return !next || !boxes.some((box) => crosses(point, next, box));
  });
}

function crosses([ax, ay]: Point, [bx, by]: Point, { x, y, width, height }: Box): boolean {
  const inside = 2;
  return (
    Math.max(ax, bx) > x + inside &&
    Math.min(ax, bx) < x + width - inside &&
    Math.max(ay, by) > y + inside &&
    Math.min(ay, by) < y + height - inside
  );
}

/** As an SVG path with rounded corners. */
export function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = rest.map((point, at) => {
    const next = rest[at + 1];
    return next ? corner(points[at] ?? first, point, next) : `L${text(point)}`;
  });
  return `M${text(first)}${parts.join('')}`;
}

function corner(before: Point, at: Point, after: Point): string {
  const radius = Math.min(RADIUS, distance(before, at) / 2, distance(at, after) / 2);
  return `L${text(towards(at, before, radius))}Q${text(at)} ${text(towards(at, after, radius))}`;
}

const distance = ([ax, ay]: Point, [bx, by]: Point) => Math.abs(ax - bx) + Math.abs(ay - by);

function towards(from: Point, to: Point, by: number): Point {
  const length = distance(from, to) || 1;
  return [from[0] + ((to[0] - from[0]) / length) * by, from[1] + ((to[1] - from[1]) / length) * by];
}

const text = ([x, y]: Point) => `${String(Math.round(x * 10) / 10)},${String(Math.round(y * 10) / 10)}`;
