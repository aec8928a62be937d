import type { Filter } from 'mongodb';

import type { EventOrigin, JourneyEvent } from '../engine/event';
import type { EventReader } from '../engine/ports';
import type { Db } from '../platform/database';
import { decodeCursor, encodeCursor } from '../platform/http/page';
import { ofProfiles } from '../platform/placed';
import type { TimelineSource } from '../profiles/contract';
import { eventsOf, journeyEvent, type EventDocument } from './model';

/** A look-up reads so many at once, and never without end. */
export const MOST_LOOKED_UP = 10_000;

type StoredQuery = Parameters<EventReader['stored']>[0];

export interface EventListQuery {
  readonly workspaceId: string;
  readonly profileIds?: readonly string[];
  readonly name?: string | undefined;
  readonly sourceId?: string | undefined;
  /** Only events whose handling was given up. */
  readonly setAside?: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface EventPage {
  readonly items: readonly EventDocument[];
  readonly nextCursor?: string;
}

export interface LookUp {
  readonly filter: Filter<EventDocument>;
  /** Named, because the planner sometimes prefers to read all events of a name in the workspace. */
  readonly hint: 'byProfile' | 'byKey';
}

/** The queries of a look-up, at most two for a batch of any size; apart, so that a test can ask for their plans. */
export function lookUps(query: StoredQuery): readonly LookUp[] {
  const { workspaceId, profileIds, keys, names, after, everyOrigin, behind } = query;
  const origin = everyOrigin ? { $in: ['live', 'backfill'] as EventOrigin[] } : 'live';
  const what = {
    name: { $in: [...names] },
    origin,
    receivedAt: { $gte: behind?.receivedAt ?? after },
    ...(behind && isBehind(behind)),
  } as const;
  return [
    ...(profileIds.length > 0
      ? [{ filter: { workspaceId, ...ofProfiles(profileIds), ...what }, hint: 'byProfile' } as const]
      : []),
    ...(keys.length > 0
      ? [{ filter: { workspaceId, keys: { $in: [...keys] }, ...what }, hint: 'byKey' } as const]
      : []),
  ];
}

const isBehind = ({ id, receivedAt }: NonNullable<StoredQuery['behind']>): Filter<EventDocument> => ({
  $or: [{ receivedAt: { $gt: receivedAt } }, { receivedAt, _id: { $gt: id } }],
});

export async function lookUp(db: Db, query: StoredQuery, most: number): Promise<readonly JourneyEvent[]> {
  if (query.names.length === 0) return [];
  const found = await Promise.all(
    lookUps(query).map(({ filter, hint }) =>
      eventsOf(db).find(filter, { hint }).sort({ receivedAt: 1, _id: 1 }).limit(most).toArray(),
    ),
  );
  const each = new Map(found.flat().map((document) => [document._id, document]));
  return [...each.values()]
    .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a._id < b._id ? -1 : 1))
    .slice(0, most)
    .map(journeyEvent);
}

/** Newest first by reception. */
export async function listEvents(db: Db, query: EventListQuery): Promise<EventPage> {
  const found = await eventsOf(db)
    .find({
      workspaceId: query.workspaceId,
      ...(query.profileIds ? { profileId: { $in: [...query.profileIds] } } : {}),
      ...(query.name === undefined ? {} : { name: query.name }),
      ...(query.sourceId === undefined ? {} : { sourceId: query.sourceId }),
      ...(query.setAside ? { setAside: true } : {}),
      ...(query.cursor === undefined ? {} : beyond(query.cursor)),
    })
    .sort({ receivedAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .toArray();
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  if (found.length <= query.limit || !last) return { items };
  return { items, nextCursor: encodeCursor([last.receivedAt.getTime(), last._id]) };
}

function beyond(cursor: string): Filter<EventDocument> {
  const [instant, id] = decodeCursor(cursor);
  const receivedAt = new Date(Number(instant));
  return { $or: [{ receivedAt: { $lt: receivedAt } }, { receivedAt, _id: { $lt: String(id) } }] };
}

export interface EventCount {
  readonly name: string;
  readonly count: number;
  readonly lastReceivedAt: Date;
}

const MAX_NAMES = 500;

/** How often each event was received since then, the most frequent first. */
export async function countEvents(db: Db, workspaceId: string, since: Date): Promise<readonly EventCount[]> {
  return await eventsOf(db)
    .aggregate<EventCount>([
      { $match: { workspaceId, receivedAt: { $gte: since } } },
      { $group: { _id: '$name', count: { $sum: 1 }, lastReceivedAt: { $max: '$receivedAt' } } },
      { $sort: { count: -1, _id: 1 } },
      { $limit: MAX_NAMES },
      { $project: { _id: 0, name: '$_id', count: 1, lastReceivedAt: 1 } },
    ])
    .toArray();
}

/** Events as entries of a profile's timeline. */
export function eventTimeline(db: Db): TimelineSource {
  return async ({ workspaceId, profileIds, before, limit }) => {
    const found = await eventsOf(db)
      .find({ workspaceId, profileId: { $in: [...profileIds] }, receivedAt: { $lt: before } })
      .sort({ receivedAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id, name, receivedAt, occurredAt, sourceId, origin, properties }) => ({
      id: _id,
      kind: 'event',
      at: receivedAt,
      title: name,
      data: { sourceId, origin, occurredAt: occurredAt.toISOString(), properties },
    }));
  };
}
