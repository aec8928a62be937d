import './design/tokens.css';
import './design/base.css';
import './i18n/setup';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';

import { followSystemTheme } from './design/theme';
import { SignInPage } from './sign-in/SignInPage';
import { StartPage } from './start/StartPage';

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');

followSystemTheme();

const router = createBrowserRouter([
  { path: '/sign-in/:token', element: <SignInPage /> },
  { path: '*', element: <StartPage /> },
]);

createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
