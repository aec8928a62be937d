/** Due for longer than this: what a downtime has left, not what is going on now. Milliseconds. */
export const OVERDUE_AFTER = 300_000;
/** What was not used is kept for so long, so that a pause is not made up for at once. */
const KEPT_FOR = 10_000;
const MINUTE = 60_000;

/** How many of those who are overdue a claim may take, the oldest first. */
export interface OverdueRoom {
  /** Overdue is what was due before this. */
  readonly before: Date;
  readonly most: number;
}

/**
 * The rate at which a process wakes what is overdue: after a downtime a journey's people would else all get their messages in one
 * minute. Each process has its share of the installation's rate, by its lanes. Several turns at once take from the same room.
 */
export class Drain {
  readonly #perMinute: number;
  #room = 0;
  #at: number | undefined;

  /** Wake-ups a minute in the whole installation; 0: as fast as it goes. */
  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** `share` of all lanes that are this process'. Undefined: no rate was chosen. What is not used is given `back`. */
  reserve(now: Date, share: number, wanted: number): OverdueRoom | undefined {
    if (this.#perMinute <= 0) return undefined;
    const rate = (this.#perMinute * share) / MINUTE;
    const since = Math.max(0, now.getTime() - (this.#at ?? now.getTime()));
    this.#at = now.getTime();
    this.#room = Math.min(this.#room + rate * since, Math.max(1, rate * KEPT_FOR));
    const most = Math.min(wanted, Math.floor(this.#room));
    this.#room -= most;
    return { before: new Date(now.getTime() - OVERDUE_AFTER), most };
  }

  back(unused: number): void {
    this.#room += unused;
  }
}
