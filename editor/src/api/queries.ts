import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { ClientPathsWithMethod, MaybeOptionalInit, MethodResponse } from 'openapi-fetch';

import { api, answer } from './client';
import type { ApiProblem } from './problem';
import type { paths } from './schema';

type Client = typeof api;
type WriteMethod = 'post' | 'put' | 'patch' | 'delete';
type Method = 'get' | WriteMethod;

/** Paths that can be read. */
export type GetPath = ClientPathsWithMethod<Client, 'get'>;
type PathWith<M extends Method> = ClientPathsWithMethod<Client, M>;
type Init<M extends Method, P extends PathWith<M>> = MaybeOptionalInit<paths[P], M>;
/** What a call gives back: `Answer<'get', '/api/me'>`. */
export type Answer<M extends Method, P extends PathWith<M>> = MethodResponse<Client, M, P>;
/** An item of a list: `Item<'/api/journeys'>`. */
export type Item<P extends GetPath> = Answer<'get', P> extends { items: readonly (infer I)[] } ? I : never;

export interface QueryOptions {
  /** Milliseconds; only while the page is visible. */
  readonly pollEvery?: number | undefined;
  /** False waits: something that the call needs is not there yet. */
  readonly enabled?: boolean | undefined;
  /** Keeps what was shown while another init is fetched (search, filters). */
  readonly keepPrevious?: boolean | undefined;
}

/** The key of a read in the cache; without `init` it stands for all reads of this path. */
export function queryKey<P extends GetPath>(path: P, init?: Init<'get', P>): readonly unknown[] {
  return init === undefined ? [path] : [path, init];
}

/** Reads once, shares and caches by path and init: `useApiQuery('/api/me')`. */
export function useApiQuery<P extends GetPath>(
  path: P,
  init?: Init<'get', P>,
  { pollEvery, enabled = true, keepPrevious }: QueryOptions = {},
): UseQueryResult<Answer<'get', P>, ApiProblem> {
  return useQuery<Answer<'get', P>, ApiProblem>({
    queryKey: queryKey(path, init),
    queryFn: ({ signal }) => read(path, init, signal),
    enabled,
    ...(pollEvery !== undefined && { refetchInterval: pollEvery }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}

/** Begins a read whose answer a component will want soon: the same key as `useApiQuery(path)`. */
export async function prefetch(cache: QueryClient, path: GetPath): Promise<void> {
  const options = {
    queryKey: queryKey(path),
    queryFn: ({ signal }: { signal: AbortSignal }) => read(path, undefined, signal),
  };
  // Who wants the answer asks again, and then hears of the failure.
  await cache.query(options).catch(() => undefined);
}

interface PageShape {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | undefined;
}

export type PagesResult<P extends GetPath> = UseInfiniteQueryResult<readonly Item<P>[], ApiProblem>;

/** A list page by page: `data` are the items so far; `hasNextPage`, `fetchNextPage` go on. `cursor` is added here. */
export function useApiPages<P extends GetPath>(
  path: P,
  init?: Init<'get', P>,
  { pollEvery, enabled = true, keepPrevious }: QueryOptions = {},
): PagesResult<P> {
  type Pages = InfiniteData<PageShape, string | undefined>;
  return useInfiniteQuery<PageShape, ApiProblem, readonly Item<P>[], readonly unknown[], string | undefined>({
    queryKey: [...queryKey(path, init), 'pages'],
    queryFn: async ({ pageParam, signal }) => {
      // That a list has `items` and `nextCursor` is checked by Item<P> at the call.
      const page: unknown = await read(path, withCursor(init, pageParam), signal);
      return page as PageShape;
    },
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor,
    select: (pages: Pages) => pages.pages.flatMap((page) => page.items) as Item<P>[],
    enabled,
    ...(pollEvery !== undefined && { refetchInterval: pollEvery }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
  });
}

async function read<P extends GetPath>(path: P, init: Init<'get', P> | undefined, signal: AbortSignal) {
  const get = api.GET as unknown as (path: P, init: object) => Promise<{ data?: Answer<'get', P> }>;
  return await answer(get(path, { ...init, signal }));
}

function withCursor<P extends GetPath>(init: Init<'get', P> | undefined, cursor: string | undefined): Init<'get', P> {
  const { params, ...rest } = (init ?? {}) as { params?: { query?: object } };
  const query = { ...params?.query, ...(cursor !== undefined && { cursor }) };
  return { ...rest, params: { ...params, query } } as unknown as Init<'get', P>;
}

export interface MutationOptions<Data> {
  /** Reads that are no longer true afterwards; they are fetched anew before the promise settles. */
  readonly renews?: readonly GetPath[] | undefined;
  readonly onSuccess?: ((data: Data) => unknown) | undefined;
}

/** A write: `const rename = useApiMutation('patch', '/api/…', {renews: ['/api/me']}); await rename.mutateAsync({params, body})`. */
export function useApiMutation<M extends WriteMethod, P extends PathWith<M>>(
  method: M,
  path: P,
  { renews = [], onSuccess }: MutationOptions<Answer<M, P>> = {},
): UseMutationResult<Answer<M, P>, ApiProblem, Init<M, P>> {
  const cache = useQueryClient();
  return useMutation<Answer<M, P>, ApiProblem, Init<M, P>>({
    mutationFn: async (init) => {
      const call = api[method.toUpperCase() as Uppercase<M>] as unknown as (
        path: P,
        init: Init<M, P>,
      ) => Promise<{ data?: Answer<M, P> }>;
      return await answer(call(path, init));
    },
    onSuccess: async (data) => {
      await Promise.all(renews.map((key) => cache.invalidateQueries({ queryKey: [key] })));
      await onSuccess?.(data);
    },
  });
}
