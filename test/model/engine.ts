import { oneMore, visitOf, type Journey } from './journeys';
import type { Wrong } from './rules';
import type { Enrolment } from './records/enrolment';
import type { Worker } from './records/process';

export interface PlannedRow {
  /** Number of the effect. */
  readonly effect: number;
  /** Of a send: the profile as it saw it, `2x + attribute`; of a change: the new x; of a spend: the amount. */
  readonly body: number;
}

/** What an attempt makes of what it claimed and read, up to the next rest: a pure function, as the engine is. */
export interface Plan {
  /** Points to be reserved before it can go on; 0: none. */
  readonly ask: number;
  /** The external step to be called before it can go on: its effect + 1; 0: none. */
  readonly call: number;
  readonly rows: readonly PlannedRow[];
  readonly step: number;
  readonly visits: number;
  readonly hold: Enrolment['hold'];
  readonly active: boolean;
  /** It becomes a dead letter: an external step may have been called by an attempt before. */
  readonly dead: boolean;
  /** It ends at an Exit step. */
  readonly exits: boolean;
  readonly forked: boolean;
  /** Lines of history. */
  readonly lines: number;
}

interface Draft {
  rows: PlannedRow[];
  visits: number;
  lines: number;
}

/** Plans by everything they depend on; there are few. */
export class Engine {
  readonly #plans = new Map<number, Plan>();
  readonly #journey: Journey;
  readonly #wrong: Wrong;

  constructor(journey: Journey, wrong: Wrong) {
    this.#journey = journey;
    this.#wrong = wrong;
  }

  planOf(worker: Worker): Plan {
    const { version, step, visits, hold, outcome, enrolment, seenX, seenAttribute, seenGift, answer } = worker;
    const left = hold === 'none' || hold === 'entry' ? 0 : outcome === 'event' ? 2 : 1;
    const answered = answer === 'none' ? 0 : answer === 'yes' ? 1 : 2;
    const read = (seenX << 4) | (seenAttribute << 3) | (seenGift << 2) | answered;
    const key = ((visits * 1024 + read) * 64 + ((left << 4) | step)) * 16 + ((enrolment << 2) | version);
    let plan = this.#plans.get(key);
    if (!plan) {
      plan = this.#plan(worker, left);
      this.#plans.set(key, plan);
    }
    return plan;
  }

  #plan(worker: Worker, left: number): Plan {
    const { seenX, seenAttribute, seenGift, answer, enrolment } = worker;
    const { end, exit, versions, keyOf } = this.#journey;
    const steps = versions[worker.version - 1]!;
    const draft: Draft = { rows: [], visits: worker.visits, lines: 0 };
    let x = seenX;
    let at = left === 0 ? worker.step : steps[worker.step]!.to[left - 1]!;
    const rest = (how: Partial<Plan>): Plan => ({
      ...{ ask: 0, call: 0, hold: 'none', active: true, dead: false, exits: false, forked: false },
      ...{ ...draft, step: at },
      ...how,
    });
    for (;;) {
      if (at === end || at === exit) return rest({ active: false, exits: at === exit });
      const { kind, to } = steps[at]!;
      draft.visits = oneMore(draft.visits, at);
      draft.lines += 1;
      const visit = visitOf(draft.visits, at);
      const row = (body: number, child = 0): void => {
        draft.rows.push({ effect: keyOf(enrolment, at, visit, child), body });
      };
      switch (kind) {
        case 'set':
          row(++x);
          at = to[0];
          break;
        case 'if':
          at = to[seenAttribute]!;
          break;
        case 'again':
          at = visit < 2 ? to[0] : to[1];
          break;
        case 'spend': {
          const amount = 1 + seenGift;
          if (answer === 'none') return rest({ ask: amount });
          if (answer === 'yes') row(amount);
          at = answer === 'yes' ? to[0] : to[1];
          break;
        }
        case 'call':
          if (answer === 'none') return rest({ call: keyOf(enrolment, at, visit) + 1 });
          // The visit counts when its result is in.
          if (answer === 'no') return rest({ dead: true, visits: worker.visits });
          at = to[0];
          break;
        case 'fork':
          row(0, 1);
          row(0, 2);
          return rest({ forked: true });
        case 'send':
          row(2 * (this.#wrong['no overlay'] ? seenX : x) + seenAttribute);
          return rest({ hold: kind });
        case 'time':
        case 'listen':
          return rest({ hold: kind });
      }
    }
  }
}
