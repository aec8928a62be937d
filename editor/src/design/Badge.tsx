import './Badge.css';

import type { ReactNode } from 'react';

import { cx } from './cx';

/** Never colour alone: a word or an icon goes with it. `trace` is for the path of one person only. */
export type Tone = 'neutral' | 'accent' | 'info' | 'warn' | 'danger' | 'trace';

export interface BadgeProps {
  readonly tone?: Tone | undefined;
  /** A small dot in front: a state that lasts (live, paused). */
  readonly dot?: boolean | undefined;
  /** Only a border: over, ended. */
  readonly outline?: boolean | undefined;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** The state of something, in one or two words. */
export function Badge({ tone = 'neutral', dot, outline, icon, children }: BadgeProps) {
  return (
    <span className={cx('badge', `badge-${tone}`, outline && 'badge-outline')}>
      {dot && <span className="badge-dot" />}
      {icon}
      {children}
    </span>
  );
}

export interface ChipProps {
  readonly tone?: Tone | undefined;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A name out of the data: an event, a field, a message. */
export function Chip({ tone = 'neutral', icon, children }: ChipProps) {
  return (
    <span className={`chip chip-${tone}`}>
      {icon}
      {children}
    </span>
  );
}
