import './live.css';

import { ChevronLeft, ChevronRight, User, X } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery, type Answer, type Item } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { useUrlParams } from '../app/useUrlParams';
import { nameOf } from '../customers/person';
import { PersonPicker } from '../customers/PersonPicker';
import { tell } from '../customers/profile/explain';
import { Avatar } from '../design/Avatar';
import { IconButton } from '../design/IconButton';
import { LinkButton } from '../design/LinkButton';
import { Note } from '../design/Note';
import { Skeleton } from '../design/Skeleton';
import { Time } from '../design/Time';
import { translate } from '../i18n/translate';
import { useFormat } from '../i18n/useFormat';
import { usePeople } from '../sends/names';
import { pathOf } from './path';
import { PathLine } from './PathLine';
import { showPath } from './store';

type Enrolment = Item<'/api/enrolments'>;
type Detail = Answer<'get', '/api/enrolments/{enrolmentId}'>;

export interface PathPanelProps {
  readonly journeyId: string;
  readonly onClose: () => void;
}

/** One person's way through the journey, with times and reasons; drawn violet on the canvas meanwhile. */
export function PathPanel(props: PathPanelProps) {
  return (
    <Suspense>
      <Panel {...props} />
    </Suspense>
  );
}

const RENEW_MS = 15_000;

function Panel({ journeyId, onClose }: PathPanelProps) {
  const { t } = useTranslation(['live', 'customers', 'sends', 'words']);
  const [{ enrolment }, change] = useUrlParams(['enrolment']);
  const [profileId, setProfileId] = useState('');
  const query = { journeyId, limit: 50, ...(profileId !== '' && { profileId }) };
  const list = useApiQuery('/api/enrolments', { params: { query } }, { pollEvery: RENEW_MS, keepPrevious: true });
  const items = list.data?.items ?? [];
  const open = (id: string) => {
    change({ enrolment: id });
  };
  useEffect(
    () => () => {
      showPath(undefined);
    },
    [],
  );
  return (
    <aside className="path-panel" aria-label={t('live:path.title')}>
      <header className="path-head">
        <h2 className="grow">{t('live:path.title')}</h2>
        <Neighbours items={items} enrolment={enrolment} onOpen={open} />
        <IconButton size="s" label={t('live:path.close')} icon={<X />} onClick={onClose} />
      </header>
      <div className="path-picker">
        <PersonPicker
          hideLabel
          label={t('live:path.find')}
          placeholder={t('live:path.find')}
          value={profileId}
          onChange={(id) => {
            setProfileId(id);
            change({ enrolment: '' });
          }}
        />
      </div>
      <div className="path-body">
        {enrolment === '' ? (
          <Visits items={items} query={list} onOpen={open} searched={profileId !== ''} />
        ) : (
          <OnePath
            enrolmentId={enrolment}
            onBack={() => {
              change({ enrolment: '' });
            }}
          />
        )}
      </div>
    </aside>
  );
}

interface NeighboursProps {
  readonly items: readonly Enrolment[];
  readonly enrolment: string;
  readonly onOpen: (id: string) => void;
}

/** The person who came before, and after. */
function Neighbours({ items, enrolment, onOpen }: NeighboursProps) {
  const { t } = useTranslation('live');
  const at = items.findIndex(({ id }) => id === enrolment);
  if (at < 0) return null;
  const go = (index: number) => () => {
    const item = items[index];
    if (item) onOpen(item.id);
  };
  return (
    <>
      <IconButton size="s" label={t('path.newer')} icon={<ChevronLeft />} disabled={at === 0} onClick={go(at - 1)} />
      <IconButton
        size="s"
        label={t('path.older')}
        icon={<ChevronRight />}
        disabled={at === items.length - 1}
        onClick={go(at + 1)}
      />
    </>
  );
}

interface VisitsProps {
  readonly items: readonly Enrolment[];
  readonly query: Parameters<typeof Loaded>[0]['query'];
  readonly onOpen: (id: string) => void;
  /** A person was chosen. */
  readonly searched: boolean;
}

/** Who came through lately, or every visit of the person who was chosen. */
function Visits({ items, query, onOpen, searched }: VisitsProps) {
  const { t } = useTranslation('live');
  const people = usePeople(items.map(({ profileId }) => profileId));
  return (
    <Loaded query={query} failed={t('path.failed')} skeleton={<Skeleton rows={5} height={40} />}>
      {() =>
        items.length === 0 ? (
          <p className="text-2">{searched ? t('path.neverInside') : t('path.nobody')}</p>
        ) : (
          <ul>
            {items.map(({ id, profileId, startedAt, state, ended }) => {
              const person = people.get(profileId);
              const name = person ? nameOf(person) : '…';
              return (
                <li key={id}>
                  <button
                    type="button"
                    className="visit"
                    onClick={() => {
                      onOpen(id);
                    }}
                  >
                    <Avatar size="m" name={name} id={profileId} />
                    <span className="col gap-2 grow">
                      <span className="strong cut">{name}</span>
                      <span className="small text-3">{stateWords(state, ended?.reason, t)}</span>
                    </span>
                    <span className="small text-3">
                      <Time at={startedAt} />
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        )
      }
    </Loaded>
  );
}

type T = ReturnType<typeof useTranslation<'live'>>['t'];

function stateWords(state: Enrolment['state'], reason: string | undefined, t: T): string {
  switch (state) {
    case 'active':
      return t('path.inside');
    case 'parked':
      return t('path.parked');
    case 'dead':
      return t('path.dead');
    case 'ended':
      return reason === 'goal' ? t('path.goal') : t('path.ended');
  }
}

function OnePath({ enrolmentId, onBack }: { readonly enrolmentId: string; readonly onBack: () => void }) {
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
        {enrolment.ended && <PathLine end={enrolment.ended} />}
      </ol>
      <LinkButton icon={<User size={16} />} to={`/customers/${profileId}`}>
        {t('path.profile')}
      </LinkButton>
    </>
  );
}
