import { useMemo } from 'react';

import { useApiPages } from '../api/queries';
import { useWords } from '../words/useWords';
import { textIn } from './graph/parameters';
import { ENTRY } from './graph/types';
import type { Words } from './sentences/words';
import { useCanvas } from './state/CanvasContext';
import { useTranslation } from 'react-i18next';

/** What the sentences of this journey are written with, in the viewer's language. */
export function useCanvasWords(): Words {
  const t = useWords();
  const { i18n } = useTranslation('canvas');
  const { language } = i18n;
  const messages = useMessageWords();
  const keyKind = useCanvas(({ workflow }) => {
    const entry = workflow.nodes.find(({ type }) => type === ENTRY);
    return entry ? textIn(entry.parameters, 'entryKey') : '';
  });
  // The language is what makes another `t` of the same function.
  return useMemo(() => ({ t, keyKind, messages, language }), [t, keyKind, messages, language]);
}

function useMessageWords(): Words['messages'] {
  const { data } = useApiPages('/api/messages', { params: { query: { limit: 200 } } });
  return useMemo(
    () => new Map((data ?? []).map(({ key, name, writtenIn }) => [key, { name, languages: writtenIn.length }])),
    [data],
  );
}
