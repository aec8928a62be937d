import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { detailsOf, type ApiProblem } from '../api/problem';
import { ErrorState } from '../design/ErrorState';
import { Skeleton } from '../design/Skeleton';
import { useProblemText } from '../i18n/useProblemText';

export interface LoadedProps<T> {
  /** What useApiQuery or useApiPages gave back. */
  readonly query: {
    readonly data: T | undefined;
    readonly error: ApiProblem | null;
    readonly refetch: () => unknown;
  };
  /** Shapes in the final size; five rows of a table unless given. */
  readonly skeleton?: ReactNode;
  /** What did not work: "The journeys could not be loaded". */
  readonly failed?: string;
  readonly children: (data: T) => ReactNode;
}

/** The three states of a read: skeletons, the error with its reason and one action, the thing itself. */
export function Loaded<T>({ query, skeleton = <Skeleton rows={5} />, failed, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (query.data !== undefined) return children(query.data);
  if (!query.error) return skeleton;
  return (
    <ErrorState
      title={failed ?? t('loadFailed')}
      reason={problemText(query.error)}
      details={detailsOf(query.error)}
      onRetry={() => {
        query.refetch();
      }}
    />
  );
}
