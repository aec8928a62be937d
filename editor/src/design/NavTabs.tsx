import './Tabs.css';

import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

export interface NavTab {
  readonly to: string;
  readonly label: ReactNode;
}

/** Tabs whose parts have addresses of their own. */
export function NavTabs({ label, tabs }: { readonly label: string; readonly tabs: readonly NavTab[] }) {
  return (
    <nav aria-label={label} className="tabs">
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} className="tab">
          {tab.label}
        </NavLink>
      ))}
    </nav>
  );
}
