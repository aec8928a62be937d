import './EmptyState.css';

import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** What belongs here: "No senders yet". */
  readonly title: string;
  /** Why it matters or what is already there. */
  readonly children?: ReactNode;
  /** The one next thing to do. */
  readonly action?: ReactNode;
  readonly icon?: ReactNode;
}

export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="empty">
      {icon && <div className="empty-icon">{icon}</div>}
      <h2>{title}</h2>
      {children !== undefined && <div className="empty-text">{children}</div>}
      {action}
    </div>
  );
}
