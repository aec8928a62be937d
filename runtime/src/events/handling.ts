import type { EnrolmentReactions, WaitingEvents } from '../engine/ports';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import { PerennialError } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import { exactly, these, type Placed } from '../platform/placed';
import { eventsOf, journeyEvent, type EventDocument, type HandlingFailure } from './model';

const BATCH = 200;
const CONCURRENCY = 4;
/** Events waiting in memory, by where they are stored; whoever brings more waits, so that memory stays bounded and sources slow down. */
const ROOM = 5_000;
const SWEEP_AFTER_MS = 10_000;
const MAX_ATTEMPTS = 10;
const LONGEST_PAUSE_MS = 3_600_000;
/** Whoever waits for a version should not wait much longer than that takes to be installed. */
const LONGEST_WAIT_MS = 300_000;
/** Batches of waiting events in one sweep, as long as each of them gets through. */
const WAITING_ROUNDS = 10;

export interface HandlingParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
}

/**
 * Has stored events reacted to: at once from a queue in memory, and by the sweep when a process died or a reaction failed. An
 * event that fails again and again alone is set aside with its error, so that it holds up nobody else. One that waits for a
 * journey version to load is never set aside: exits must come when it does.
 */
export class Handling {
  readonly #parts: HandlingParts;
  readonly #waiting: Placed[] = [];
  readonly #running = new Set<Promise<void>>();
  readonly #forRoom: (() => void)[] = [];
  #reactions: EnrolmentReactions | undefined;

  constructor(parts: HandlingParts) {
    this.#parts = parts;
  }

  /** Until this is given, events are only stored; the sweep finds them later. */
  attach(reactions: EnrolmentReactions): void {
    this.#reactions = reactions;
  }

  /** Resolves when there is room for more. */
  async room(): Promise<void> {
    while (this.#waiting.length >= ROOM)
      await new Promise<void>((resolve) => {
        this.#forRoom.push(resolve);
      });
  }

  enqueue(stored: readonly Placed[]): void {
    if (!this.#reactions) return;
    this.#waiting.push(...stored.map(exactly));
    this.#start();
  }

  /** Resolves when everything enqueued so far has been tried. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /**
   * Repeats events left unhandled for longer than 10 s of database time, the oldest first, then some of those that wait for a
   * version. Returns how many got through, or were left behind by a crash.
   */
  async sweep(limit = 1_000): Promise<number> {
    const now = this.#parts.clock.now();
    const left = await eventsOf(this.#parts.db)
      .find({
        handled: false,
        'waiting.tries': { $exists: false },
        receivedAt: { $lt: new Date(now.getTime() - SWEEP_AFTER_MS) },
        $or: [{ retryAt: { $exists: false } }, { retryAt: { $lte: now } }],
      })
      .hint('left')
      .sort({ receivedAt: 1 })
      .limit(limit)
      .toArray();
    for (let start = 0; start < left.length; start += BATCH) await this.#handle(left.slice(start, start + BATCH));
    return left.length + (await this.#sweepWaiting(now));
  }

  /** Goes on only while all of a batch get through: where one still waits, the others most likely do, too. */
  async #sweepWaiting(now: Date): Promise<number> {
    let through = 0;
    for (let round = 0; round < WAITING_ROUNDS; round++) {
      const due = await eventsOf(this.#parts.db)
        .find({ handled: false, 'waiting.tries': { $gte: 1 }, retryAt: { $lte: now } })
        .hint('waiting')
        .sort({ retryAt: 1 })
        .limit(BATCH)
        .toArray();
      const waiting = await this.#handle(due);
      through += due.length - waiting;
      if (due.length < BATCH || waiting > 0) break;
    }
    return through;
  }

  #start(): void {
    while (this.#running.size < CONCURRENCY && this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      const run = this.#handleStored(batch)
        .catch((error: unknown) => {
          // The events stay unhandled in the database: the sweep repeats them.
          this.#parts.log.warn({ err: error, events: batch.length }, 'Events could not be handled yet');
        })
        .finally(() => {
          this.#running.delete(run);
          for (const resolve of this.#forRoom.splice(0)) resolve();
          this.#start();
        });
      this.#running.add(run);
    }
  }

  async #handleStored(stored: readonly Placed[]): Promise<void> {
    const events = await eventsOf(this.#parts.db)
      .find({ ...these(stored), handled: false })
      .sort({ receivedAt: 1 })
      .toArray();
    await this.#handle(events);
  }

  /** Gives back how many of them are not through. */
  async #handle(events: readonly EventDocument[]): Promise<number> {
    if (!this.#reactions || events.length === 0) return 0;
    try {
      const waiting = await this.#reactions.handle(events.map(journeyEvent), waitedBefore(events));
      await this.#markHandled(events.filter(({ _id }) => !waiting.has(_id)));
      await this.#keepWaiting(events, waiting);
      return waiting.size;
    } catch (error) {
      const [only, ...others] = events;
      let open = 0;
      if (only && others.length === 0) {
        open = 1;
        await this.#recordFailure(only, error);
      } else for (const event of events) open += await this.#handle([event]);
      return open;
    }
  }

  async #markHandled(events: readonly EventDocument[]): Promise<void> {
    if (events.length === 0) return;
    await eventsOf(this.#parts.db).updateMany(these(events), {
      $set: { handled: true },
      $unset: { attempts: '', retryAt: '', failure: '', setAside: '', waiting: '' },
    });
  }

  /** Not a failure of theirs: nothing counts towards setting them aside. */
  async #keepWaiting(events: readonly EventDocument[], waiting: WaitingEvents): Promise<void> {
    if (waiting.size === 0) return;
    const at = this.#parts.clock.now();
    this.#parts.log.warn({ events: waiting.size }, 'Events wait for journey versions that do not load');
    await eventsOf(this.#parts.db).bulkWrite(
      events.flatMap((event) => {
        const { _id, waiting: before } = event;
        const now = waiting.get(_id);
        if (!now) return [];
        const tries = (before?.tries ?? 0) + 1;
        const retryAt = new Date(at.getTime() + Math.min(SWEEP_AFTER_MS * 2 ** (tries - 1), LONGEST_WAIT_MS));
        const failure = { code: 'version_not_loadable', message: now.message, at };
        const $set = { waiting: { enter: now.enter, tries }, retryAt, failure };
        return [
          {
            updateOne: {
              filter: { ...exactly(event), handled: false },
              update: { $set, $unset: { attempts: '' as const } },
            },
          },
        ];
      }),
      { ordered: false },
    );
  }

  async #recordFailure(event: EventDocument, error: unknown): Promise<void> {
    const { _id, attempts: before = 0, name } = event;
    const at = this.#parts.clock.now();
    const attempts = before + 1;
    const givenUp = attempts >= MAX_ATTEMPTS;
    const retryAt = new Date(at.getTime() + Math.min(SWEEP_AFTER_MS * 2 ** before, LONGEST_PAUSE_MS));
    this.#parts.log.warn({ err: error, eventId: _id, event: name, attempts, givenUp }, 'An event could not be handled');
    await eventsOf(this.#parts.db).updateOne(
      { ...exactly(event), handled: false },
      {
        $set: {
          attempts,
          failure: failureOf(error, at),
          ...(givenUp ? { handled: true, setAside: true as const } : { retryAt }),
        },
      },
    );
  }
}

function waitedBefore(events: readonly EventDocument[]): WaitingEvents {
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
