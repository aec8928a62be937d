import { Search } from 'lucide-react';
import { useMemo, type RefObject } from 'react';

import type { Action } from '../../actions/action';
import { useActions } from '../../actions/registry';
import { canvasActions } from '../../canvas/keys/canvasActions';
import { usePaste } from '../../canvas/keys/clipboard';
import { hasKeyboard } from '../../canvas/keys/context';
import { useCanvasParts } from '../../canvas/state/CanvasContext';
import { useOpenDraft } from '../../draft/DraftContext';
import type { Translate } from '../../i18n/translate';

export interface BuilderActionParts {
  readonly outline: boolean;
  readonly onOutline: (outline: boolean) => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** Offers everything that can be done with the journey to keys and palette while the builder is open. */
export function useBuilderActions({ outline, onOutline, search }: BuilderActionParts): void {
  const parts = useCanvasParts();
  const { readOnly } = useOpenDraft();
  const actions = useMemo(() => {
    const refusal = (t: Translate) => {
      if (readOnly === false) return undefined;
      return readOnly === 'archived' ? t('inspector:readOnly.archived') : t('inspector:readOnly.rights');
    };
    const find: Action = {
      ...{ id: 'palette.steps', group: 'here', icon: Search, shortcut: '/', when: () => !outline && hasKeyboard() },
      label: (t) => t('palette:search'),
      perform: () => search.current?.focus(),
    };
    return [...canvasActions({ ...parts, outline, onOutline, refusal }), find];
  }, [parts, readOnly, outline, onOutline, search]);
  useActions(actions);
  usePaste();
}
