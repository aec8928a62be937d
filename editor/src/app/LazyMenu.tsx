import { cloneElement, lazy, Suspense, useState, type ReactElement } from 'react';

import type { MenuProps } from '../design/Menu';

const Menu = lazy(async () => ({ default: (await import('../design/Menu')).Menu }));

interface Pressed {
  readonly onClick?: () => void;
}

/** A Menu of the shell, fetched after the first picture; a press before that opens it as soon as it is there. */
export function LazyMenu({ trigger, ...menu }: MenuProps) {
  const [pressed, setPressed] = useState(false);
  const waiting = cloneElement(trigger as ReactElement<Pressed>, {
    onClick: () => {
      setPressed(true);
    },
  });
  return (
    <Suspense fallback={waiting}>
      <Menu trigger={trigger} {...menu} openAtFirst={pressed} />
    </Suspense>
  );
}
