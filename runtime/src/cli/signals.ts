import type { Logger } from '../platform/logging';

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
const STOPS_WITHIN_MS = 30_000;
/** Ctrl-C reaches the whole group, and npm and our launcher pass it on: within this time it is one and the same. */
const ONE_SIGNAL_MS = 1_000;

interface Running {
  stop(): Promise<void>;
}

export interface Lifecycle {
  /** From here on a signal stops `running` before the process ends. */
  readonly started: (running: Running) => void;
  /** The process cannot go on: says why, stops what runs, ends with 1. */
  readonly failed: (reason: string) => void;
}

/**
 * How the process ends. First signal: at once while starting, gracefully when running. Second signal, or a stop that takes too
 * long: at once. A rejection that nobody handled is one lost piece of work, which its lease repeats: logged, the process goes on.
 * An exception that nobody caught may have left anything half done: logged, then stopped with an error.
 */
export function lifecycle(log: Pick<Logger, 'error' | 'fatal'>, say: (line: string) => void): Lifecycle {
  const end = new Ending(log, say);
  for (const [signal, code] of Object.entries(SIGNALS))
    process.on(signal, () => {
      end.onSignal(signal, code);
    });
  process.on('unhandledRejection', (reason) => {
    log.error({ err: reason }, 'A rejection was not handled; going on');
  });
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'An exception was not caught; stopping');
    void end.stop(1);
  });
  return {
    started: (running) => {
      end.running = running;
    },
    failed: (reason) => {
      log.fatal(reason);
      say(reason);
      void end.stop(1);
    },
  };
}

class Ending {
  running: Running | undefined;
  readonly #log: Pick<Logger, 'error'>;
  readonly #say: (line: string) => void;
  #since: number | undefined;

  constructor(log: Pick<Logger, 'error'>, say: (line: string) => void) {
    this.#log = log;
    this.#say = say;
  }

  onSignal(signal: string, code: number): void {
    if (this.#since !== undefined && performance.now() - this.#since < ONE_SIGNAL_MS) return;
    if (!this.running || this.#since !== undefined) process.exit(code);
    this.#say(`Stopping on ${signal} (once more ends at once) ...`);
    void this.stop(0);
  }

  async stop(code: number): Promise<void> {
    if (this.#since !== undefined) return;
    this.#since = performance.now();
    setTimeout(() => {
      this.#say('Stopping takes too long; ending now.');
      process.exit(1);
    }, STOPS_WITHIN_MS).unref();
    try {
      await this.running?.stop();
      process.exit(code);
    } catch (error) {
      this.#log.error({ err: error }, 'Stopping failed');
      process.exit(1);
    }
  }
}
