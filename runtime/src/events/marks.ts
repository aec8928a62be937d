import type { WaitingEvents } from '../engine/ports';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import { exactly, these } from '../platform/placed';
import { eventsOf, type EventDocument, type HandlingFailure } from './model';
import { SWEEP_AFTER_MS } from './notes';

const MAX_ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 3_600_000;
/** Whoever waits for a version should not wait much longer than that takes to be installed. */
const LONGEST_WAIT_MS = 300_000;

export interface MarkParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
}

/** As it was read: an event that a note stands for says nothing, until there is something to say about it. */
const asRead = (event: EventDocument) => ({
  ...exactly(event),
  handled: event.handled === false ? false : { $exists: false },
});

/** Of those that say that they are not: the note of the others goes. */
export async function markHandled(db: Db, events: readonly EventDocument[]): Promise<void> {
  const marked = events.filter(({ handled }) => handled === false);
  if (marked.length === 0) return;
  await eventsOf(db).updateMany(these(marked), {
    $set: { handled: true },
    $unset: { attempts: '', retryAt: '', failure: '', setAside: '', waiting: '' },
  });
}

/** Not a failure of theirs: nothing counts towards setting them aside. */
export async function keepWaiting(
  { db, clock, log }: MarkParts,
  events: readonly EventDocument[],
  waiting: WaitingEvents,
): Promise<void> {
  if (waiting.size === 0) return;
  const at = clock.now();
  log.warn({ events: waiting.size }, 'Events wait for journey versions that do not load');
  await eventsOf(db).bulkWrite(
    events.flatMap((event) => {
      const { _id, waiting: before } = event;
      const now = waiting.get(_id);
      if (!now) return [];
      const tries = (before?.tries ?? 0) + 1;
      const retryAt = new Date(at.getTime() + Math.min(SWEEP_AFTER_MS * 2 ** (tries - 1), LONGEST_WAIT_MS));
      const failure = { code: 'version_not_loadable', message: now.message, at };
      const $set = { handled: false, waiting: { enter: now.enter, tries }, retryAt, failure };
      return [{ updateOne: { filter: asRead(event), update: { $set, $unset: { attempts: '' as const } } } }];
    }),
    { ordered: false },
  );
}

export async function recordFailure(
  { db, clock, log }: MarkParts,
  event: EventDocument,
  error: unknown,
): Promise<void> {
  const { _id, attempts: before = 0, name } = event;
  const at = clock.now();
  const attempts = before + 1;
  const givenUp = attempts >= MAX_ATTEMPTS;
  const retryAt = new Date(at.getTime() + Math.min(SWEEP_AFTER_MS * 2 ** before, LONGEST_PAUSE_MS));
  log.warn({ err: error, eventId: _id, event: name, attempts, givenUp }, 'An event could not be handled');
  await eventsOf(db).updateOne(asRead(event), {
    $set: {
      attempts,
      failure: failureOf(error, at),
      ...(givenUp ? { handled: true, setAside: true as const } : { handled: false, retryAt }),
    },
  });
}

export function waitedBefore(events: readonly EventDocument[]): WaitingEvents {
  return new Map(
    events.flatMap(({ _id, waiting, failure }) =>
      waiting ? [[_id, { enter: waiting.enter, message: failure?.message ?? '' }] as const] : [],
    ),
  );
}

/** Texts of other errors than ours may quote data of a person: only their name is kept. */
function failureOf(error: unknown, at: Date): HandlingFailure {
  if (error instanceof PerennialError) return { code: error.code, message: error.message, at };
  return { code: 'internal', message: error instanceof Error ? error.name : 'Error', at };
}
