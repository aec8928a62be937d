import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useApiQuery, type Answer } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { nameOf } from '../customers/person';
import { Drawer } from '../design/Drawer';
import { LinkButton } from '../design/LinkButton';
import { Note } from '../design/Note';
import { Skeleton } from '../design/Skeleton';
import { useFormat } from '../i18n/useFormat';
import { useRoleName } from '../senders/roleWords';
import { useJourneyNames, useMessageNames, usePeople } from './names';
import { reasonWords } from './reasons';
import { SentMessage } from './SentMessage';
import { Status } from './SendsTable';

type Send = Answer<'get', '/api/sends/{sendId}'>;

export interface SendDrawerProps {
  /** Empty: nothing is open. */
  readonly sendId: string;
  readonly onClose: () => void;
}

/** One send: what became of it, why, and the message itself. */
export function SendDrawer({ sendId, onClose }: SendDrawerProps) {
  const { t } = useTranslation('sends');
  const query = useApiQuery('/api/sends/{sendId}', { params: { path: { sendId } } }, { enabled: sendId !== '' });
  const messageName = useMessageNames();
  const person = usePeople(query.data ? [query.data.profileId] : []).get(query.data?.profileId ?? '');
  const title =
    query.data &&
    t('detail.title', { message: messageName(query.data.message), person: person ? nameOf(person) : '…' });
  return (
    <Drawer
      size="l"
      open={sendId !== ''}
      onClose={onClose}
      title={title ?? t('title')}
      footer={query.data && <LinkButton to={`/customers/${query.data.profileId}`}>{t('detail.customer')}</LinkButton>}
    >
      <Loaded query={query} failed={t('detail.failed')} skeleton={<Skeleton rows={4} />}>
        {(send) => <Detail send={send} />}
      </Loaded>
    </Drawer>
  );
}

function Detail({ send }: { readonly send: Send }) {
  const { t } = useTranslation('sends');
  const { reason, detail, id } = send;
  return (
    <>
      {reason !== undefined && (
        <Note tone={reasonWords(reason).tone === 'danger' ? 'danger' : 'warn'}>
          <strong>{reasonWords(reason).badge()}.</strong> {reasonWords(reason).sentence()}
        </Note>
      )}
      <Facts send={send} />
      {detail !== undefined && (
        <p className="small text-3">
          {t('detail.said')}: <span lang="en">{detail}</span>
        </p>
      )}
      <h3>{t('detail.preview')}</h3>
      <SentMessage sendId={id} />
    </>
  );
}

function Facts({ send }: { readonly send: Send }) {
  const { t } = useTranslation('sends');
  const format = useFormat();
  const messageName = useMessageNames();
  const journeyName = useJourneyNames();
  const roleName = useRoleName();
  const { journeyId, message, revision, category, senderRole, at, due } = send;
  return (
    <dl className="send-facts">
      <Fact name={t('column.status')} value={<Status send={send} />} />
      <Fact name={t('column.at')} value={format.dateTime(at)} />
      {due !== undefined && <Fact name={t('detail.due')} value={format.dateTime(due)} />}
      <Fact
        name={t('column.message')}
        value={
          <Link to={`/messages/${message}`}>{t('detail.revision', { name: messageName(message), revision })}</Link>
        }
      />
      <Fact
        name={t('column.journey')}
        value={
          journeyId === undefined ? (
            t('detail.alone')
          ) : (
            <Link to={`/journeys/${journeyId}`}>{journeyName(journeyId)}</Link>
          )
        }
      />
      <Fact
        name={t('detail.category')}
        value={category === 'marketing' ? t('detail.marketing') : t('detail.transactional')}
      />
      <Fact name={t('detail.role')} value={roleName(senderRole)} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <div className="send-fact">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
