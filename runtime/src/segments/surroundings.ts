import type { Db } from '../platform/database';
import { notFound, type Problem } from '../platform/errors/error';
import { collectionsOf } from './collections';
import type { Leaf } from './definition/conditions';
import { leavesOf, type Definition } from './definition/definition';
import { segmentsOf } from './model';

/** What definitions name that is somebody else's to know. */
export interface KnownThings {
  /** Throws not_found. */
  journey(workspaceId: string, journeyId: string): Promise<unknown>;
  /** Throws not_found. */
  message(workspaceId: string, message: string): Promise<unknown>;
  /** In which spend is counted. */
  baseCurrency(workspaceId: string): Promise<string>;
}

interface Asked {
  readonly workspaceId: string;
  readonly definition: Definition;
  /** Absent while it is new. */
  readonly segmentId?: string | undefined;
}

/** Segments in segments in segments: no further. */
const MOST_STEPS = 5;

/**
 * What of a definition does not fit what the workspace has. Throws not_found for journeys, messages and segments of nobody or of
 * another workspace.
 */
export async function surroundingProblems(
  { db, known }: { readonly db: Db; readonly known: KnownThings },
  asked: Asked,
): Promise<readonly Problem[]> {
  const { workspaceId } = asked;
  const leaves = leavesOf(asked.definition);
  const found: (Problem | undefined)[] = [];
  for (const { path, leaf } of leaves) {
    if (leaf.kind === 'journey') await known.journey(workspaceId, leaf.journeyId);
    if (leaf.kind === 'message' && leaf.message !== undefined) await known.message(workspaceId, leaf.message);
    if (leaf.kind === 'event') found.push(await eventProblem(db, workspaceId, { path, event: leaf.event }));
    if (leaf.kind === 'orders') found.push(currencyProblem(path, leaf, await known.baseCurrency(workspaceId)));
  }
  return [...found.filter((each) => each !== undefined), ...(await circles(db, asked))];
}

async function eventProblem(
  db: Db,
  workspaceId: string,
  { path, event }: { readonly path: string; readonly event: string },
): Promise<Problem | undefined> {
  const { counters, events } = collectionsOf(db);
  const one = { workspaceId, name: event };
  if (await counters.findOne(one, { projection: { _id: 1 }, hint: 'byName' })) return undefined;
  if (await events.findOne(one, { projection: { _id: 1 }, hint: 'byName' })) return undefined;
  return {
    ...{ path, code: 'unknown_event' },
    message: `No event "${event}" ever came. Check how it is written, or send one first.`,
  };
}

type OrdersLeaf = Extract<Leaf, { readonly kind: 'orders' }>;

function currencyProblem(path: string, leaf: OrdersLeaf, base: string): Problem | undefined {
  if (leaf.measure !== 'spend' && leaf.measure !== 'average') return undefined;
  if (leaf.value.currency === base) return undefined;
  return {
    ...{ path, code: 'other_currency' },
    message: `What people spend is counted in ${base}, not in ${leaf.value.currency}.`,
  };
}

/** Segments this one is made of, and theirs; it must not be among them. */
async function circles(db: Db, { workspaceId, definition, segmentId }: Asked): Promise<readonly Problem[]> {
  const direct = segmentsIn(definition);
  let wanted = direct.map((each) => each.id);
  for (let steps = 0; wanted.length > 0; steps++) {
    const own = direct[0];
    if (segmentId !== undefined && wanted.includes(segmentId))
      return [problemAt(own?.path, 'circle', 'A segment cannot be made of itself, nor of one that is made of it.')];
    if (steps === MOST_STEPS)
      return [problemAt(own?.path, 'too_deep', `Segments are made of segments more than ${String(MOST_STEPS)} times.`)];
    const found = await segmentsOf(db)
      .find({ workspaceId, _id: { $in: wanted } }, { projection: { definition: 1 } })
      .toArray();
    const missing = wanted.find((id) => !found.some(({ _id }) => _id === id));
    if (missing !== undefined) throw notFound('segment', missing);
    wanted = [
      ...new Set(found.flatMap((each) => (each.definition ? segmentsIn(each.definition) : []).map(({ id }) => id))),
    ];
  }
  return [];
}

const problemAt = (path = '', code: string, message: string): Problem => ({ path, code, message });

export const segmentsIn = (definition: Definition): readonly { readonly path: string; readonly id: string }[] =>
  leavesOf(definition).flatMap(({ path, leaf }) => (leaf.kind === 'segment' ? [{ path, id: leaf.segmentId }] : []));
