import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useApiMutation, useApiPages, useApiQuery, type Item } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { ShowMore } from '../../app/ShowMore';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { Panel } from '../../design/Panel';
import { causeWords } from '../../dead-letters/causeWords';
import { Skeleton } from '../../design/Skeleton';
import { notify } from '../../design/toasts';
import { translate } from '../../i18n/translate';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import { useJourneyNames } from '../../sends/names';
import { endWords } from '../endWords';
import { tell } from './explain';

type Enrolment = Item<'/api/enrolments'>;

/** Where they stand in journeys, why, and what comes next; below, journeys they have left. */
export function JourneysPanel({ profileId }: { readonly profileId: string }) {
  const { t } = useTranslation('customers');
  const enrolments = useApiPages('/api/enrolments', { params: { query: { profileId } } }, { pollEvery: 20_000 });
  return (
    <Panel title={t('inside.title')}>
      <Loaded query={enrolments} failed={t('inside.failed')} skeleton={<Skeleton rows={2} height={64} />}>
        {(all) => (
          <>
            <Inside enrolments={all.filter(({ state, id, rootId }) => state !== 'ended' && id === rootId)} />
            <Left enrolments={all.filter(({ state, id, rootId }) => state === 'ended' && id === rootId)} />
            <ShowMore query={enrolments} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Inside({ enrolments }: { readonly enrolments: readonly Enrolment[] }) {
  const { t } = useTranslation('customers');
  if (enrolments.length === 0) return <p className="small text-3">{t('inside.none')}</p>;
  return (
    <ul className="col gap-12">
      {enrolments.map((enrolment) => (
        <JourneyInside key={enrolment.id} enrolment={enrolment} />
      ))}
    </ul>
  );
}

function JourneyInside({
  enrolment: { id, journeyId, startedAt, stepName, stepKey },
}: {
  readonly enrolment: Enrolment;
}) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const journeyName = useJourneyNames();
  return (
    <li className="col journey-inside">
      <div className="row">
        <Link className="grow cut name-link" to={`/journeys/${journeyId}`}>
          {journeyName(journeyId)}
        </Link>
        <span className="small text-3 no-wrap">{t('inside.since', { date: format.day(startedAt) })}</span>
      </div>
      <p className="row small">
        <MapPin size={12} aria-hidden="true" />
        <span className="strong cut">{stepName ?? stepKey}</span>
      </p>
      <Why enrolmentId={id} journeyId={journeyId} />
      <TakeOut enrolmentId={id} journey={journeyName(journeyId)} />
    </li>
  );
}

/** Why it is here, what comes next. */
function Why({ enrolmentId, journeyId }: { readonly enrolmentId: string; readonly journeyId: string }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const detail = useApiQuery(
    '/api/enrolments/{enrolmentId}',
    { params: { path: { enrolmentId } } },
    { pollEvery: 20_000 },
  );
  return (
    <Loaded query={detail} failed={t('inside.whyFailed')} skeleton={<Skeleton height={32} />}>
      {({ explanation, failure }) => {
        const told = tell(explanation, { t: translate, moment: (at) => format.moment(at), list: format.list });
        return (
          <div className="col gap-4 small text-2">
            <p>{told.here}</p>
            {failure && explanation.state !== 'waiting' && (
              <p>
                {causeWords(failure.code)} <span lang="en">{failure.message}</span>
              </p>
            )}
            {explanation.state === 'dead' && (
              <Link to={`/dead-letters?journey=${journeyId}`}>{t('inside.decide')}</Link>
            )}
            {told.next.length > 0 && (
              <ul className="col gap-2">
                {told.next.map((way) => (
                  <li key={way}>{way}</li>
                ))}
              </ul>
            )}
            {told.ends !== undefined && <p className="text-3">{told.ends}</p>}
          </div>
        );
      }}
    </Loaded>
  );
}

function TakeOut({ enrolmentId, journey }: { readonly enrolmentId: string; readonly journey: string }) {
  const { t } = useTranslation('customers');
  const explain = useProblemText();
  const refused = useRefusal()('enrolments:edit');
  const [open, setOpen] = useState(false);
  const exit = useApiMutation('post', '/api/enrolments/{enrolmentId}/exit', {
    renews: ['/api/enrolments', '/api/profiles/{profileId}/timeline', '/api/journeys'],
    onSuccess: () => {
      notify({ title: t('takeOut.done', { journey }) });
    },
  });
  return (
    <div>
      <Button
        size="xs"
        disabledReason={refused}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('takeOut.act')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        danger
        title={t('takeOut.title', { journey })}
        consequence={t('takeOut.consequence')}
        confirm={t('takeOut.confirm')}
        explain={explain}
        onConfirm={() => exit.mutateAsync({ params: { path: { enrolmentId } } })}
      />
    </div>
  );
}

function Left({ enrolments }: { readonly enrolments: readonly Enrolment[] }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const journeyName = useJourneyNames();
  if (enrolments.length === 0) return null;
  return (
    <details className="timeline-more">
      <summary>{t('inside.left', { count: enrolments.length })}</summary>
      <ul className="col">
        {enrolments.map(({ id, journeyId, ended }) => (
          <li key={id} className="col gap-2">
            <span className="row">
              <span className="grow cut">{journeyName(journeyId)}</span>
              <span className="text-3 no-wrap">{format.day(ended?.at)}</span>
            </span>
            {ended && <span className="text-2">{endWords(ended.reason, ended.detail)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
