import { Numbers } from './numbers';
import { canReach } from './reach';
import { Visited } from './visited';

/** What is explored: states as words. */
export interface Explorable {
  /** The state to go on from. */
  readonly from: Int32Array;
  /** One that it can become. */
  readonly to: Int32Array;
  /** Writes the first state to `from`. */
  begin(): void;
  /** Writes each successor of `from` to `to` and calls `found`. */
  successors(found: Found): void;
  /** The invariant that the step to `to` broke; of a state never seen before: that it breaks. */
  broken(isNew: boolean): string | undefined;
  /** In `to` nothing is owed to anybody. */
  atRest(): boolean;
}

/** `label` says what was done. */
export type Found = (label: () => string) => void;

export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  readonly atRest: number;
  readonly seconds: number;
  /** The invariant that does not hold, and the shortest sequence of operations that breaks it. */
  readonly broken?: string;
  readonly trace?: readonly string[];
}

/** More states than this are a mistake in a configuration. */
const MOST_STATES = 8_000_000;

/**
 * Every reachable state, breadth first, so that a counter-example is as short as can be; then, backwards from the states at rest,
 * whether each of them can still come to rest (invariant 5).
 */
export function explore(model: Explorable): Exploration {
  return new Explorer(model).run();
}

class Explorer {
  readonly #begun = performance.now();
  readonly #model: Explorable;
  readonly #visited: Visited;
  /** How each state was reached first: from which, and by which of its steps. */
  readonly #parents = new Numbers();
  readonly #ordinals = new Numbers();
  readonly #from = new Numbers();
  readonly #to = new Numbers();
  readonly #resting = new Numbers();

  constructor(model: Explorable) {
    this.#model = model;
    this.#visited = new Visited(model.from.length);
  }

  run(): Exploration {
    this.#model.begin();
    this.#visited.add(this.#model.from);
    this.#parents.push(-1);
    this.#ordinals.push(-1);
    for (let state = 0; state < this.#visited.length; state++) {
      const problem = this.#expand(state);
      if (problem)
        return { ...this.#figures(), broken: problem.broken, trace: [...this.#traceTo(state), problem.label] };
      if (this.#visited.length > MOST_STATES) throw new RangeError(`More than ${String(MOST_STATES)} states`);
    }
    const transitions = { states: this.#visited.length, from: this.#from, to: this.#to };
    const stuck = canReach(transitions, this.#resting).indexOf(0);
    if (stuck < 0) return this.#figures();
    return {
      ...this.#figures(),
      broken: '5: stuck, from here no way leads to rest',
      trace: [...this.#traceTo(stuck), ...this.#deadEnd(stuck)],
    };
  }

  #expand(state: number): { readonly broken: string; readonly label: string } | undefined {
    const model = this.#model;
    let ordinal = 0;
    let problem: { readonly broken: string; readonly label: string } | undefined;
    this.#visited.read(state, model.from);
    model.successors((label) => {
      if (problem) return;
      const number = this.#visited.add(model.to);
      const isNew = number < 0;
      const target = isNew ? ~number : number;
      if (isNew) {
        this.#parents.push(state);
        this.#ordinals.push(ordinal);
        if (model.atRest()) this.#resting.push(target);
      }
      const broken = model.broken(isNew);
      if (broken !== undefined) problem = { broken, label: label() };
      ordinal += 1;
      this.#from.push(state);
      this.#to.push(target);
    });
    return problem;
  }

  #figures(): Omit<Exploration, 'broken' | 'trace'> {
    return {
      states: this.#visited.length,
      transitions: this.#from.length,
      atRest: this.#resting.length,
      seconds: (performance.now() - this.#begun) / 1000,
    };
  }

  #traceTo(state: number): string[] {
    const labels: string[] = [];
    for (let at = state; at > 0; at = this.#parents.at(at)) labels.unshift(this.#labelOf(at));
    return labels;
  }

  /** What may still happen, up to where nothing can any more: each time the last thing that can happen. */
  #deadEnd(stuck: number): string[] {
    const labels = ['(from here on stuck; for example:)'];
    const seen = new Set<number>();
    this.#visited.read(stuck, this.#model.from);
    for (;;) {
      let said: string | undefined;
      let next: Int32Array | undefined;
      this.#model.successors((label) => {
        const number = this.#visited.add(this.#model.to);
        if (seen.has(number)) return;
        said = label();
        next = this.#model.to.slice();
        seen.add(number);
      });
      if (said === undefined || !next) return [...labels, '(nothing more)'];
      labels.push(said);
      this.#model.from.set(next);
    }
  }

  /** Labels are not kept: the step is done once more. */
  #labelOf(state: number): string {
    this.#visited.read(this.#parents.at(state), this.#model.from);
    const wanted = this.#ordinals.at(state);
    let ordinal = 0;
    let found = '';
    this.#model.successors((label) => {
      if (ordinal === wanted) found = label();
      ordinal += 1;
    });
    return found;
  }
}
