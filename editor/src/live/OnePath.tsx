import { User } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery, type Answer } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { nameOf } from '../customers/person';
import { tell } from '../customers/profile/explain';
import { Avatar } from '../design/Avatar';
import { LinkButton } from '../design/LinkButton';
import { Note } from '../design/Note';
import { Skeleton } from '../design/Skeleton';
import { translate } from '../i18n/translate';
import { useFormat } from '../i18n/useFormat';
import { usePeople } from '../sends/names';
import { pathOf } from './path';
import { PathLine } from './PathLine';
import { showPath } from './store';

type Detail = Answer<'get', '/api/enrolments/{enrolmentId}'>;

const RENEW_MS = 15_000;

/** One visit, from its entry to where the person stands; drawn on the canvas while it is shown. */
export function OnePath({ enrolmentId, onBack }: { readonly enrolmentId: string; readonly onBack: () => void }) {
  const { t } = useTranslation('live');
  const detail = useApiQuery(
    '/api/enrolments/{enrolmentId}',
    { params: { path: { enrolmentId } } },
    { pollEvery: RENEW_MS },
  );
  const { data } = detail;
  useEffect(() => {
    if (data) showPath(pathOf(data.history));
  }, [data]);
  useEffect(
    () => () => {
      showPath(undefined);
    },
    [],
  );
  return (
    <Loaded query={detail} failed={t('path.failed')} skeleton={<Skeleton rows={6} height={40} />}>
      {(enrolment) => <Told enrolment={enrolment} onBack={onBack} />}
    </Loaded>
  );
}

function Told({ enrolment, onBack }: { readonly enrolment: Detail; readonly onBack: () => void }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { profileId, journeyId, id } = enrolment;
  const person = usePeople([profileId]).get(profileId);
  const sends = useApiQuery(
    '/api/sends',
    { params: { query: { profileId, journeyId, limit: 100 } } },
    { pollEvery: RENEW_MS },
  );
  const own = sends.data?.items.filter((send) => send.enrolmentId === id) ?? [];
  const { stays } = pathOf(enrolment.history);
  // A wait that began anew took the newer event over; which one let the person in is then not known any more.
  const entered = stays.some(({ restarts }) => restarts > 0) ? undefined : enrolment.event.name;
  const told = tell(enrolment.explanation, { t: translate, moment: (at) => format.dateTime(at), list: format.list });
  return (
    <>
      <div className="path-person">
        <Avatar size="m" name={person ? nameOf(person) : '…'} id={profileId} />
        <span className="strong grow cut">{person ? nameOf(person) : '…'}</span>
        <button type="button" className="path-back" onClick={onBack}>
          {t('path.others')}
        </button>
      </div>
      {enrolment.state !== 'ended' && (
        <Note tone={enrolment.state === 'dead' ? 'danger' : 'neutral'}>
          <p>{told.here}</p>
          {told.next.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {told.ends && <p>{told.ends}</p>}
        </Note>
      )}
      <ol className="path-lines">
        {stays.map((stay, index) => (
          <PathLine
            key={`${stay.stepKey} ${String(stay.visit)}`}
            stay={stay}
            before={stays[index - 1]}
            event={stay.what === 'entered' ? entered : undefined}
            send={own.findLast((send) => send.stepKey === stay.stepKey)}
          />
        ))}
        {enrolment.ended && <PathLine end={enrolment.ended} before={stays.at(-1)} />}
      </ol>
      <LinkButton icon={<User size={16} />} to={`/customers/${profileId}`}>
        {t('path.profile')}
      </LinkButton>
    </>
  );
}
