import { lazy, Suspense, useEffect } from 'react';

import { useCanvas } from '../state/CanvasContext';

const ConnectMenu = lazy(async () => ({ default: (await import('./ConnectMenu')).ConnectMenu }));
const DeleteDialog = lazy(async () => ({ default: (await import('./DeleteDialog')).DeleteDialog }));
const StepMenu = lazy(async () => ({ default: (await import('./StepMenu')).StepMenu }));
const insertMenu = () => import('./InsertMenu');
const InsertMenu = lazy(async () => ({ default: (await insertMenu()).InsertMenu }));

/** What is open over the canvas or the outline. */
export function CanvasMenus() {
  const menu = useCanvas((state) => state.menu);
  useEffect(() => {
    // Fetched once the canvas is there: who presses A types on at once.
    void insertMenu();
  }, []);
  if (!menu) return null;
  return (
    <Suspense fallback={null}>
      {menu.kind === 'insert' && <InsertMenu menu={menu} />}
      {menu.kind === 'connect' && <ConnectMenu menu={menu} />}
      {menu.kind === 'step' && <StepMenu menu={menu} />}
      {menu.kind === 'delete' && <DeleteDialog step={menu.step} />}
    </Suspense>
  );
}
