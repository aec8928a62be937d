import { EventEmitter, once } from 'node:events';

import type { Doorbell } from '../engine/ports';

export type Rung = 'enrolments' | 'sends';

/** The doorbell of one process; `bells.ts` carries its rings to the others. Who hears nothing finds what is due at the next poll. */
export class ProcessDoorbell implements Doorbell {
  readonly #bell = new EventEmitter().setMaxListeners(0);
  readonly #told = new EventEmitter();
  readonly #rings = { enrolments: 0, sends: 0, lanes: 0 };

  ring(what: Rung): void {
    this.ringHere(what);
    this.#told.emit('rung', what);
  }

  /** For what rang elsewhere: it is not told on. */
  ringHere(what: Rung): void {
    this.#rings[what] += 1;
    this.#bell.emit(what);
  }

  /** For those who wait in their own way. */
  on(what: Rung, listener: () => void): void {
    this.#bell.on(what, listener);
  }

  /** Who tells other processes. */
  tell(listener: (what: Rung) => void): void {
    this.#told.on('rung', listener);
  }

  /** How often it has rung; for `heard`. */
  rings(what: 'enrolments' | 'sends' | 'lanes'): number {
    return this.#rings[what];
  }

  /**
   * Until it rings, `milliseconds` have passed, or the signal aborts; whichever comes first. At once when it has rung since it had
   * rung `since` times: who looks first and waits then misses no ring in between.
   */
  async heard(
    what: 'enrolments' | 'sends' | 'lanes',
    milliseconds: number,
    signal: AbortSignal,
    since = this.#rings[what],
  ): Promise<void> {
    if (signal.aborted || this.#rings[what] > since) return;
    const timeUp = AbortSignal.timeout(Math.max(1, Math.ceil(milliseconds)));
    try {
      await once(this.#bell, what, { signal: AbortSignal.any([signal, timeUp]) });
    } catch {
      // Aborted: time is up, or the process stops. Nothing else rejects here.
    }
  }
}
