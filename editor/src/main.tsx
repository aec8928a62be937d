import './design/tokens.css';
import './design/base.css';
import './design/layout.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';

import { ROUTES } from './app/routes';
import { followTheme } from './design/theme';
import { setUpTexts } from './i18n/setup';

const element = document.querySelector('#root');
if (!element) throw new Error('index.html has no #root');

followTheme();
const root = createRoot(element);

void setUpTexts().then(() => {
  root.render(
    <StrictMode>
      <RouterProvider router={createBrowserRouter(ROUTES)} />
    </StrictMode>,
  );
});
