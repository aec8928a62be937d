import type { LineRoom, Outbox, SendRow } from '../../engine/ports';
import { randomToken } from '../../platform/ids';
import type { Logger } from '../../platform/logging';
import { attempt, type AttemptParts } from './attempt';
import { mayRepeat } from './category';
import { tryLater } from './conclude';
import { readFacts, type FactParts } from './facts';
import { InFlight } from './in-flight';
import { settle } from './settle';
import { telling, type TellingParts } from './telling';

export interface Dispatcher {
  start(): void;
  /** Sends became due: look now instead of at the next poll. */
  ring(): void;
  /** Takes nothing more, puts back what was not handed over, lets calls in flight end. */
  stop(): Promise<void>;
  /** Repairs what a crash left (abandoned and owed rows); runs by itself while started. Gives back how many rows. */
  sweep(): Promise<number>;
  /** Takes and finishes what is due now, once; for tests and the command line. Gives back how many rows. */
  round(): Promise<number>;
}

export type DispatcherParts = AttemptParts & FactParts & { readonly outbox: Outbox; readonly logger: Logger };

type Given = Omit<DispatcherParts, 'stopping' | 'tell' | 'inFlight'> & TellingParts;

const SWEPT_AT_ONCE = 200;

/** Drives the outbox: takes rows that are due, and brings each to its outcome. Any number of processes may run one. */
export function createDispatcher(parts: Given): Dispatcher {
  let stopping = false;
  const inFlight = new InFlight(parts.limits, parts.clock);
  const all: DispatcherParts = { ...parts, inFlight, stopping: () => stopping, tell: telling(parts) };
  const bell = new Bell();
  const running = new Set<Promise<void>>();
  let loops: Promise<unknown> | undefined;
  return {
    start: () => {
      stopping = false;
      loops ??= Promise.all([takeLoop(all, running, bell), sweepLoop(all)]);
    },
    ring: () => {
      bell.ring();
    },
    stop: async () => {
      stopping = true;
      bell.ring();
      await loops;
      await Promise.all(running);
      loops = undefined;
      parts.mailer.close();
    },
    sweep: async () => await sweep(all),
    round: async () => {
      const rows = await take(all, parts.limits.inFlight);
      await finish(all, rows);
      return rows.length;
    },
  };
}

async function takeLoop(parts: DispatcherParts, running: Set<Promise<void>>, bell: Bell): Promise<void> {
  const { inFlight, limits, logger } = parts;
  while (!parts.stopping()) {
    const rows = await take(parts, inFlight.free, inFlight.room).catch((err: unknown) => {
      logger.error({ err }, 'Sends could not be taken');
      return undefined;
    });
    if (rows && rows.length > 0) {
      inFlight.began(rows);
      const batch = finish(parts, rows, (row) => {
        if (inFlight.ended(row)) bell.ring();
      });
      running.add(batch);
      void batch.finally(() => running.delete(batch));
    }
    await bell.heard(rows ? await pause(parts) : limits.poll);
  }
}

/** Until the next row is due that there is room for, or the poll. Where rows end and make room, the bell rings. */
async function pause({ outbox, clock, inFlight: { free, room }, limits }: DispatcherParts): Promise<number> {
  const next = free > 0 ? await outbox.nextDue(room).catch(() => undefined) : undefined;
  const wait = next === undefined ? limits.poll : next.getTime() - clock.now().getTime();
  return Math.min(Math.max(wait, SHORTEST_PAUSE), limits.poll);
}

/** Milliseconds: another dispatcher may have taken what was due. */
const SHORTEST_PAUSE = 10;

async function take({ outbox, limits }: DispatcherParts, limit: number, room?: LineRoom): Promise<readonly SendRow[]> {
  return limit > 0 ? await outbox.take(limit, randomToken(), limits.lease, room) : [];
}

