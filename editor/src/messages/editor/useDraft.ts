import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';

import { ApiProblem } from '../../api/problem';
import { queryKey, useApiMutation } from '../../api/queries';
import { answer, api } from '../../api/client';
import { contentOf, same, type Content, type Message } from './content';
import { merge, type Place } from './merge';

/** Somebody saved meanwhile, and both changed the same places. */
export interface Clash {
  readonly theirs: Message;
  readonly both: readonly Place[];
}

export interface Draft {
  readonly content: Content;
  readonly change: (content: Content | ((now: Content) => Content)) => void;
  readonly revision: number;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly error: unknown;
  readonly clash: Clash | undefined;
  /** Saves as the next revision. Resolves to how it went: `merged` when somebody else's change was taken in. */
  readonly save: () => Promise<'saved' | 'merged' | 'clash' | 'failed'>;
  /** Ends a clash: saves both together, `mine` where both changed the same, or takes theirs as it is. */
  readonly settle: (keep: 'mine' | 'theirs') => Promise<void>;
  readonly discard: () => void;
}

/** The text as it is being written, on top of the revision it was read at. */
export function useDraft(message: Message): Draft {
  const cache = useQueryClient();
  const [base, setBase] = useState(message);
  const [content, change] = useState(() => contentOf(message));
  const [clash, setClash] = useState<Clash>();
  const [error, setError] = useState<unknown>();
  const put = useApiMutation('put', '/api/messages/{messageId}', { renews: ['/api/messages'] });
  const path = { path: { messageId: message.id } };

  const write = async (next: Content, baseRevision: number) => {
    const body = { baseRevision, ...next, languages: { ...next.languages } };
    const saved = await put.mutateAsync({ params: path, body });
    cache.setQueryData(queryKey('/api/messages/{messageId}', { params: { path: { messageId: message.key } } }), saved);
    setBase(saved);
    // What was written while this was under way stays, unsaved.
    change((now) => merge(content, now, contentOf(saved)).content);
    setClash(undefined);
  };

  /** Their newest revision, with mine put on top where nobody else was. */
  const takeIn = async (): Promise<'merged' | 'clash'> => {
    const theirs = await answer(api.GET('/api/messages/{messageId}', { params: path }));
    const merged = merge(contentOf(base), content, contentOf(theirs));
    if (merged.both.length === 0) {
      await write(merged.content, theirs.revision);
      return 'merged';
    }
    setClash({ theirs, both: merged.both });
    return 'clash';
  };

  return {
    ...{ content, change, clash, error, revision: base.revision, saving: put.isPending },
    dirty: !same(content, contentOf(base)),
    save: async () => {
      setError(undefined);
      try {
        await write(content, base.revision);
        return 'saved';
      } catch (failure) {
        try {
          if (failure instanceof ApiProblem && failure.code === 'conflict') return await takeIn();
          throw failure;
        } catch (last) {
          setError(last);
          return 'failed';
        }
      }
    },
    settle: async (keep) => {
      if (!clash) return;
      if (keep === 'mine') {
        const { content: together } = merge(contentOf(base), content, contentOf(clash.theirs));
        await write(together, clash.theirs.revision);
      } else {
        setBase(clash.theirs);
        change(contentOf(clash.theirs));
        setClash(undefined);
      }
    },
    discard: useCallback(() => {
      change(contentOf(base));
    }, [base]),
  };
}
