import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { answer, api } from '../../api/client';
import { useDebounced } from '../../app/useDebounced';
import type { Content, Problem } from './content';

const STANDS_STILL_MS = 400;

/** Everything that is wrong with the text as it stands, a moment after typing stops. */
export function useProblems(content: Content, known: readonly Problem[]): readonly Problem[] {
  const { category, defaultLanguage, languages } = useDebounced(content, STANDS_STILL_MS);
  const body = { category, defaultLanguage, languages: { ...languages } };
  const { data } = useQuery({
    queryKey: ['/api/messages/validate', body],
    queryFn: async ({ signal }) => await answer(api.POST('/api/messages/validate', { body, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  return [...(data?.problems ?? known), ...lacking(content)];
}

/** Parts that the default language has and another lacks: it may be meant so, more often it was forgotten. */
function lacking({ defaultLanguage, languages }: Content): readonly Problem[] {
  const model = languages[defaultLanguage];
  return Object.entries(languages).flatMap(([language, text]) =>
    (['preheader', 'mjml', 'text'] as const).flatMap((part): readonly Problem[] =>
      model?.[part] && !text[part] && (text.mjml ?? text.text)
        ? [{ code: 'missing_part', severity: 'warning', message: '', language, part }]
        : [],
    ),
  );
}
