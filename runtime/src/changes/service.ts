import { randomUUID } from 'node:crypto';

import type { EventOrigin } from '../engine/event';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import type { Logger } from '../platform/logging';
import type { Changed } from './changed';
import { notesOf, type ChangeNote } from './model';
import { Queue } from './queue';

export { bothChanged, eventsAmong, eventsChanged, type Changed } from './changed';
export { changeMigrations } from './migrations';
export type { ChangeNote } from './model';

/** What is known of a change before it is written. */
export interface ChangeOf {
  readonly origin: EventOrigin;
  readonly changed: Changed;
}

/** Repeatable: does for the people of these notes what their changes ask for. Notes are of any workspaces. */
export type ChangeWork = (notes: readonly ChangeNote[]) => Promise<unknown>;

/**
 * Who is told that people have changed. First the note, then the change, then the work: whatever dies in between leaves the
 * note, and the sweep does the work.
 */
export interface Changes {
  /** Before the change is written; undefined when there is nobody it concerns. */
  mark(workspaceId: string, profileIds: Iterable<string>, of: ChangeOf): Promise<ChangeNote | undefined>;
  /** After it was written: the work is done soon, by this process. */
  settle(note: ChangeNote | undefined): void;
  /** Both, around a write. When that throws, the sweep looks what became of it. */
  around<T>(people: { workspaceId: string; profileIds: readonly string[] }, of: ChangeOf, write: () => Promise<T>): Promise<T>; // prettier-ignore
  /** Resolves when there is room for more; whoever brings much waits here. */
  room(): Promise<void>;
  /** What has to be done for changed people; each after those attached before it. */
  attach(work: ChangeWork): void;
  /** Does what a process that died has left, for more than 10 s. Returns how much; repeat while it is not 0. */
  sweep(): Promise<number>;
  /** No note that is still open is older than this. */
  oldest(): Promise<Date>;
  /** Resolves when everything this process has settled is done; for shutdown and tests. */
  idle(): Promise<void>;
}

export interface ChangesParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log?: Pick<Logger, 'warn'> | undefined;
}

const SWEEP_AFTER_MS = 10_000;
/** No process stands still for so long between its note and its write, and then still writes. */
const GONE_AFTER_MS = 600_000;
const SWEPT_AGAIN_AFTER_MS = 60_000;
const SWEPT_AT_ONCE = 100;

export function createChanges(parts: ChangesParts): Changes {
  const { db, clock, log } = parts;
  const works: ChangeWork[] = [];
  const done = async (notes: readonly ChangeNote[]) => {
    for (const work of works) await work(notes);
  };
  const queue = new Queue(async (notes) => {
    await done(notes);
    await notesOf(db).deleteMany({ _id: { $in: notes.map(({ _id }) => _id) } });
  }, log);

  const mark: Changes['mark'] = async (workspaceId, profileIds, { origin, changed }) => {
    const ids = [...new Set(profileIds)];
    if (ids.length === 0) return undefined;
    const note = { _id: randomUUID(), workspaceId, profileIds: ids, at: clock.now(), origin, changed };
    await notesOf(db).insertOne(note);
    return note;
  };
  const settle: Changes['settle'] = (note) => {
    if (note) queue.add(note);
  };

  return {
    mark,
    settle,
    async around({ workspaceId, profileIds }, of, write) {
      const note = await mark(workspaceId, profileIds, of);
      const result = await write();
      settle(note);
      return result;
    },
    room: () => queue.room(),
    attach: (work) => {
      works.push(work);
    },
    sweep: () => sweep(parts, done),
    async oldest() {
      const now = clock.now();
      const first = await notesOf(db).findOne({}, { sort: { at: 1 }, projection: { at: 1 } });
      return first && first.at < now ? first.at : now;
    },
    idle: () => queue.idle(),
  };
}

/**
 * What was swept stays for a while, for a writer that was only slow, and is swept once more before it goes. What fails alone stays
 * as well, and comes again behind the others.
 */
async function sweep({ db, clock, log }: ChangesParts, done: ChangeWork): Promise<number> {
  const now = clock.now().getTime();
  const before = (ms: number) => new Date(now - ms);
  const left = await notesOf(db)
    .find({
      $or: [
        { at: { $lt: before(SWEEP_AFTER_MS) }, swept: { $exists: false } },
        { at: { $lt: before(GONE_AFTER_MS) }, swept: { $lt: before(SWEPT_AGAIN_AFTER_MS) } },
      ],
    })
    .sort({ swept: 1, at: 1 })
    .limit(SWEPT_AT_ONCE)
    .toArray();
  const failed = new Set<string>();
  const attempt = async (notes: readonly ChangeNote[]): Promise<void> => {
    try {
      if (notes.length > 0) await done(notes);
    } catch (error) {
      const [only, ...others] = notes;
      if (others.length > 0) for (const note of notes) await attempt([note]);
      else if (only) {
        failed.add(only._id);
        log?.warn({ err: error, note: only._id }, 'Changed people could not be looked at');
      }
    }
  };
  await attempt(left);
  const gone = left.filter(({ _id, at }) => at < before(GONE_AFTER_MS) && !failed.has(_id)).map(({ _id }) => _id);
  await notesOf(db).deleteMany({ _id: { $in: gone } });
  await notesOf(db).updateMany({ _id: { $in: left.map(({ _id }) => _id) } }, { $set: { swept: new Date(now) } });
  return left.length;
}
