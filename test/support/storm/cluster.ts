import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { FULL_SIZE } from './dice';
import { startSpine, type SpineOptions, type SpineRuntime } from '../spine-runtime';

export interface ClusterOptions extends SpineOptions {
  readonly workers: number;
  /** Milliseconds by which the clock of each worker is ahead of the machine's. */
  readonly clocks?: readonly number[];
}

/** Calls through one sender at once: what a process can leave unknown when it dies. */
export const PER_SENDER = FULL_SIZE ? 20 : 5;

/** Leases short enough for tests, and longer than a busy machine makes anybody wait. */
export const SHORT_LEASES: NonNullable<SpineOptions['options']> = {
  worker: { lease: 20_000, heartbeat: 500, externalBatch: 40 },
  messaging: {
    smtp: { call: 10_000 },
    dispatch: {
      ...{ perSender: PER_SENDER, perLine: 2 * PER_SENDER, lease: 20_000, call: 11_000, sweep: 1_000, rest: 1_000 },
      retry: { limit: 24, firstDelay: 1, maxDelay: 5 },
    },
  },
};

/** A process that answers, and some that work, on one database. Those that work are killed and started again. */
export class Cluster {
  readonly #options: ClusterOptions;
  readonly #workers: (SpineRuntime | undefined)[] = [];
  readonly #starting = new Set<Promise<void>>();
  #stopped = false;

  private constructor(
    readonly api: SpineRuntime,
    options: ClusterOptions,
  ) {
    this.#options = options;
  }

  static async start(given: ClusterOptions): Promise<Cluster> {
    const options = { options: SHORT_LEASES, ...given };
    const api = await startSpine({ ...options, environment: { ...options.environment, PERENNIAL_ROLES: 'api' } });
    const cluster = new Cluster(api, options);
    await Promise.all(Array.from({ length: options.workers }, (_, index) => cluster.#begin(index)));
    return cluster;
  }

  /** Places of the workers that run. */
  get running(): readonly number[] {
    return [...this.#workers.keys()].filter((index) => this.#workers[index] !== undefined);
  }

  get pids(): readonly number[] {
    return [this.api, ...this.#workers].flatMap((one) => (one ? [one.pid] : []));
  }

  /** SIGKILL; another one takes its place when it has started. */
  async kill(index: number): Promise<void> {
    const worker = this.#workers[index];
    this.#workers[index] = undefined;
    await worker?.end('SIGKILL');
    const starting = this.#begin(index);
    this.#starting.add(starting);
    void starting.finally(() => this.#starting.delete(starting));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#starting);
    await Promise.all([...this.#workers, this.api].map(async (one) => await one?.end('SIGTERM')));
  }

  /** Tries again when the database was away just then. */
  async #begin(index: number): Promise<void> {
    const { environment, clocks } = this.#options;
    const shift = clocks?.[index] ?? 0;
    while (!this.#stopped) {
      try {
        this.#workers[index] = await startSpine({
          ...this.#options,
          environment: {
            ...environment,
            ...{ PERENNIAL_ROLES: 'worker', LOG_LEVEL: 'silent', CLOCK_AHEAD_MS: String(shift) },
          },
          ...(shift !== 0 && { node: ['--require', join(__dirname, 'clock-ahead.cjs')] }),
        });
        return;
      } catch {
        await sleep(200);
      }
    }
  }
}
