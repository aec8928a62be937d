import { useQueries } from '@tanstack/react-query';

import { answer, api } from '../../api/client';
import type { JourneySummary } from './attention';

/** Checking costs the server a compilation each: only drafts, and no more than fit on a screen. */
const MOST = 30;

/** Errors of drafts that are not live yet, by journey; of others nothing is known here. */
export function useDraftErrors(journeys: readonly JourneySummary[]): ReadonlyMap<string, number> {
  const asked = journeys.filter(({ status }) => status === 'draft').slice(0, MOST);
  return useQueries({
    queries: asked.map(({ id, draftRevision }) => ({
      queryKey: ['journey errors', id, draftRevision],
      queryFn: async () => ({ id, errors: await errorsOf(id) }),
      staleTime: 60_000,
    })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.id, data.errors] as const] : []))),
  });
}

async function errorsOf(journeyId: string): Promise<number> {
  const { problems } = await answer(
    api.POST('/api/journeys/{journeyId}/validate', { params: { path: { journeyId } } }),
  );
  return problems.filter(({ severity }) => severity === 'error').length;
}
