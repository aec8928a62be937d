import { useMemo } from 'react';

import { useApiPages, useApiQuery } from '../api/queries';
import { useWords } from '../words/useWords';
import { textIn } from './graph/parameters';
import { ENTRY, SPLIT_BY_HISTORY } from './graph/types';
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
  const past = usePastNames();
  // The language is what makes another `t` of the same function.
  return useMemo(() => ({ t, keyKind, messages, language, ...past }), [t, keyKind, messages, language, past]);
}

/** Names of journeys and steps, where a step of this journey looks for them. */
function usePastNames(): Pick<Words, 'journeys' | 'steps'> {
  // As one text, so that other changes of the draft draw nothing anew.
  const named = useCanvas(({ workflow: { nodes } }) => {
    if (!nodes.some(({ type }) => type === SPLIT_BY_HISTORY)) return '';
    return JSON.stringify(nodes.map(({ name, parameters }) => [textIn(parameters, 'stepKey'), name]));
  });
  const { data } = useApiQuery('/api/journeys', { params: { query: { limit: 200 } } }, { enabled: named !== '' });
  return useMemo(() => {
    if (named === '') return {};
    const journeys = new Map((data?.items ?? []).map(({ id, name }) => [id, name]));
    return { journeys, steps: new Map(JSON.parse(named) as [string, string][]) };
  }, [named, data]);
}

function useMessageWords(): Words['messages'] {
  const { data } = useApiPages('/api/messages', { params: { query: { limit: 200 } } });
  return useMemo(
    () => new Map((data ?? []).map(({ key, name, writtenIn }) => [key, { name, languages: writtenIn.length }])),
    [data],
  );
}
