import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Outlet } from 'react-router';

import { cache } from '../api/cache';
import { Toasts } from '../design/Toasts';
import { LiveRegion } from './LiveRegion';

const TOOLTIP_AFTER_MS = 400;

/** What every page stands in: cache, notices, announcements; no style elements, which the policy refuses. */
export function Root() {
  return (
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={cache}>
        <Tooltip.Provider delay={TOOLTIP_AFTER_MS}>
          <Suspense>
            <Outlet />
          </Suspense>
          <Toasts />
          <LiveRegion />
        </Tooltip.Provider>
      </QueryClientProvider>
    </CSPProvider>
  );
}
