import { useCanvas } from '../state/CanvasContext';
import { ConnectMenu } from './ConnectMenu';
import { DeleteDialog } from './DeleteDialog';
import { InsertMenu } from './InsertMenu';

/** What is open over the canvas or the outline. */
export function CanvasMenus() {
  const menu = useCanvas((state) => state.menu);
  if (!menu) return null;
  switch (menu.kind) {
    case 'insert':
      return <InsertMenu menu={menu} />;
    case 'connect':
      return <ConnectMenu menu={menu} />;
    case 'delete':
      return <DeleteDialog step={menu.step} />;
  }
}
