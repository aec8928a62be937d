import './builder.css';

import { useParams } from 'react-router';
import { useTranslation } from 'react-i18next';

import { detailsOf } from '../../api/problem';
import { useApiQuery } from '../../api/queries';
import { useMay } from '../../app/session';
import { ErrorState } from '../../design/ErrorState';
import { DraftProvider } from '../../draft/DraftProvider';
import { useProblemText } from '../../i18n/useProblemText';
import { useLiveData } from '../../live/useLiveData';
import { Builder } from './Builder';
import { DraftGate } from './DraftGate';

const LOOK_EVERY_MS = 15_000;

/** One journey: drawn, set up, checked, published and watched. */
export function BuilderPage() {
  const { journeyId = '', '*': rest = '' } = useParams();
  const { t } = useTranslation('draft');
  const explain = useProblemText();
  const may = useMay();
  const journey = useApiQuery(
    '/api/journeys/{journeyId}',
    { params: { path: { journeyId } } },
    { pollEvery: LOOK_EVERY_MS },
  );
  useLiveData(journeyId);
  const { data } = journey;
  if (journey.error && !data)
    return (
      <main>
        <ErrorState
          title={t('loadFailed')}
          reason={explain(journey.error)}
          details={detailsOf(journey.error)}
          onRetry={() => void journey.refetch()}
        />
      </main>
    );
  const readOnly = data?.status === 'archived' ? 'archived' : may('journeys:edit') ? false : 'rights';
  return (
    <DraftProvider key={journeyId} journeyId={journeyId} readOnly={readOnly}>
      <DraftGate>
        <Builder journey={data} live={rest === 'live'} />
      </DraftGate>
    </DraftProvider>
  );
}
