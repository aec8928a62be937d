import './live.css';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery, type Item } from '../api/queries';
import { useUrlParams } from '../app/useUrlParams';
import { PersonPicker } from '../customers/PersonPicker';
import { IconButton } from '../design/IconButton';
import { OnePath } from './OnePath';
import { showPath } from './store';
import { Visits } from './Visits';

type Enrolment = Item<'/api/enrolments'>;

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
