/** What `GET /api/journeys/:id/people` answers. */
export interface JourneyPeople {
  readonly at: string;
  readonly since: string;
  readonly standing: readonly StandingCount[];
  readonly entered: number;
  readonly complete: boolean;
  readonly passed: readonly { readonly stepKey: string; readonly output: number; readonly people: number }[];
  readonly ended: readonly { readonly reason: string; readonly people: number }[];
  readonly worth: readonly {
    readonly currency?: string | undefined;
    readonly amount: number;
    readonly people: number;
  }[];
}

export interface StandingCount {
  readonly versionId: string;
  readonly stepKey: string;
  readonly inside: number;
  readonly parked: number;
  readonly queued?: number | undefined;
}

export interface StepFigures {
  readonly inside: number;
  /** Of those, standing still because the journey is paused. */
  readonly parked: number;
  /** People who left the step by any output; absent: nobody has been counted. */
  readonly passed?: number | undefined;
  /** Of the passed, by output. */
  readonly outputs: ReadonlyMap<number, EdgeFigures>;
}

export interface EdgeFigures {
  readonly people: number;
  /** Of those who left the step, 0 to 1. */
  readonly share: number;
  /** Of its line, in pixels. */
  readonly width: number;
}

const THINNEST = 2;
const THICKEST = 15;

/** Linear in people: the busiest edge 15 px, one person never less than 2. */
export function edgeWidth(people: number, most: number): number {
  if (people <= 0 || most <= 0) return 0;
  return THINNEST + (THICKEST - THINNEST) * (people / most);
}

/** By step key. Standing counts are over all versions: people are somewhere, whichever version they are on. */
export function figuresOf({
  standing,
  passed,
}: Pick<JourneyPeople, 'standing' | 'passed'>): ReadonlyMap<string, StepFigures> {
  const most = Math.max(0, ...passed.map(({ people }) => people));
  const keys = new Set([...standing, ...passed].map(({ stepKey }) => stepKey));
  return new Map(
    [...keys].map((key): [string, StepFigures] => {
      const here = standing.filter(({ stepKey }) => stepKey === key);
      const ways = passed.filter(({ stepKey }) => stepKey === key);
      const left = sum(ways.map(({ people }) => people));
      const outputs = ways.map(({ output, people }): [number, EdgeFigures] => [
        output,
        { people, share: left === 0 ? 0 : people / left, width: edgeWidth(people, most) },
      ]);
      return [
        key,
        {
          inside: sum(here.map(({ inside }) => inside)),
          parked: sum(here.map(({ parked }) => parked)),
          ...(ways.length > 0 && { passed: left }),
          outputs: new Map(outputs),
        },
      ];
    }),
  );
}

/** The same object when nothing changed, so that a card whose figures stay the same is not drawn again. */
export function kept(before: ReadonlyMap<string, StepFigures>, after: ReadonlyMap<string, StepFigures>) {
  return new Map([...after].map(([key, figures]) => [key, isSame(before.get(key), figures) ?? figures]));
}

function isSame(before: StepFigures | undefined, after: StepFigures): StepFigures | undefined {
  if (before?.inside !== after.inside || before.parked !== after.parked || before.passed !== after.passed)
    return undefined;
  if (before.outputs.size !== after.outputs.size) return undefined;
  for (const [output, { people, width }] of after.outputs) {
    const other = before.outputs.get(output);
    if (other?.people !== people || other.width !== width) return undefined;
  }
  return before;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
