import { lazy, Suspense, useState } from 'react';

import { useSurface } from './surfaces';

const Palette = lazy(() => import('./Palette'));
const Shortcuts = lazy(() => import('./Shortcuts'));

/** The palette and the list of shortcuts, fetched when first opened. */
export function Surfaces() {
  const open = useSurface((surface) => surface.open);
  const [known, setKnown] = useState<ReadonlySet<string>>(new Set());
  if (open && !known.has(open)) setKnown(new Set([...known, open]));
  return (
    <Suspense>
      {known.has('palette') && <Palette />}
      {known.has('shortcuts') && <Shortcuts />}
    </Suspense>
  );
}
