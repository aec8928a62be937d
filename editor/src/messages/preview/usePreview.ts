import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import { answer, api } from '../../api/client';
import type { ApiProblem } from '../../api/problem';
import type { Answer } from '../../api/queries';
import type { components } from '../../api/schema';
import { useDebounced } from '../../app/useDebounced';
import type { Content } from '../editor/content';
import { SAMPLE_PROFILE } from '../editor/sample';
import type { Samples } from './useSamples';

type Request = components['schemas']['PreviewRequest'];
type Rendered = Answer<'post', '/api/messages/{messageId}/preview'>;

export interface Preview {
  /** The language that is being written, with the data of the chosen customer in it. */
  readonly shown: Rendered;
  /** What the chosen customer would get by themselves, and whether it would go out now. */
  readonly theirs: Rendered | undefined;
}

export interface PreviewAsked {
  readonly messageId: string;
  readonly content: Content;
  readonly tag: string;
  readonly samples: Samples;
}

const STANDS_STILL_MS = 400;

export function usePreview({ messageId, content, tag, samples }: PreviewAsked): UseQueryResult<Preview, ApiProblem> {
  const { category, defaultLanguage, languages } = useDebounced(content, STANDS_STILL_MS);
  const body = bodyOf({ category, defaultLanguage, languages: { ...languages } }, samples);
  return useQuery<Preview, ApiProblem>({
    queryKey: ['/api/messages/{messageId}/preview', messageId, tag, body],
    queryFn: async ({ signal }) => {
      const ask = async (language: string | undefined) =>
        await answer(
          api.POST('/api/messages/{messageId}/preview', {
            params: { path: { messageId } },
            body: { ...body, ...(language !== undefined && { language }) },
            signal,
          }),
        );
      const [shown, theirs] = await Promise.all([ask(tag), samples.person ? ask(undefined) : undefined]);
      return { shown, theirs };
    },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Also of a test: the same text with the same data. */
export function bodyOf(
  content: Pick<Content, 'category' | 'defaultLanguage'> & { languages: Record<string, Content['languages'][string]> },
  { person, profile, event }: Samples,
): Request {
  if (person) return { content, event, profileId: person.id };
  return { content, event, profile: { ...SAMPLE_PROFILE, language: profile.language ?? content.defaultLanguage } };
}
