import type { Clock, SendRow } from '../../engine/ports';

export interface Places {
  readonly inFlight: number;
  readonly perLine: number;
}

const lineOf = ({ line = '' }: SendRow) => line;

/**
 * Rows taken and not finished, in all and of each line. A line gets new places only when half of its own are free: so rows
 * come in batches, and a slow mail server holds up nobody but those who wait for it.
 */
export class InFlight {
  readonly #places: Places;
  readonly #clock: Clock;
  readonly #ofLine = new Map<string, number>();
  readonly #closed = new Map<string, number>();
  #all = 0;

  constructor(places: Places, clock: Clock) {
    this.#places = places;
    this.#clock = clock;
  }

  get free(): number {
    return this.#places.inFlight - this.#all;
  }

  readonly room = (line: string): number => {
    const { perLine } = this.#places;
    if (this.#isClosed(line)) return 0;
    const held = this.#ofLine.get(line) ?? 0;
    return held > perLine / 2 ? 0 : perLine - held;
  };

  /** Takes nothing more of the row's line until then: its sender rests, and every row would only be put back. */
  close(row: SendRow, until: Date): void {
    this.#closed.set(lineOf(row), until.getTime());
  }

  began(rows: readonly SendRow[]): void {
    for (const row of rows) this.#count(row, 1);
  }

  /** True when there is room again that there was not before. */
  ended(row: SendRow): boolean {
    const wasFree = this.free > 0;
    const hadRoom = this.room(lineOf(row)) > 0;
    this.#count(row, -1);
    return !wasFree || (!hadRoom && this.room(lineOf(row)) > 0);
  }

  #isClosed(line: string): boolean {
    const until = this.#closed.get(line);
    if (until === undefined) return false;
    if (until > this.#clock.now().getTime()) return true;
    this.#closed.delete(line);
    return false;
  }

  #count(row: SendRow, by: number): void {
    const held = (this.#ofLine.get(lineOf(row)) ?? 0) + by;
    if (held > 0) this.#ofLine.set(lineOf(row), held);
    else this.#ofLine.delete(lineOf(row));
    this.#all += by;
  }
}
