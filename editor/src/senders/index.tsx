import './senders.css';

import { Mail, Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import { useCreateAction } from '../actions/useCreateAction';
import { useApiQuery } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { useRefusal } from '../app/useRefusal';
import { useUrlParams } from '../app/useUrlParams';
import { Button } from '../design/Button';
import { EmptyState } from '../design/EmptyState';
import { Skeleton } from '../design/Skeleton';
import { RolesPanel } from './RolesPanel';
import { SenderDrawer } from './form/SenderDrawer';
import { SendersTable } from './SendersTable';

/** Accounts that messages go out through, and which of them is used for what. */
export default function SendersPage() {
  const { t } = useTranslation('senders');
  const [{ sender: open }, change] = useUrlParams(['sender']);
  const senders = useApiQuery('/api/senders');
  const refused = useRefusal()('senders:edit');
  const edit = useCallback(
    (id: string) => {
      change({ sender: id }, 'push');
    },
    [change],
  );
  const makeOne = useCallback(() => {
    edit('new');
  }, [edit]);
  useCreateAction({ id: 'senders.new', label: (text) => text('senders:new'), refused, perform: makeOne });
  const create = (
    <Button look="primary" icon={<Plus />} disabledReason={refused} onClick={makeOne}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={senders.data?.items.length !== 0 && create}>
      <Loaded query={senders} failed={t('failed')} skeleton={<Skeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Mail />} title={t('empty')} action={create}>
              {t('emptyHint')}
            </EmptyState>
          ) : (
            <>
              <SendersTable senders={items} onOpen={edit} />
              <RolesPanel senders={items} />
            </>
          )
        }
      </Loaded>
      {open && (open === 'new' || senders.data) && (
        <SenderDrawer
          key={open}
          sender={senders.data?.items.find(({ id }) => id === open)}
          onClose={() => {
            change({ sender: '' });
          }}
        />
      )}
    </Page>
  );
}
