import './EmptyState.css';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from './Button';

export interface ErrorStateProps {
  /** What did not work: "The journeys could not be loaded". */
  readonly title: string;
  /** Why, in words: see useProblemText. */
  readonly reason: string;
  readonly onRetry?: (() => void) | undefined;
  /** Another way on than trying again. */
  readonly action?: ReactNode;
  /** Stable code and request id, for those who ask for help. */
  readonly details?: string | undefined;
}

/** Stands where the thing would stand; the rest of the page works on. */
export function ErrorState({ title, reason, onRetry, action, details }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div className="empty" role="alert">
      <div className="empty-icon empty-icon-danger">
        <CircleAlert size={20} />
      </div>
      <h2>{title}</h2>
      <p className="empty-text">{reason}</p>
      {onRetry ? <Button onClick={onRetry}>{t('tryAgain')}</Button> : action}
      {details && (
        <details className="empty-details">
          <summary>{t('details')}</summary>
          <code>{details}</code>
        </details>
      )}
    </div>
  );
}
