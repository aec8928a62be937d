import './Figure.css';

import type { ReactNode } from 'react';

export interface FigureProps {
  readonly label: ReactNode;
  /** Formatted; "–" for unknown. */
  readonly value: ReactNode;
  /** Beside the value: a share, a change. */
  readonly note?: ReactNode;
  /** The one figure of a screen. */
  readonly big?: boolean | undefined;
}

/** A number with its name. */
export function Figure({ label, value, note, big }: FigureProps) {
  return (
    <div className={big ? 'figure figure-big' : 'figure'}>
      <div className="figure-label">{label}</div>
      <div className="figure-value">
        {value}
        {note !== undefined && <span className="figure-note">{note}</span>}
      </div>
    </div>
  );
}
