import { MAX_BUCKETS } from '../enrolments/service';
import type { ProcessDoorbell } from './doorbell';
import { ExternalTurns } from './externalTurns';
import { Drain } from './drain';
import { bucketsOfLane, LANES, type Lanes } from './lanes';
import { Pace } from './pace';
import type { WakeUpParts } from './parts';
import { turn, type TurnResult, type TurnSettings } from './turn';
import type { WakeUpResult } from './wakeUp';

export interface WorkerParts extends WakeUpParts {
  readonly doorbell: ProcessDoorbell;
  readonly lanes: Lanes;
}

export interface WorkerSettings {
  /** Milliseconds until the work of a process that died becomes due again. */
  readonly lease: number;
  /** Enrolments per turn of the local queue; of the external queue, whose steps may be slow. */
  readonly batch: number;
  readonly externalBatch: number;
  /** Milliseconds between looks when nothing is due and nobody rings. At most 1,000. */
  readonly poll: number;
  /** Milliseconds between heartbeats of the lanes. */
  readonly heartbeat: number;
  /** Milliseconds the process may stand still in a step that does not return, before it is ended. */
  readonly patience: number;
  /** What is overdue after a downtime: so many wake-ups a minute in the whole installation. 0: as fast as it goes. */
  readonly drainPerMinute: number;
}

export const WORKER_SETTINGS: WorkerSettings = {
  lease: 60_000,
  batch: 1_000,
  externalBatch: 10,
  poll: 1_000,
  heartbeat: 2_000,
  patience: 60_000,
  drainPerMinute: 0,
};

/**
 * Turns of the local queue that run at once: some wait for the database while another executes. A turn is six round trips, so a
 * third one still brings a third more on a busy machine, for the same work of processor and database for each wake-up.
 */
const LOCAL_TURNS = 3;
/** Every so many turns of the external queue the latest due come first. */
const NEWEST_EVERY = 4;

/**
 * Wakes what is due in the lanes of this process: some turns of the local queue over disjoint lanes, and the external queue
 * beside them, so that slow external steps never hold up local ones.
 */
export class Worker {
  readonly totals = { turns: 0, wakeUps: 0, committed: 0, lost: 0, applied: 0, failedTurns: 0 };
  readonly #parts: WorkerParts;
  readonly #settings: WorkerSettings;
  readonly #stopping = new AbortController();
  /** Aborts external steps that a stop does not wait for. */
  readonly #abandon = new AbortController();
  readonly #drain: Drain;
  #running: Promise<unknown> | undefined;

  constructor(parts: WorkerParts, settings: Partial<WorkerSettings> = {}) {
    this.#parts = parts;
    this.#settings = { ...WORKER_SETTINGS, ...settings };
    this.#drain = new Drain(this.#settings.drainPerMinute);
  }

  get lanes(): readonly number[] {
    return this.#parts.lanes.own;
  }

  /** Resolves when the first lanes are there. */
  async start(): Promise<void> {
    await this.#parts.lanes.beat();
    const local = Array.from({ length: LOCAL_TURNS }, async (_, index) => {
      await this.#local(() => this.#buckets((lane) => lane % LOCAL_TURNS === index));
    });
    const external = this.#external();
    this.#running = Promise.all([...local, external, this.#beat()]);
  }

  /** Lets the running batches end, at most `patience` milliseconds, then gives the lanes away. */
  async stop(patience = 10_000): Promise<void> {
    this.#stopping.abort();
    const timer = setTimeout(() => {
      this.#abandon.abort();
    }, patience);
    await this.#running;
    clearTimeout(timer);
    await this.#parts.lanes.release();
  }

