import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { answer, api } from '../../api/client';
import { queryKey } from '../../api/queries';
import { useDraft } from '../../draft/useDraft';

const FOR_THE_WHOLE_VISIT = { staleTime: Infinity } as const;

/** Fetches what the forms of the journey's steps are made from, so that they open at once, and without the server too. */
export function useFormsReady(): void {
  const cache = useQueryClient();
  const kinds = useDraft(({ workflow }) =>
    [...new Set(workflow.nodes.map(({ type, typeVersion }) => `${type}@${String(typeVersion)}`))].sort().join(' '),
  );
  useEffect(() => {
    for (const kind of kinds.split(' ').filter((each) => each !== '')) {
      const [type = '', version] = kind.split('@');
      const init = { params: { path: { type }, query: { version: Number(version) } } };
      void cache.prefetchQuery({
        queryKey: queryKey('/api/nodes/{type}', init),
        queryFn: () => answer(api.GET('/api/nodes/{type}', init)),
        ...FOR_THE_WHOLE_VISIT,
      });
    }
  }, [cache, kinds]);
}
