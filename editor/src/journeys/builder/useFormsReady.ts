import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { answer, api } from '../../api/client';
import { queryKey } from '../../api/queries';
import { STICKY_NOTE } from '../../canvas/graph/types';
import { useDraft } from '../../draft/useDraft';

/** After the canvas is there; milliseconds. */
const FETCH_AFTER = 300;

/** What opens beside and over the canvas. */
const PARTS: readonly (() => Promise<unknown>)[] = [
  () => import('../../inspector/Inspector'),
  () => import('../../canvas/menus/ConnectMenu'),
  () => import('../../canvas/menus/DeleteDialog'),
  () => import('../../canvas/outline/Outline'),
  () => import('./ConflictDialog'),
];

/** Fetches the parts of the builder and what its forms are made from while nobody waits, so that editing goes on without the server. */
export function useFormsReady(): void {
  const cache = useQueryClient();
  const kinds = useDraft(({ workflow }) =>
    [...new Set(workflow.nodes.filter(isStep).map(({ type, typeVersion }) => `${type}@${String(typeVersion)}`))]
      .sort()
      .join(' '),
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of PARTS) part().catch(ignore);
    }, FETCH_AFTER);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  useEffect(() => {
    for (const kind of kinds.split(' ').filter((each) => each !== '')) {
      const [type = '', version] = kind.split('@');
      const init = { params: { path: { type }, query: { version: Number(version) } } };
      const options = {
        queryKey: queryKey('/api/nodes/{type}', init),
        queryFn: () => answer(api.GET('/api/nodes/{type}', init)),
        staleTime: Infinity,
      };
      cache.query(options).catch(ignore);
    }
  }, [cache, kinds]);
}

/** Notes have no form of a package. */
const isStep = ({ type }: { readonly type: string }) => type !== STICKY_NOTE;

/** What could not be fetched now is fetched when it is opened, which says so when it fails. */
const ignore = () => undefined;