  #buckets(mine: (position: number) => boolean): number[] {
    return this.lanes.filter((_, position) => mine(position)).flatMap(bucketsOfLane);
  }

  async #local(bucketsNow: () => number[]): Promise<void> {
    const pace = new Pace(this.#settings.batch);
    while (!this.#stopping.signal.aborted) {
      const rings = this.#parts.doorbell.rings('enrolments');
      const parts = claimable(bucketsNow());
      const take = pace.next();
      const began = performance.now();
      const results: (TurnResult | undefined)[] = [];
      for (const buckets of parts) results.push(await this.#turn({ queue: 'local', buckets, ...take }));
      const most = Math.max(0, ...results.map((result) => result?.claimed ?? 0));
      const full = pace.took(take, most, performance.now() - began);
      const heldBack = results.some((result) => result?.heldBack);
      // Those who are held back are due, and nothing can be done for them now.
      if (!full) await this.#rest('local', heldBack ? [] : parts, rings);
    }
  }

  async #external(): Promise<void> {
    const turns = new ExternalTurns();
    for (let round = 0; !this.#stopping.signal.aborted; round++) {
      const rings = this.#parts.doorbell.rings('enrolments');
      const parts = claimable(this.#buckets(() => true));
      let full = false;
      for (const buckets of parts) {
        await turns.room();
        const except = turns.crowded();
        const newestFirst = round % NEWEST_EVERY === NEWEST_EVERY - 1;
        const what = { queue: 'external', buckets, limit: this.#settings.externalBatch, newestFirst, except } as const;
        const claimed = await turns.begin(({ claimed: tell, through }) => this.#turn({ ...what, tell, through }));
        full ||= claimed >= this.#settings.externalBatch;
      }
      // Those who wait at a crowded step are due, and nothing can be done for them now.
      const crowded = turns.crowded().length > 0;
      if (!full)
        await Promise.race([
          this.#rest('external', crowded ? [] : parts, rings),
          ...(crowded ? [turns.oneEnded()] : []),
        ]);
    }
    await turns.all();
  }

  async #turn(what: Omit<TurnSettings, 'lease' | 'signal' | 'drain'>): Promise<TurnResult | undefined> {
    if (what.buckets.length === 0) return undefined;
    try {
      const drain = { rate: this.#drain, share: this.lanes.length / LANES };
      const { lease } = this.#settings;
      const result = await turn(this.#parts, { ...what, lease, drain, signal: this.#abandon.signal });
      this.#count(result);
      return result;
    } catch (error) {
      this.totals.failedTurns += 1;
      this.#parts.log.error({ err: error, queue: what.queue }, 'A turn failed; what it had claimed comes back');
      return undefined;
    }
  }

  #count({ claimed, committed, lost, applied }: WakeUpResult): void {
    this.totals.turns += 1;
    this.totals.wakeUps += claimed;
    this.totals.committed += committed;
    this.totals.lost += lost;
    this.totals.applied += applied;
  }

  /** Until the next is due, somebody has rung since it had rung `rings` times, or a poll; whichever comes first. */
  async #rest(queue: TurnSettings['queue'], parts: readonly (readonly number[])[], rings: number): Promise<void> {
    const { poll } = this.#settings;
    const { enrolments, clock, doorbell, log } = this.#parts;
    let wait = poll;
    try {
      for (const buckets of parts) {
        const due = buckets.length > 0 ? await enrolments.writes.nextDue(queue, buckets) : undefined;
        if (due) wait = Math.min(wait, due.getTime() - clock.now().getTime());
      }
    } catch (error) {
      log.warn({ err: error }, 'The next due time could not be read');
    }
    await doorbell.heard('enrolments', wait, this.#stopping.signal, rings);
  }

  async #beat(): Promise<void> {
    const { signal } = this.#stopping;
    for (;;) {
      await this.#parts.doorbell.heard('lanes', this.#settings.heartbeat, signal);
      if (signal.aborted) return;
      try {
        if (await this.#parts.lanes.beat()) this.#parts.doorbell.ring('enrolments');
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'The heartbeat of the lanes failed');
      }
    }
  }
}

/** One process alone serves 256 buckets: more than a claim may read, so it takes them by halves. */
function claimable(buckets: readonly number[]): readonly (readonly number[])[] {
  if (buckets.length <= MAX_BUCKETS) return [buckets];
  return [0, 1].map((half) => buckets.filter((bucket) => bucket % 2 === half));
}
