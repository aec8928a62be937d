import type { RfmGenerationAnswer, RfmPersonAnswer } from './contract';
import type { GenerationDocument, Standing } from './model';
import type { Boundaries, Score } from './scores';
import type { RfmPerson } from './service';
import { scored } from './standing';

/** What a scope's scores look like on the API. */
export function generationAnswer(document: GenerationDocument): RfmGenerationAnswer {
  const { scope, generation, at, settings, currency, buyers, lapsed, fixed, boundaries, cells, moves } = document;
  return {
    ...{ scope, generation, at: at.toISOString(), windowDays: settings.windowDays, currency, buyers, lapsed, fixed },
    boundaries: boundsAnswer(boundaries),
    cells: cells.map((cell) => ({ ...cell, ...cellAnswer(cell.cell) })),
    moves: moves.map((move) => ({ ...move })),
  };
}

function cellAnswer(cell: string) {
  const [r, f, m] = cell.split('').map(Number) as [Score, Score, Score];
  const { simple, detailed } = scored({ r, f, m });
  return { recency: r, frequency: f, monetary: m, simple, detailed };
}

const boundsAnswer = ({ days, orders, spend }: Boundaries) => ({
  ...{ days: days.map(reachable), orders: orders.map(reachable), spend: spend.map(reachable) },
});

const reachable = (value: number): number | null => (Number.isFinite(value) ? value : null);

export function personAnswer(people: readonly RfmPerson[]): RfmPersonAnswer {
  return {
    items: people.map(({ scope, now, earlier, generation, why }) => ({
      ...{ scope, now: standingAnswer(now), earlier: earlier.map(standingAnswer) },
      ...{ computedAt: generation.at.toISOString(), currency: generation.currency, ...(why && { why }) },
    })),
  };
}

const standingAnswer = (standing: Standing) => ({
  ...{ at: standing.at.toISOString(), simple: standing.simple, detailed: standing.detailed },
  ...('cell' in standing && { recency: standing.r, frequency: standing.f, monetary: standing.m }),
});
