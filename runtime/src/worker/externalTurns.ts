import type { StepPlace } from '../enrolments/service';

/** Turns of the external queue that one process has under way. */
const MOST = 16;
/** People at one step at the same time; more of them wait, and people at other steps do not. */
const AT_ONE_STEP = 40;

/**
 * The external queue does not wait for its slowest step: while some turns are under way, others begin. A step at which enough
 * people are already is passed over until some of them are through, so that one slow step never takes all the turns.
 */
export class ExternalTurns {
  readonly #running = new Map<Promise<unknown>, readonly StepPlace[]>();

  /** Steps that are passed over now. */
  crowded(): readonly StepPlace[] {
    const people = [...this.#running.values()].flat();
    const places = Map.groupBy(people, ({ versionId, stepKey }) => `${versionId}/${stepKey}`);
    return [...places.values()].flatMap(([first, ...others]) =>
      first && others.length + 1 >= AT_ONE_STEP ? [first] : [],
    );
  }

  /** Resolves when another turn may begin. */
  async room(): Promise<void> {
    while (this.#running.size >= MOST) await Promise.race(this.#running.keys());
  }

  /** Begins a turn that tells whom it has claimed, and does not wait for its end. Never rejects: `run` does not. */
  async begin(run: (tell: (claimed: readonly StepPlace[]) => void) => Promise<unknown>): Promise<number> {
    const told = Promise.withResolvers<readonly StepPlace[]>();
    const running = run(told.resolve);
    const ended = running.then(() => {
      // One that found nothing, or failed before it had.
      told.resolve([]);
      this.#running.delete(ended);
    });
    this.#running.set(ended, []);
    const claimed = await told.promise;
    const places = claimed.map(({ versionId, stepKey }) => ({ versionId, stepKey }));
    if (this.#running.has(ended)) this.#running.set(ended, places);
    return claimed.length;
  }

  async all(): Promise<void> {
    await Promise.all(this.#running.keys());
  }
}
