import { EventEmitter, once } from 'node:events';

import type { Doorbell } from '../engine/ports';

/** The doorbell of one process. Other processes hear nothing and find what is due at their next poll. */
export class ProcessDoorbell implements Doorbell {
  readonly #bell = new EventEmitter().setMaxListeners(0);

  ring(what: 'enrolments' | 'sends'): void {
    this.#bell.emit(what);
  }

  /** For those who wait in their own way. */
  on(what: 'enrolments' | 'sends', listener: () => void): void {
    this.#bell.on(what, listener);
  }

  /** Until it rings, `milliseconds` have passed, or the signal aborts; whichever comes first. */
  async heard(what: 'enrolments' | 'sends' | 'lanes', milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const timeUp = AbortSignal.timeout(Math.max(1, Math.ceil(milliseconds)));
    try {
      await once(this.#bell, what, { signal: AbortSignal.any([signal, timeUp]) });
    } catch {
      // Aborted: time is up, or the process stops. Nothing else rejects here.
    }
  }
}
