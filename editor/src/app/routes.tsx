import type { ComponentType } from 'react';
import { Navigate, type RouteObject } from 'react-router';

import type { Namespace } from '../i18n/namespaces';
import { textsOf } from '../i18n/setup';
import { Root } from './Root';
import { RouteError } from './RouteError';
import { SessionGate } from './SessionGate';
import { Shell } from './Shell';

type Load = () => Promise<{ default: ComponentType }>;

/** Code and texts of a screen are fetched side by side when somebody goes there. */
function screen(path: string, load: Load, ...namespaces: Namespace[]): RouteObject {
  return { path, lazy: () => fetched(load, namespaces), errorElement: <RouteError /> };
}

/** A screen that cannot be fetched fails when it is drawn: then its own error element stands there, and the shell stays. */
async function fetched(load: Load, namespaces: readonly Namespace[]): Promise<{ Component: ComponentType }> {
  try {
    const [{ default: Component }] = await Promise.all([load(), textsOf(namespaces)]);
    return { Component };
  } catch (error) {
    return {
      Component: () => {
        throw error;
      },
    };
  }
}

/** Inside the shell, beside the navigation. */
const SCREENS: readonly RouteObject[] = [
  { path: '/', element: <Navigate to="/journeys" replace /> },
  screen('/journeys', () => import('../journeys'), 'journeys', 'words'),
  screen('/customers', () => import('../customers'), 'customers'),
  screen('/customers/:profileId', () => import('../customers/detail'), 'customers', 'sends', 'words', 'deadLetters'),
  screen('/messages', () => import('../messages'), 'messages', 'customers'),
  screen('/sends', () => import('../sends'), 'sends', 'customers', 'senders'),
  screen('/dead-letters', () => import('../dead-letters'), 'deadLetters', 'customers'),
  screen('/sandbox', () => import('../sandbox'), 'sandbox'),
  screen('/imports', () => import('../imports'), 'imports'),
  screen('/imports/:importId', () => import('../imports/detail'), 'imports'),
  screen('/sources', () => import('../sources'), 'sources', 'customers', 'words'),
  screen('/senders', () => import('../senders'), 'senders'),
  screen('/credentials', () => import('../credentials'), 'credentials', 'inspector', 'checks', 'words'),
  screen('/credentials/connected', () => import('../credentials/connected'), 'credentials'),
  screen('/settings/*', () => import('../settings'), 'settings', 'alerts'),
  screen('*', () => import('./NotFound')),
];

/** The whole window is theirs. */
const FULL_SCREENS: readonly RouteObject[] = [
  screen(
    '/journeys/:journeyId/*',
    () => import('../canvas'),
    'canvas',
    'inspector',
    'credentials',
    'palette',
    'checks',
    'live',
    'draft',
    'journeys',
    'splits',
    'acts',
    'dates',
    'schedules',
    'words',
  ),
  screen('/messages/:messageId', () => import('../messages/detail'), 'messages', 'customers', 'sends', 'words'),
];

export const ROUTES: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [
      screen('/sign-in/:token', () => import('../sign-in'), 'signIn'),
      {
        element: <SessionGate />,
        errorElement: <RouteError />,
        children: [...FULL_SCREENS, { element: <Shell />, errorElement: <RouteError />, children: [...SCREENS] }],
      },
    ],
  },
];
