/** Milliseconds. A turn that takes longer was too large for this machine as busy as it is now; one that takes less could have been larger. */
const SLOW = 2_000;
const FAST = 1_000;
/** Parts of the usual size: that of the smallest turn, and that of one which takes the latest. */
const LEAST = 8;
const LATEST = 4;

export interface Take {
  readonly limit: number;
  readonly newestFirst: boolean;
}

/**
 * How much a turn takes, and from which end. In a backlog every second turn takes those who became due last, a quarter as many: so
 * one brand's million delays whoever else becomes due by two turns, wherever the million is. How long two turns are is held below
 * seconds by their size: fewer at a time cost more for each, but a slow machine would serve nobody else for long.
 */
export class Pace {
  readonly #most: number;
  #size: number;
  #fullTurns = 0;

  constructor(most: number) {
    this.#most = most;
    this.#size = most;
  }

  next(): Take {
    const newestFirst = this.#fullTurns % 2 === 1;
    return { newestFirst, limit: newestFirst ? Math.ceil(this.#size / LATEST) : this.#size };
  }

  /** What a turn came to, in milliseconds. Gives back whether more may be due. */
  took({ limit, newestFirst }: Take, claimed: number, ms: number): boolean {
    const full = claimed >= limit;
    this.#fullTurns = full ? this.#fullTurns + 1 : 0;
    if (full && !newestFirst) this.#size = this.#sizeAfter(ms);
    return full;
  }

  #sizeAfter(ms: number): number {
    if (ms > SLOW) return Math.max(Math.ceil(this.#most / LEAST), Math.floor(this.#size / 2));
    return ms < FAST ? Math.min(this.#most, this.#size * 2) : this.#size;
  }
}
