import type { Explorable, Exploration, Found } from '../explorer/explore';
import { explore } from '../explorer/explore';
import type { RecordType, View } from '../layout';

/** Something that may happen now: `change` makes of `next`, a copy of `now`, what comes of it, and says which invariant it breaks. */
export type Happens<S> = (label: string, change: (next: S) => unknown) => void;

/**
 * A protocol of its own, beside that of enrolments: what it needs of the rest is one step here. Broken rules are named by the
 * mutation; `undefined`: none.
 */
export interface Small<S> {
  readonly size: number;
  create(bytes: Uint8Array): S;
  begin(state: S): void;
  steps(now: S, happens: Happens<S>): void;
  /** The invariant that does not hold in this state. */
  broken(state: S): string | undefined;
  atRest(state: S): boolean;
}

/** Views on the bytes of one state, `number` of each kind, by name. */
export function layoutOf<const T extends Readonly<Record<string, readonly [RecordType<View>, number]>>>(parts: T) {
  type Views = { readonly [K in keyof T]: T[K][0] extends RecordType<infer R> ? readonly R[] : never };
  const size = Object.values(parts).reduce((sum, [type, number]) => sum + type.size * number, 0);
  const create = (bytes: Uint8Array): Views => {
    let used = 0;
    const views = Object.entries(parts).map(([name, [type, number]]) => {
      const made = Array.from({ length: number }, (_, index) => type.create(bytes, used + index * type.size));
      used += number * type.size;
      return [name, made];
    });
    return Object.fromEntries(views) as Views;
  };
  return { size, create };
}

/** Completely, or up to the first invariant that breaks. */
export function exploreSmall<S>(small: Small<S>): Exploration {
  return explore(new Explored(small));
}

class Explored<S> implements Explorable {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly #small: Small<S>;
  readonly #now: S;
  readonly #next: S;
  #broken: string | undefined;

  constructor(small: Small<S>) {
    this.#small = small;
    this.from = new Int32Array(Math.ceil(small.size / 4));
    this.to = new Int32Array(this.from.length);
    this.#now = small.create(new Uint8Array(this.from.buffer));
    this.#next = small.create(new Uint8Array(this.to.buffer));
  }

  begin(): void {
    this.from.fill(0);
    this.#small.begin(this.#now);
  }

  successors(found: Found): void {
    this.#small.steps(this.#now, (label, change) => {
      this.to.set(this.from);
      const broken = change(this.#next);
      this.#broken = typeof broken === 'string' ? broken : undefined;
      found(() => label);
    });
  }

  broken(isNew: boolean): string | undefined {
    return this.#broken ?? (isNew ? this.#small.broken(this.#next) : undefined);
  }

  atRest(): boolean {
    return this.#small.atRest(this.#next);
  }
}
