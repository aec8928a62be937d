import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { ErrorState } from '../../design/ErrorState';
import { LinkButton } from '../../design/LinkButton';

export interface BuilderFailureProps {
  readonly reason: string;
  /** Stable code, for those who ask for help. */
  readonly details: string | undefined;
  readonly onRetry: () => void;
}

/** Stands where the builder would stand; the way back to the other journeys stays open. */
export function BuilderFailure({ reason, details, onRetry }: BuilderFailureProps) {
  const { t } = useTranslation(['draft', 'canvas']);
  return (
    <main className="builder-failure">
      <LinkButton look="quiet" size="s" icon={<ArrowLeft />} to="/journeys">
        {t('canvas:top.back')}
      </LinkButton>
      <ErrorState title={t('draft:loadFailed')} {...{ reason, details, onRetry }} />
    </main>
  );
}
