import { pino } from 'pino';

import { circuitMigrations } from '../../runtime/src/circuits/migrations';
import { createCircuits, type CircuitLimits, type Circuits } from '../../runtime/src/circuits/service';
import { createEffects, type Effects } from '../../runtime/src/effects/service';
import { effectMigrations } from '../../runtime/src/effects/migrations';
import type { JourneyEvent } from '../../runtime/src/engine/event';
import type { NodeRunner, Outbox, Versions } from '../../runtime/src/engine/ports';
import { enrolmentMigrations } from '../../runtime/src/enrolments/migrations';
import { createEnrolments, type Enrolments } from '../../runtime/src/enrolments/service';
import type { Db } from '../../runtime/src/platform/database';
import { BUCKETS } from '../../runtime/src/platform/ids';
import { ProcessDoorbell } from '../../runtime/src/worker/doorbell';
import type { WakeUpParts } from '../../runtime/src/worker/parts';
import { sweep, type SweepParts, type SweepResult } from '../../runtime/src/worker/sweep';
import { turn } from '../../runtime/src/worker/turn';
import { eventPorts, profilePorts, storedEvents, type MovableClock } from './stored-ports';

export const LEASE = 5_000;

export async function createIndexes(db: Db): Promise<void> {
  for (const migration of [...enrolmentMigrations, ...effectMigrations, ...circuitMigrations]) await migration.up(db);
}

export interface ProcessParts {
  readonly db: Db;
  readonly clock: MovableClock;
  readonly versions: Versions;
  readonly nodes: NodeRunner;
  /** Instead of those that only tests have. */
  readonly profiles?: ReturnType<typeof profilePorts>;
  /** Whose sweep leaves stored events alone: another process handles them. */
  readonly handlesElsewhere?: boolean;
  readonly circuitLimits?: Partial<CircuitLimits>;
  /** Events that a look-up reads at once. */
  readonly mostAtOnce?: number | undefined;
}

/** What was delivered, by idempotency key. */
export type Receiver = Map<string, unknown[]>;

const HALVES = [0, 1].map((half) => Array.from({ length: BUCKETS / 2 }, (_, index) => half * (BUCKETS / 2) + index));

/** One process of the runtime without its timers: the test says when it does what. */
export class WorkerProcess {
  readonly effects: Effects;
  readonly enrolments: Enrolments;
  readonly outbox: Outbox;
  readonly circuits: Circuits;
  readonly bell = new ProcessDoorbell();
  readonly parts: WakeUpParts & SweepParts;
  readonly #db: Db;
  readonly #clock: MovableClock;

  constructor({
    db,
    clock,
    versions,
    nodes,
    profiles = profilePorts(db),
    handlesElsewhere,
    circuitLimits,
    mostAtOnce,
  }: ProcessParts) {
    const doorbell = this.bell;
    const events = eventPorts(db, clock, mostAtOnce);
    this.#db = db;
    this.#clock = clock;
    this.effects = createEffects(db);
    this.enrolments = createEnrolments({ db, effects: this.effects, versions, profiles, events, clock, doorbell });
    this.outbox = this.effects.outbox({ enrolments: this.enrolments.standings, clock, doorbell });
    const log = pino({ level: 'silent' });
    const heldAt = this.enrolments.heldAt.bind(this.enrolments);
    const letHeldGo = this.enrolments.letHeldGo.bind(this.enrolments);
    this.circuits = createCircuits({ db, clock, log, heldAt, letHeldGo, limits: circuitLimits });
    this.parts = {
      ...{ enrolments: this.enrolments, effects: this.effects, applying: { profiles, events } },
      ...{ versions, profiles, events, nodes, clock, doorbell },
      ...{ log, circuits: this.circuits.guard },
      lease: LEASE,
      repeatUnhandled: async () => (handlesElsewhere ? 0 : await this.handleStored()),
    };
  }

  /** Reacts to everything stored and not handled, in the order of receipt. */
  async handleStored(): Promise<number> {
    const events = await storedEvents(this.#db).find({ handled: false }).sort({ receivedAt: 1 }).toArray();
    if (events.length === 0) return 0;
    const waited = new Map(events.flatMap(({ _id, waiting }) => (waiting ? [[_id, waiting] as const] : [])));
    const waiting = await this.enrolments.reactions.handle(events, waited);
    for (const [_id, one] of waiting) await storedEvents(this.#db).updateOne({ _id }, { $set: { waiting: one } });
    await storedEvents(this.#db).updateMany(
      { _id: { $in: events.map((event) => event._id).filter((id) => !waiting.has(id)) } },
      { $set: { handled: true }, $unset: { waiting: 1 } },
    );
    return events.length;
  }

  /** Turns of both queues until nothing is due. Throws what a turn throws. */
  async turnUntilIdle(limit = 1_000): Promise<number> {
    let wakeUps = 0;
    for (let claimed = 1; claimed > 0; wakeUps += claimed) {
      claimed = 0;
      for (const queue of ['local', 'external'] as const)
        for (const buckets of HALVES) claimed += (await this.turn(queue, buckets, limit)).claimed;
    }
    return wakeUps;
  }

  async turn(queue: 'local' | 'external' = 'local', buckets: readonly number[] = HALVES[0]!, limit = 1_000) {
    return await turn(this.parts, { queue, buckets, limit, lease: LEASE, signal: new AbortController().signal });
  }

  async sweep(): Promise<SweepResult> {
    return await sweep(this.parts);
  }

  /** The dispatcher of PROTOCOL.md, with a receiver that accepts everything. */
  async dispatch(receiver: Receiver): Promise<number> {
    const token = crypto.randomUUID();
    const taken = await this.outbox.take(100, token, LEASE);
    const verdicts = await this.outbox.verdicts(taken);
    for (const row of taken) {
      if (verdicts.get(row._id) !== 'wanted') {
        if (verdicts.get(row._id) === 'parked') await this.outbox.putBack(row, { due: this.#clock.now() });
        else await this.outbox.void(row);
        continue;
      }
      if (!(await this.outbox.handOver(row))) continue;
      receiver.set(row.key, [...(receiver.get(row.key) ?? []), row.body]);
      if (await this.outbox.outcome(row, { status: 'sent' })) await this.outbox.resume({ ...row, status: 'sent' });
    }
    return taken.length;
  }

  /** Rows another dispatcher left: not handed over, handed over, and with an outcome that was not told. */
  async recoverAbandoned(): Promise<void> {
    for (const row of await this.outbox.takeOver(100, crypto.randomUUID(), LEASE))
      await this.outbox.putBack(row, { due: this.#clock.now() });
    for (const row of await this.outbox.abandoned(100)) await this.outbox.markUnknown(row, 'unknown_outcome');
    for (const row of await this.outbox.owed(100)) await this.outbox.resume(row);
  }
}

/** Stores an event as sources do: unhandled, stamped with the database's time. The same id is stored once. */
export async function storeEvent(db: Db, clock: MovableClock, event: Omit<JourneyEvent, 'receivedAt'>): Promise<void> {
  const { id } = event;
  await storedEvents(db).updateOne(
    { _id: id },
    { $setOnInsert: { ...event, receivedAt: clock.now(), handled: false } },
    { upsert: true },
  );
}