/** Verdicts after the mark (PROTOCOL, Send, 2), then every wanted row by itself; one row's trouble is not another's. */
async function finish(
  parts: DispatcherParts,
  rows: readonly SendRow[],
  done: (row: SendRow) => void = () => undefined,
): Promise<void> {
  const { logger, outbox, clock } = parts;
  const finished = new Set<string>();
  const end = (row: SendRow) => {
    if (!finished.has(row._id)) done(row);
    finished.add(row._id);
  };
  try {
    const verdicts = await outbox.verdicts(rows);
    const wanted = rows.filter(({ _id }) => verdicts.get(_id) === 'wanted');
    const facts = await readFacts(parts, wanted);
    await Promise.all(
      rows.map(async (row) => {
        try {
          const known = facts.get(row._id);
          if (known) await attempt(parts, row, known);
          else if (verdicts.get(row._id) === 'parked')
            await outbox.putBack(row, { due: new Date(clock.now().getTime() + PARKED_FOR_MS), reason: 'parked' });
          else if (verdicts.get(row._id) === 'notWanted') await drop(parts, row);
        } catch (err) {
          // It stays marked until its lease is over; then the sweep sees by the row how far it came.
          logger.error({ err, sendKey: row.key }, 'A send was left unfinished');
        } finally {
          end(row);
        }
      }),
    );
  } catch (err) {
    // Nothing was called yet: they may go back at once.
    logger.error({ err }, 'A batch of sends could not be looked at');
    const due = new Date(clock.now().getTime() + parts.limits.rest);
    await Promise.allSettled(rows.map((row) => outbox.putBack(row, { due, reason: row.reason })));
  } finally {
    rows.forEach(end);
  }
}

/** A paused journey is looked at again this much later; resuming it needs no search for its rows, which may be very many. */
const PARKED_FOR_MS = 60_000;

async function sweepLoop(parts: DispatcherParts): Promise<void> {
  while (!parts.stopping()) {
    await sweep(parts).catch((err: unknown) => {
      parts.logger.error({ err }, 'The sweep of sends failed; the next one repeats it');
    });
    for (let waited = 0; waited < parts.limits.sweep && !parts.stopping(); waited += 100)
      await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function sweep(parts: DispatcherParts): Promise<number> {
  const { outbox, limits, tell } = parts;
  const notHandedOver = await outbox.takeOver(SWEPT_AT_ONCE, randomToken(), limits.lease);
  const interrupted = { reason: 'interrupted', status: 'failed', detail: 'crash' } as const;
  // Tried apart from each other: if one of them ends the process each time, the others get by without it.
  await Promise.all(notHandedOver.map((row) => tryLater(parts, row, interrupted)));
  const handedOver = await outbox.abandoned(SWEPT_AT_ONCE);
  await Promise.all(handedOver.map((row) => giveUp(parts, row)));
  // Of these two, too: what they ended with is owed.
  const owed = await outbox.owed(SWEPT_AT_ONCE);
  await Promise.all(owed.map(tell));
  return notHandedOver.length + handedOver.length + owed.length;
}

/** Nobody wants it any more: void, unless an earlier attempt may have got through. */
async function drop(parts: DispatcherParts, row: SendRow): Promise<void> {
  if (row.mayBeOut) await settle(parts, row, { status: 'unknown', reason: 'unknown_outcome' });
  else await parts.outbox.void(row);
}

/** Nobody knows whether it arrived. */
async function giveUp(parts: DispatcherParts, row: SendRow): Promise<void> {
  const revision = await parts.messages.revision(row.workspaceId, row.body.messageKey, row.body.revision);
  if (mayRepeat(row, revision))
    await tryLater(parts, row, { reason: 'unknown_outcome', status: 'unknown', detail: 'crash' });
  else if (await parts.outbox.markUnknown(row, 'unknown_outcome')) parts.count('unknown_outcome');
}

/** Wakes a loop early. A ring while nobody listens is remembered. */
class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  async heard(timeout: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeout);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#rung = false;
    this.#wake = undefined;
  }
}
