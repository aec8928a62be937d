import { useQueries } from '@tanstack/react-query';

import { answer, api } from '../../api/client';
import { useMay } from '../../app/session';
import type { JourneySummary } from './attention';
import { byPeople, type JourneyFigures } from './figures';

/** Figures are of people who entered in so many days. */
const DAYS = 30;
/** Counting costs the server a read of a journey's people each: no more than are looked at. */
const MOST = 30;
const FRESH_MS = 60_000;

/** By journey, of those that let people in or did; of others nothing is known. */
export function useFigures(journeys: readonly JourneySummary[]): ReadonlyMap<string, JourneyFigures> {
  const may = useMay()('enrolments:read');
  const asked = may ? journeys.filter(({ liveVersion }) => liveVersion !== undefined).slice(0, MOST) : [];
  return useQueries({
    queries: asked.map(({ id }) => ({
      queryKey: ['journey figures', id],
      queryFn: async () => [id, await figuresOf(id)] as const,
      staleTime: FRESH_MS,
      refetchInterval: FRESH_MS,
    })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [data] : []))),
  });
}

async function figuresOf(journeyId: string): Promise<JourneyFigures> {
  const init = { params: { path: { journeyId }, query: { days: DAYS } } };
  const { entered, ended, worth } = await answer(api.GET('/api/journeys/{journeyId}/people', init));
  return { entered, worth: byPeople(worth), converted: ended.find(({ reason }) => reason === 'goal')?.people ?? 0 };
}
