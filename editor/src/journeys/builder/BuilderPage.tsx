import './builder.css';

import { useParams } from 'react-router';

import { detailsOf } from '../../api/problem';
import { useApiQuery } from '../../api/queries';
import { useMay } from '../../app/session';
import { DraftProvider } from '../../draft/DraftProvider';
import { useProblemText } from '../../i18n/useProblemText';
import { useLiveData } from '../../live/useLiveData';
import { Builder } from './Builder';
import { BuilderFailure } from './BuilderFailure';
import { DraftGate } from './DraftGate';

const LOOK_EVERY_MS = 15_000;

/** One journey: drawn, set up, checked, published and watched. */
export function BuilderPage() {
  const { journeyId = '', '*': rest = '' } = useParams();
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
      <BuilderFailure
        reason={explain(journey.error)}
        details={detailsOf(journey.error)}
        onRetry={() => void journey.refetch()}
      />
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
