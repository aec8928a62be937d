import { deliverDue, type DeliveringParts } from './delivering';

const POLL_MS = 2_000;

/** Delivers what is due, now when it is rung, else every few seconds. */
export class Pump {
  readonly #parts: DeliveringParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #rung = false;

  constructor(parts: DeliveringParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer ??= setInterval(() => {
      this.ring();
    }, POLL_MS).unref();
  }

  /** Only where deliveries are made: another process that notes some leaves them to those. */
  ring(): void {
    if (!this.#timer) return;
    this.#rung = true;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  async #drain(): Promise<void> {
    try {
      while (this.#rung && this.#timer) {
        this.#rung = false;
        if ((await deliverDue(this.#parts)) > 0) this.#rung = true;
      }
    } catch (error) {
      this.#parts.logger.error({ err: error }, 'Deliveries could not be looked up; again in some seconds');
    }
  }
}
