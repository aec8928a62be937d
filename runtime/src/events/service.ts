import type { Changes } from '../changes/service';
import type { JourneyEvent } from '../engine/event';
import type { EnrolmentReactions, EventReader, EventWriter, OwnEvent } from '../engine/ports';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { notFound } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import { exactly } from '../platform/placed';
import type { Orders } from '../orders/service';
import type { TimelineSource } from '../profiles/contract';
import type { Profiles } from '../profiles/service';
import { countEvents as countForPeople } from './counters/count';
import { recountEvents, type Recounting, type RecountedEvents } from './counters/recount';
import { readCounters, seenLast, type EventCounter } from './counters/read';
import { Handling } from './handling';
import { eventsById, happened, type HappenedQuery } from './happened';
import { draftOf, ingestBatch, ownedBy } from './ingest';
import { insertOnce } from './insert';
import { RETENTION_DAYS } from './migrations';
import { markOwn } from './marking';
import { eventsOf, OWN_SOURCE, type EventDocument } from './model';
import { schemaOf, type EventSchema } from './schema';
import type { EventSource, Ingested, NormalisedEvent } from './normalised';
import { notedAmong } from './notes';
import {
  countEvents,
  eventTimeline,
  listEvents,
  lookUp,
  MOST_LOOKED_UP,
  type EventCount,
  type EventListQuery,
  type EventPage,
} from './store';

export { eventMigrations } from './migrations';
export type { EventCounter } from './counters/read';
export { boundedProperties } from './properties';
export type { EventSource, Ingested, NormalisedEvent } from './normalised';

/** How far back anybody can look. */
export const LONGEST_RETENTION_HOURS = RETENTION_DAYS * 24;

export interface EventsParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
  readonly profiles: Pick<Profiles, 'identify'>;
  /** Keeps the orders that events tell of; without it they are only events. */
  readonly orders?: Pick<Orders, 'note'> | undefined;
  /** Has what comes counted for its people; without it nothing is. */
  readonly changes?: Changes | undefined;
  /** Of stored events that are looked up. */
  readonly mostAtOnce?: number;
}

export interface Events extends EventReader, EventWriter {
  /**
   * Stores a batch of one source, then has the new live events reacted to. Resolves when all is stored; the results are in
   * the order of the events. Rejects when nothing is known about the outcome: the batch may then be sent again as it is.
   */
  ingest(source: EventSource, events: readonly NormalisedEvent[]): Promise<readonly Ingested[]>;
  /** Who reacts to stored events; without it they are only stored. */
  attach(reactions: EnrolmentReactions): void;
  /** Repeats events left unhandled for more than 10 s. Returns how many; for a sweep every few seconds. */
  sweepUnhandled(): Promise<number>;
  /** Resolves when everything stored by this process has been tried; for shutdown. */
  idle(): Promise<void>;
  /** By when they happened, newest first, imported ones too. */
  happened(query: HappenedQuery): Promise<readonly JourneyEvent[]>;
  byIds(workspaceId: string, ids: readonly string[]): Promise<readonly JourneyEvent[]>;
  list(query: EventListQuery): Promise<EventPage>;
  /** Throws not_found. */
  find(workspaceId: string, eventId: string): Promise<EventDocument>;
  counts(workspaceId: string, days: number): Promise<readonly EventCount[]>;
  /** How often these ids of people did what, day by day; never forgotten. One query. */
  counters(
    workspaceId: string,
    profileIds: readonly string[],
    names?: readonly string[],
  ): Promise<readonly EventCounter[]>;
  /** What the last events of a name carry. */
  schema(workspaceId: string, name: string): Promise<EventSchema>;
  /** When these people, each given as all its ids, did something last; by the first id. One query. */
  lastSeen(workspaceId: string, people: readonly (readonly string[])[]): Promise<ReadonlyMap<string, Date>>;
  /** Makes counters anew from the stored events, says which differ, and writes them when told to. */
  recount(people: Omit<Recounting, 'now'>, repair?: boolean): Promise<RecountedEvents>;
  /** Which of these events are stored and not yet reacted to by whoever stored them. */
  underWay(workspaceId: string, eventIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Has an event handled once more that was set aside. Throws not_found. */
  retry(workspaceId: string, eventId: string): Promise<EventDocument>;
  /** Keeps events this long instead of 400 days. */
  retain(days?: number): Promise<void>;
  readonly timeline: TimelineSource;
}

const DAY_MS = 86_400_000;

export function createEvents(parts: EventsParts): Events {
  const { db, clock, mostAtOnce = MOST_LOOKED_UP } = parts;
  const handling = new Handling(parts);
  const { changes } = parts;
  changes?.attach((notes) => countForPeople({ db, changes }, notes));

  const find = async (workspaceId: string, eventId: string): Promise<EventDocument> => {
    const found = await eventsOf(db).findOne({ _id: eventId, workspaceId });
    if (!found) throw notFound('event', eventId);
    return found;
  };

  return {
    find,
    timeline: eventTimeline(db),
    mostAtOnce,
    stored: (query) => lookUp(db, query, mostAtOnce),
    happened: (query) => happened(db, query),
    byIds: (workspaceId, ids) => eventsById(db, workspaceId, ids),
    list: (query) => listEvents(db, query),
    counts: (workspaceId, days) => countEvents(db, workspaceId, new Date(clock.now().getTime() - days * DAY_MS)),
    recount: (people, repair) => recountEvents(db, { ...people, now: clock.now() }, repair),
    counters: (...of) => readCounters(db, ...of),
    schema: (workspaceId, name) => schemaOf(db, workspaceId, name),
    lastSeen: (workspaceId, people) => seenLast(db, workspaceId, people),
    attach: (reactions) => {
      handling.attach(reactions);
    },
    underWay: (...of) => notedAmong(db, ...of),
    sweepUnhandled: () => handling.sweep(),
    idle: () => handling.idle(),

    async ingest(source, events) {
      await Promise.all([handling.room(), parts.changes?.room()]);
      const { results, stored, notes } = await ingestBatch(parts, source, events);
      handling.enqueue(stored, notes);
      return results;
    },

    async record(own) {
      const notes = await markOwn(parts.changes, own);
      const stored = await insertOnce(db, own.map(ownEvent));
      for (const note of notes) parts.changes?.settle(note);
      handling.enqueue(stored);
    },

    async retry(workspaceId, eventId) {
      const event = await find(workspaceId, eventId);
      await eventsOf(db).updateOne(
        { ...exactly(event), workspaceId, setAside: true },
        { $set: { handled: false, attempts: 0 }, $unset: { setAside: '', retryAt: '' } },
      );
      const again = await find(workspaceId, eventId);
      handling.enqueue([again]);
      return again;
    },

    async retain(days = RETENTION_DAYS) {
      await db.command({
        collMod: 'events',
        index: { name: 'retention', expireAfterSeconds: (days * DAY_MS) / 1_000 },
      });
    },
  };
}

function ownEvent(own: OwnEvent) {
  const { workspaceId, profileId, key, name, keys = [], properties, occurredAt, origin = 'live' } = own;
  const source = { workspaceId, sourceId: OWN_SOURCE, trust: 'server' } as const;
  const said = { messageId: key, type: 'own', name, keys, properties, occurredAt, origin, notes: [] } as const;
  return ownedBy(draftOf(source, said), profileId);
}
