/** What came of a journey in the last days. */
export interface JourneyFigures {
  readonly entered: number;
  /** Reached a goal. */
  readonly converted: number;
  /** What most people paid in first. */
  readonly worth: readonly Worth[];
}

export interface Worth {
  /** Without one, a bare number. */
  readonly currency?: string | undefined;
  /** Minor units. */
  readonly amount: number;
  /** Whose goals were worth it. */
  readonly people: number;
}

/** Amounts of different currencies cannot be compared: the one most people paid in comes first. */
export const byPeople = (worth: readonly Worth[]): readonly Worth[] => worth.toSorted((a, b) => b.people - a.people);

/** All journeys together; currencies are never added up. */
export function totalOf(all: readonly JourneyFigures[]): JourneyFigures {
  const byCurrency = Map.groupBy(
    all.flatMap(({ worth }) => worth),
    ({ currency }) => currency,
  );
  const worth = [...byCurrency].map(([currency, same]) => ({
    currency,
    amount: sum(same.map(({ amount }) => amount)),
    people: sum(same.map(({ people }) => people)),
  }));
  return {
    entered: sum(all.map(({ entered }) => entered)),
    converted: sum(all.map(({ converted }) => converted)),
    worth: byPeople(worth),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
