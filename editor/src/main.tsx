import './design/tokens.css';
import './design/base.css';
import './design/layout.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';

import { cache } from './api/cache';
import { prefetch } from './api/queries';
import { ROUTES } from './app/routes';
import { followTheme } from './design/theme';
import { setUpTexts } from './i18n/setup';

const element = document.querySelector('#root');
if (!element) throw new Error('index.html has no #root');

followTheme();

// Side by side: who is signed in, the texts of the shell, and (begun by the router) the first screen.
if (!window.location.pathname.startsWith('/sign-in/')) void prefetch(cache, '/api/me');
const texts = setUpTexts();
const router = createBrowserRouter(ROUTES);
const root = createRoot(element);

void texts.then(() => {
  root.render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
});
