import type { Filter } from 'mongodb';

import type { JourneyEvent } from '../engine/event';
import type { Db } from '../platform/database';
import { eventsOf, journeyEvent, type EventDocument } from './model';

/** Events by when they happened, not by when they came. */
export interface HappenedQuery {
  readonly workspaceId: string;
  readonly names: readonly string[];
  readonly since: Date;
  /** Only those behind this one, in the order of the answer. */
  readonly before?: { readonly occurredAt: Date; readonly id: string };
  readonly limit: number;
}

/** Named, because the planner would rather read all events of a workspace in the order they came. */
export const HAPPENED_HINT = 'byOccurrence';

export function happenedFilter({ workspaceId, names, since, before }: HappenedQuery): Filter<EventDocument> {
  const [at, id] = [before?.occurredAt, before?.id];
  return {
    workspaceId,
    name: { $in: [...names] },
    occurredAt: { $gte: since, ...(at && { $lte: at }) },
    // What was computed anew happened to nobody.
    origin: { $in: ['live', 'backfill'] },
    // Negated, because of an $or the planner might make two scans and sort what they find.
    ...(at && id !== undefined && { $nor: [{ occurredAt: at, _id: { $gte: id } }] }),
  };
}

/** Live and imported ones, newest first. */
export async function happened(db: Db, query: HappenedQuery): Promise<readonly JourneyEvent[]> {
  if (query.names.length === 0) return [];
  const found = await eventsOf(db)
    .find(happenedFilter(query), { hint: HAPPENED_HINT })
    .sort({ occurredAt: -1, _id: -1 })
    .limit(query.limit)
    .toArray();
  return found.map(journeyEvent);
}

export async function eventsById(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly JourneyEvent[]> {
  const found = await eventsOf(db)
    .find({ _id: { $in: [...ids] }, workspaceId })
    .toArray();
  return found.map(journeyEvent);
}
