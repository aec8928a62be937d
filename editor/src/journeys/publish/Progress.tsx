import { CircleCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { Button } from '../../design/Button';
import { LinkButton } from '../../design/LinkButton';
import { useFormat } from '../../i18n/useFormat';
import { renewJourneys } from '../dialogs/useJourneyActs';
import type { Published } from './usePublishing';

export interface ProgressProps {
  readonly journeyId: string;
  readonly published: Published;
  readonly onClose: () => void;
}

const LOOK_EVERY_MS = 1_000;

/** It is live; what still has to be done to the people inside, until it is done. It goes on without being watched. */
export function Progress({ journeyId, published, onClose }: ProgressProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { data } = useApiQuery(
    '/api/journeys/{journeyId}',
    { params: { path: { journeyId } } },
    { pollEvery: LOOK_EVERY_MS },
  );
  const elsewhere = data?.standing.filter(({ versionId }) => versionId !== published.versionId) ?? [];
  const rest = elsewhere.reduce((sum, { inside }) => sum + inside, 0);
  const working = published.what !== 'finish' && published.people > 0 && (data?.pendingTasks ?? 1) > 0;
  const done = Math.max(0, published.people - rest);
  useEffect(() => {
    if (!working) void renewJourneys();
  }, [working]);
  const said = { number: published.number, done: format.number(done), all: format.number(published.people) };
  return (
    <div className="publish-done">
      <p className="row publish-passed">
        <CircleCheck size={20} aria-hidden="true" />
        <span className="strong">{t('done.live', said)}</span>
      </p>
      <p className="text-2" role="status">
        {working
          ? published.what === 'move'
            ? t('done.moving', said)
            : t('done.leaving', said)
          : t('done.newPeople', said)}
      </p>
      {working && (
        <progress className="publish-progress" max={published.people} value={done} aria-label={t('done.progress')} />
      )}
      {published.letsIn && <LetIn journeyId={journeyId} />}
      <footer className="publish-foot">
        <span className="small text-3 grow">{working ? t('done.mayClose') : ''}</span>
        <Button onClick={onClose}>{t('done.goOn')}</Button>
        <LinkButton look="primary" to={`/journeys/${journeyId}/live`} onClick={onClose}>
          {t('done.watch')}
        </LinkButton>
      </footer>
    </div>
  );
}

/** How far those are who matched already. */
function LetIn({ journeyId }: { readonly journeyId: string }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const { data } = useApiQuery(
    '/api/journeys/{journeyId}/catch-ups',
    { params: { path: { journeyId }, query: { limit: 1 } } },
    { pollEvery: LOOK_EVERY_MS },
  );
  const [newest] = data?.items ?? [];
  if (!newest) return null;
  const refused = newest.refused.reduce((sum, { people }) => sum + people, 0);
  const said = {
    entered: format.number(newest.entered),
    waiting: format.number(newest.waiting),
    refused: format.number(refused),
  };
  return (
    <p className="text-2" role="status">
      {newest.state === 'gathering' ? t('done.gathering') : t('done.lettingIn', said)}
    </p>
  );
}
