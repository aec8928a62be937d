import { QueryClient } from '@tanstack/react-query';

import { ApiProblem } from './problem';

const FRESH_MS = 10_000;
const MOST_REPEATS = 2;

/** What the API has answered; refusals are not repeated, silence is. */
export const cache = new QueryClient({
  defaultOptions: {
    // Also when the browser believes to be offline: a refusal is shown, a request that waits in silence is not.
    queries: {
      networkMode: 'always',
      staleTime: FRESH_MS,
      retry: (count, error) => count < MOST_REPEATS && isWorthRepeating(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

function isWorthRepeating(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
}
