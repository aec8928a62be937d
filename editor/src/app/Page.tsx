import './Page.css';

import type { ReactNode } from 'react';

import { usePageTitle } from './usePageTitle';

export interface PageProps {
  readonly title: string;
  /** Above the title: where this belongs, usually a link back. */
  readonly above?: ReactNode;
  /** Beside the title: a badge. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
  /** Under the title: NavTabs. */
  readonly tabs?: ReactNode;
  readonly children: ReactNode;
}

/** A screen inside the shell: names the document, and takes the focus when it was navigated to. */
export function Page({ title, above, aside, actions, tabs, children }: PageProps) {
  const heading = usePageTitle(title);
  return (
    <div className="page">
      <header className="page-head">
        <div className="grow">
          {above}
          <div className="row">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {aside}
          </div>
        </div>
        {actions && <div className="row">{actions}</div>}
      </header>
      {tabs && <div className="page-tabs">{tabs}</div>}
      <div className="page-body">{children}</div>
    </div>
  );
}
