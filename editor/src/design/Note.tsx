import './Note.css';

import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = { neutral: Info, info: Info, accent: CircleCheck, warn: TriangleAlert, danger: CircleAlert } as const;

export interface NoteProps {
  readonly tone?: keyof typeof ICONS;
  readonly children: ReactNode;
  /** It appeared because of what the person did: screen readers say it at once. */
  readonly live?: boolean;
  readonly action?: ReactNode;
}

/** A sentence with weight, where it belongs. */
export function Note({ tone = 'neutral', live, action, children }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`note note-${tone}`} {...(live && { role: tone === 'danger' ? 'alert' : 'status' })}>
      <Icon size={16} aria-hidden="true" />
      <div className="grow">{children}</div>
      {action}
    </div>
  );
}
