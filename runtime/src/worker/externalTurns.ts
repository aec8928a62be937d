import type { StepPlace } from '../enrolments/service';

/** Turns of the external queue that one process has under way. */
const MOST = 16;
/** People at one step at the same time; more of them wait, and people at other steps do not. */
const AT_ONE_STEP = 40;
/** Turns that have people at one step: whoever comes one by one takes turns, too. */
const TURNS_OF_ONE_STEP = 4;
/** The last turns are for steps at which nobody is yet, so that several slow steps together leave room for another. */
const RESERVE = 4;

/** What a turn tells: whom it has claimed, and who of them is through while others of it are not. */
export interface Told {
  readonly claimed: (people: readonly StepPlace[]) => void;
  readonly through: (people: readonly StepPlace[]) => void;
}

/**
 * The external queue does not wait for its slowest step: while some turns are under way, others begin. A step at which enough
 * people are already is passed over until some of them are through, so that one slow step never takes all the turns.
 */
export class ExternalTurns {
  readonly #running = new Map<Promise<unknown>, UnderWay>();

  /** Steps that are passed over now. */
  crowded(): readonly StepPlace[] {
    const people = [...this.#running].flatMap(([turn, { claimed, gone }]) =>
      without(claimed, gone).map((place) => ({ turn, place })),
    );
    const mostTurns = this.#running.size >= MOST - RESERVE ? 1 : TURNS_OF_ONE_STEP;
    return [...Map.groupBy(people, ({ place }) => nameOf(place)).values()].flatMap((there) => {
      const turns = new Set(there.map(({ turn }) => turn)).size;
      const [first] = there;
      return first && (turns >= mostTurns || there.length >= AT_ONE_STEP) ? [first.place] : [];
    });
  }

  /** Resolves when one of those under way has ended. */
  async oneEnded(): Promise<void> {
    await Promise.race(this.#running.keys());
  }

  /** Resolves when another turn may begin. */
  async room(): Promise<void> {
    while (this.#running.size >= MOST) await this.oneEnded();
  }

  /** Begins a turn that tells whom it has claimed, and does not wait for its end. Never rejects: `run` does not. */
  async begin(run: (tell: Told) => Promise<unknown>): Promise<number> {
    const told = Promise.withResolvers<readonly StepPlace[]>();
    const turn: UnderWay = { claimed: [], gone: [] };
    const through = (people: readonly StepPlace[]) => {
      turn.gone.push(...people.map(placeOf));
    };
    const running = run({ claimed: told.resolve, through });
    const ended = running.then(() => {
      // One that found nothing, or failed before it had.
      told.resolve([]);
      this.#running.delete(ended);
    });
    this.#running.set(ended, turn);
    const claimed = await told.promise;
    turn.claimed = claimed.map(placeOf);
    return claimed.length;
  }

  async all(): Promise<void> {
    await Promise.all(this.#running.keys());
  }
}

interface UnderWay {
  claimed: readonly StepPlace[];
  readonly gone: StepPlace[];
}

const placeOf = ({ versionId, stepKey }: StepPlace): StepPlace => ({ versionId, stepKey });
const nameOf = ({ versionId, stepKey }: StepPlace) => `${versionId}/${stepKey}`;

/** One place fewer for each of `people`. */
function without(places: readonly StepPlace[], people: readonly StepPlace[]): StepPlace[] {
  const left = [...places];
  for (const person of people) {
    const at = left.findIndex((place) => nameOf(place) === nameOf(person));
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
