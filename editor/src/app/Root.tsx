import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router';

import { cache } from '../api/cache';
import { LiveRegion } from './LiveRegion';

/** Not needed for the first picture. */
const Toasts = lazy(() => import('../design/Toasts'));

/** What every page stands in: cache, notices, announcements; no style elements, which the policy refuses. */
export function Root() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={cache}>
        <Suspense>
          <Outlet />
        </Suspense>
        <Suspense>
          <Toasts />
        </Suspense>
        <LiveRegion />
      </QueryClientProvider>
    </CSPProvider>
  );
}
