import './FilterBar.css';

import type { ReactNode } from 'react';

export interface FilterBarProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Above a list: search, selects and switches that narrow it, in one row as far as there is room. */
export function FilterBar({ label, children }: FilterBarProps) {
  return (
    <div className="filter-bar" role="group" aria-label={label}>
      {children}
    </div>
  );
}
