import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { IconButton } from '../../design/IconButton';
import { useCanvasParts } from '../state/CanvasContext';
import { select } from '../state/store';

/** The menu of a step for those who neither press the right button nor know the keys. */
export function StepMenuButton({ step }: { readonly step: string }) {
  const { t } = useTranslation('canvas');
  const { store } = useCanvasParts();
  return (
    <IconButton
      size="s"
      label={t('action.more')}
      icon={<Ellipsis />}
      aria-haspopup="menu"
      onClick={({ currentTarget }) => {
        const anchor = currentTarget.getBoundingClientRect();
        select(store, [step]);
        // What the menu offers is for where the keyboard is: the card, which also has it again when the menu is closed.
        document.querySelector<HTMLElement>(`[data-step="${CSS.escape(step)}"]`)?.focus({ preventScroll: true });
        store.setState({ focused: step, menu: { kind: 'step', step, anchor } });
      }}
    />
  );
}
