import '../../design/Menu.css';

import { Menu } from '@base-ui/react/menu';
import { createElement } from 'react';

import { offeredActions } from '../../actions/registry';
import { KeyHint } from '../../design/KeyHint';
import { translate } from '../../i18n/translate';
import { useCanvasParts } from '../state/CanvasContext';
import type { OpenMenu } from '../state/store';
import { closeMenu } from './closeMenu';

/** In this order; what cannot be done now is left out. */
const OFFERED = ['open', 'insertAfter', 'connect', 'switch', 'duplicate', 'copy', 'cut', 'paste', 'delete'].map(
  (name) => `canvas.${name}`,
);

/** Everything that can be done with the step under the pointer, or the steps that are selected: the same as by keys. */
export function StepMenu({ menu }: { readonly menu: Extract<OpenMenu, { kind: 'step' }> }) {
  const { store } = useCanvasParts();
  const offered = new Map(offeredActions().map((action) => [action.id, action]));
  const actions = OFFERED.flatMap((id) => offered.get(id) ?? []);
  const at = { getBoundingClientRect: () => DOMRect.fromRect(menu.anchor) };
  return (
    <Menu.Root
      open
      onOpenChange={(open) => {
        if (!open && store.getState().menu === menu) closeMenu(store);
      }}
    >
      <Menu.Portal>
        <Menu.Positioner className="menu-place" anchor={at} side="bottom" align="start" sideOffset={2}>
          <Menu.Popup className="menu" finalFocus={false}>
            {actions.map(({ id, label, icon, shortcut, refusal, perform }) => (
              <Menu.Item
                key={id}
                className={id === 'canvas.delete' ? 'menu-item menu-item-danger' : 'menu-item'}
                disabled={refusal?.(translate) !== undefined}
                onClick={() => {
                  closeMenu(store);
                  perform();
                }}
              >
                {icon && createElement(icon)}
                <span className="grow">{label(translate)}</span>
                {shortcut !== undefined && <KeyHint keys={shortcut} />}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
