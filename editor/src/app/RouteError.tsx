import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';

import { detailsOf } from '../api/problem';
import { ErrorState } from '../design/ErrorState';
import { useProblemText } from '../i18n/useProblemText';

/** A file of the page that cannot be fetched: usually a new version was installed while this tab was open. */
const STALE = /dynamically imported module|Importing a module script|module script failed/i;

/** Stands where the screen would stand; the navigation beside it works on. */
export function RouteError() {
  const { t } = useTranslation('app');
  const problemText = useProblemText();
  const error = useRouteError();
  const stale = error instanceof Error && STALE.test(error.message);
  return (
    <ErrorState
      title={stale ? t('error.stale') : t('error.title')}
      reason={stale ? t('error.staleReason') : problemText(error)}
      details={isRouteErrorResponse(error) ? String(error.status) : (detailsOf(error) ?? '')}
      onRetry={() => {
        window.location.reload();
      }}
    />
  );
}
