import type { Configuration } from './configuration';
import type { Context, Kind, Rules, Write } from './context';
import { Engine } from './engine';
import type { Explorable, Found } from './explorer/explore';
import { firstState, sizesOf } from './firstState';
import { brokenIn, judgesFor } from './invariants';
import { isAtRest } from './invariants/comesToRest';
import { journeyOf, type Journey } from './journeys';
import { everything } from './operations';
import { keepRequest, perform, requestsArriveLate, type Process } from './operations/late';
import { INTACT, type Mutation, type Wrong } from './rules';
import { inOrder, State } from './state';

const MANY = { worker: 'workers', dispatcher: 'dispatchers', handler: 'handlers' } as const;

/** Everything that may happen, in every order, in one configuration; with one rule broken when a mutation is given. */
export class Protocol implements Context, Explorable {
  readonly configuration: Configuration;
  readonly wrong: Wrong;
  readonly intact: Rules;
  readonly journey: Journey;
  readonly engine: Engine;
  readonly judges = judgesFor(() => this);
  readonly now: State;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly #next: State;
  #found: Found = () => undefined;

  constructor(configuration: Configuration, rows: number, mutation?: Mutation) {
    this.configuration = configuration;
    this.intact = { configuration, wrong: INTACT };
    this.wrong = mutation === undefined ? INTACT : { ...INTACT, [mutation]: true };
    this.journey = journeyOf(configuration);
    this.engine = new Engine(this.journey, this.wrong);
    const sizes = sizesOf(configuration, this.journey, rows);
    this.now = new State(sizes);
    this.#next = new State(sizes);
    this.from = this.now.words;
    this.to = this.#next.words;
  }

  begin(): void {
    firstState(this.now, this.configuration);
  }

  successors(found: Found): void {
    this.#found = found;
    everything(this);
    requestsArriveLate(this);
  }

  broken(isNew: boolean): string | undefined {
    return isNew ? brokenIn(this, this.#next, this.atRest()) : this.#next.broken;
  }

  atRest(): boolean {
    return isAtRest(this, this.#next);
  }

  step(label: () => string, change: (next: State) => void): void {
    const next = this.#next;
    this.to.set(this.from);
    next.broken = undefined;
    change(next);
    inOrder(next.workers);
    inOrder(next.dispatchers);
    inOrder(next.handlers);
    this.#found(label);
  }

  write(label: () => string, write: Write, then: (next: State, matched: boolean) => void): void {
    const send = (next: State): boolean => {
      write.prepare?.(next);
      return perform(this, next, write.name, { by: write.by, process: this.#processOf(next, write) });
    };
    this.step(label, (next) => {
      then(next, send(next));
    });
    if (this.now.world.late === 0 || !this.#networkIsFree()) return;
    this.step(
      () => `${label()}; the network keeps the request`,
      (next) => {
        next.world.late -= 1;
        write.prepare?.(next);
        keepRequest(next, write.name, write.by, this.#processOf(next, write));
        then(next, perform(this, next, write.name, { by: write.by, process: this.#processOf(next, write) }));
      },
    );
  }

  late(label: () => string, write: Write, then: (next: State) => void): void {
    if (!this.#networkIsFree()) return;
    this.step(label, (next) => {
      keepRequest(next, write.name, write.by, this.#processOf(next, write));
      then(next);
    });
  }

  overdue(busy: boolean, label: () => string, change: (next: State) => void): void {
    if (!busy) this.step(label, change);
    else if (this.now.world.stall > 0)
      this.step(
        () => `${label()}, though somebody is at work and stands still`,
        (next) => {
          next.world.stall -= 1;
          change(next);
        },
      );
  }

  #networkIsFree(): boolean {
    return this.now.late[0]?.operation === 'none';
  }

  #processOf(next: State, { by, index }: { readonly by: Kind; readonly index: number }): Process {
    return next[MANY[by]][index]!;
  }
}
