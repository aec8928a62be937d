import { useEffect, useState } from 'react';

import { codeOf } from './request';

/** What a read has come to; `code` is that of the problem. */
export type Answer<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'failed'; readonly code: string };

/** Reads once per `read`; give it a stable function. An answer that comes after the page has gone is dropped. */
export function useAnswer<T>(read: () => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'waiting' });
  useEffect(() => {
    const current = { wanted: true };
    read().then(
      (value) => {
        if (current.wanted) setAnswer({ state: 'here', value });
      },
      (error: unknown) => {
        if (current.wanted) setAnswer({ state: 'failed', code: codeOf(error) });
      },
    );
    return () => {
      current.wanted = false;
    };
  }, [read]);
  return answer;
}
