import './Panel.css';

import type { ReactNode } from 'react';

export interface PanelProps {
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Without padding: for tables and lists. */
  readonly flush?: boolean;
}

/** A framed part of a page. */
export function Panel({ title, description, actions, children, flush }: PanelProps) {
  return (
    <section className="panel">
      {title !== undefined && (
        <header className="panel-head">
          <div className="grow">
            <h2>{title}</h2>
            {description !== undefined && <p className="text-2 small">{description}</p>}
          </div>
          {actions}
        </header>
      )}
      <div className={flush ? 'panel-flush' : 'panel-body'}>{children}</div>
    </section>
  );
}
