import type { Db } from '../platform/database';
import { exactly, these, type Placed } from '../platform/placed';
import { eventsOf, type EventDocument } from './model';
import { NOTED_AT_ONCE, type IntakeNote } from './notes';
import type { StoredEvent } from './insert';

/** Stored events that wait in memory to be reacted to: those of a note, or some that say themselves that they are not handled. */
export interface Portion {
  readonly noteId?: string;
  readonly events: readonly Placed[];
  /** As they were stored; absent: to be read. */
  readonly documents?: readonly EventDocument[];
  /** By this process's steady clock. */
  readonly since: number;
}

/** Whoever was stored by somebody else meanwhile, or is no live event, is in none; a note whose events all were comes without any. */
export function portionsOf(stored: readonly StoredEvent[], notes: readonly IntakeNote[], keep: boolean): Portion[] {
  const since = performance.now();
  const own = new Map(stored.map((event) => [event._id, event]));
  const noted = notes.map(({ _id: noteId, events }) => ({
    ...{ noteId, since },
    ...kept(
      events.flatMap(({ _id }) => own.get(_id) ?? []),
      keep,
    ),
  }));
  const marked = stored.filter(({ handled }) => handled === false);
  const portions: Portion[] = [...noted];
  for (let start = 0; start < marked.length; start += NOTED_AT_ONCE)
    portions.push({ since, ...kept(marked.slice(start, start + NOTED_AT_ONCE), keep) });
  return portions;
}

/** With the events themselves while few wait: they are not read again. */
function kept(stored: readonly StoredEvent[], keep: boolean): Pick<Portion, 'events' | 'documents'> {
  const events = stored.map(exactly);
  return keep && stored.every(isStamped) ? { events, documents: stored.filter(isStamped) } : { events };
}

const isStamped = (event: StoredEvent): event is EventDocument => event.receivedAt !== undefined;

/** The events that are still to be reacted to, the oldest first. */
export async function readPortions(db: Db, portions: readonly Portion[]): Promise<readonly EventDocument[]> {
  const known = portions.flatMap(({ documents }) => documents ?? []);
  const unread = portions.filter(({ documents }) => documents === undefined);
  const read = await Promise.all([
    readEvents(
      db,
      unread.flatMap(({ noteId, events }) => (noteId === undefined ? [] : events)),
      { handled: { $exists: false } },
    ),
    readEvents(
      db,
      unread.flatMap(({ noteId, events }) => (noteId === undefined ? events : [])),
      { handled: false },
    ),
  ]);
  return [...known, ...read.flat()].toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}

export async function readEvents(
  db: Db,
  placed: readonly Placed[],
  which: { readonly handled?: false | { readonly $exists: false } } = {},
): Promise<readonly EventDocument[]> {
  if (placed.length === 0) return [];
  return await eventsOf(db)
    .find({ ...these(placed), ...which }, { batchSize: placed.length + 1 })
    .toArray();
}
