import './Avatar.css';

import { initials } from './initials';

export interface AvatarProps {
  readonly name: string;
  /** What the colour comes from, so that it stays the person's; the name unless given. */
  readonly id?: string | undefined;
  /** 20, 28 or 48 px. */
  readonly size?: 's' | 'm' | 'l' | undefined;
}

const COLOURS = 5;

/** Initials; decoration beside a name that is written out. */
export function Avatar({ name, id = name, size = 's' }: AvatarProps) {
  return (
    <span className={`avatar avatar-${size} avatar-${String(colourOf(id))}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

function colourOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % COLOURS) + 1;
}
