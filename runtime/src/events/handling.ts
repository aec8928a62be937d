import type { EnrolmentReactions } from '../engine/ports';
import type { StoredEvent } from './insert';
import { keepWaiting, markHandled, recordFailure, waitedBefore, type MarkParts } from './marks';
import { eventsOf, journeyEvent, type EventDocument } from './model';
import { leftNotes, putOff, removeNotes, standingNotes, SWEEP_AFTER_MS, type IntakeNote } from './notes';
import { portionsOf, readEvents, readPortions, type Portion } from './portions';

const BATCH = 200;
const CONCURRENCY = 4;
/** Events waiting in memory; whoever brings more waits, so that memory stays bounded and sources slow down. */
const ROOM = 5_000;
/** Up to so many wait as they are, the others by where they are stored. */
const KEPT = 2_000;
/** Batches of waiting events in one sweep, as long as each of them gets through. */
const WAITING_ROUNDS = 10;
const NOTES_SWEPT = 20;

/**
 * Has stored events reacted to: at once from a queue in memory, and by the sweep when a process died or a reaction failed. An
 * event that fails again and again alone is set aside with its error, so that it holds up nobody else. One that waits for a
 * journey version to load is never set aside: exits must come when it does.
 */
export class Handling {
  readonly #parts: MarkParts;
  readonly #waiting: Portion[] = [];
  #events = 0;
  readonly #running = new Set<Promise<void>>();
  readonly #forRoom: (() => void)[] = [];
  #reactions: EnrolmentReactions | undefined;

  constructor(parts: MarkParts) {
    this.#parts = parts;
  }

  /** Until this is given, events are only stored; the sweep finds them later. */
  attach(reactions: EnrolmentReactions): void {
    this.#reactions = reactions;
  }

  /** Resolves when there is room for more. */
  async room(): Promise<void> {
    while (this.#events >= ROOM)
      await new Promise<void>((resolve) => {
        this.#forRoom.push(resolve);
      });
  }

  /** What was stored just now, and the notes that stand for the live ones among them which do not say themselves that they are not handled. */
  enqueue(stored: readonly StoredEvent[], notes: readonly IntakeNote[] = []): void {
    if (!this.#reactions) return;
    const portions = portionsOf(stored, notes, this.#events + stored.length <= KEPT);
    this.#waiting.push(...portions);
    this.#events += portions.reduce((sum, { events }) => sum + events.length, 0);
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
    await this.#handleAll(left);
    return left.length + (await this.#sweepNotes(now)) + (await this.#sweepWaiting(now));
  }

  /**
   * What a process had noted and did not come to the end of. Events that say themselves whether they are handled are not the
   * note's; it stays while one of its events is not there, for somebody may still be about to store it.
   */
  async #sweepNotes(now: Date): Promise<number> {
    const { db } = this.#parts;
    if (!this.#reactions) return 0;
    const notes = await leftNotes(db, now, NOTES_SWEPT);
    const stored = await readEvents(
      db,
      notes.flatMap(({ events }) => events),
    );
    const open = stored.filter(({ handled }) => handled === undefined);
    await this.#handleAll(open.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()));
    const there = new Set(stored.map(({ _id }) => _id));
    const [whole, others] = [[] as string[], [] as IntakeNote[]];
    for (const note of notes)
      if (note.events.every(({ _id }) => there.has(_id))) whole.push(note._id);
      else others.push(note);
    await removeNotes(db, whole);
    for (const note of others) await putOff(db, note, now);
    return open.length;
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
      const batch = this.#next();
      const run = this.#handlePortions(batch)
        .catch((error: unknown) => {
          // The events stay unhandled in the database: the sweep repeats them.
          this.#parts.log.warn({ err: error, portions: batch.length }, 'Events could not be handled yet');
        })
        .finally(() => {
          this.#running.delete(run);
          for (const resolve of this.#forRoom.splice(0)) resolve();
          this.#start();
        });
      this.#running.add(run);
    }
  }

  #next(): readonly Portion[] {
    let events = 0;
    let count = 0;
    for (const portion of this.#waiting) {
      if (count > 0 && events + portion.events.length > BATCH) break;
      events += portion.events.length;
      count += 1;
    }
    this.#events -= events;
    return this.#waiting.splice(0, count);
  }

  async #handlePortions(portions: readonly Portion[]): Promise<void> {
    const { db } = this.#parts;
    const standing = await this.#standing(portions);
    await this.#handle(await readPortions(db, standing));
    await removeNotes(
      db,
      standing.flatMap(({ noteId }) => noteId ?? []),
    );
  }

  /** A note may have been swept while its events waited here; what says itself that it is not handled is read again. */
  async #standing(portions: readonly Portion[]): Promise<readonly Portion[]> {
    const isLate = ({ since }: Portion) => performance.now() - since > SWEEP_AFTER_MS / 2;
    const late = portions.filter(isLate);
    if (late.length === 0) return portions;
    const left = await standingNotes(
      this.#parts.db,
      late.flatMap(({ noteId }) => noteId ?? []),
    );
    return portions.flatMap((portion) => {
      if (!isLate(portion) || (portion.noteId !== undefined && left.has(portion.noteId))) return portion;
      const { noteId, events, since } = portion;
      return noteId === undefined ? { events, since } : [];
    });
  }

  async #handleAll(events: readonly EventDocument[]): Promise<void> {
    for (let start = 0; start < events.length; start += BATCH) await this.#handle(events.slice(start, start + BATCH));
  }

  /** Gives back how many of them are not through. */
  async #handle(events: readonly EventDocument[]): Promise<number> {
    if (!this.#reactions || events.length === 0) return 0;
    const { db } = this.#parts;
    try {
      const waiting = await this.#reactions.handle(events.map(journeyEvent), waitedBefore(events));
      await markHandled(
        db,
        events.filter(({ _id }) => !waiting.has(_id)),
      );
      await keepWaiting(this.#parts, events, waiting);
      return waiting.size;
    } catch (error) {
      const [only, ...others] = events;
      let open = 0;
      if (only && others.length === 0) {
        open = 1;
        await recordFailure(this.#parts, only, error);
      } else for (const event of events) open += await this.#handle([event]);
      return open;
    }
  }
}
