import './credentials.css';

import { KeyRound, Plus } from 'lucide-react';
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
import { CredentialDrawer } from './CredentialDrawer';
import { CredentialsTable } from './CredentialsTable';
import { TypeDialog } from './TypeDialog';

/** What steps of other packages sign in with. */
export default function CredentialsPage() {
  const { t } = useTranslation('credentials');
  const [{ credential: open, type }, change] = useUrlParams(['credential', 'type']);
  const credentials = useApiQuery('/api/credentials');
  const refused = useRefusal()('credentials:edit');
  const edit = useCallback(
    (id: string) => {
      change({ credential: id, type: '' }, 'push');
    },
    [change],
  );
  const makeOne = useCallback(() => {
    edit('new');
  }, [edit]);
  useCreateAction({ id: 'credentials.new', label: (text) => text('credentials:new'), refused, perform: makeOne });
  const close = () => {
    change({ credential: '', type: '' });
  };
  const create = (
    <Button look="primary" icon={<Plus />} disabledReason={refused} onClick={makeOne}>
      {t('new')}
    </Button>
  );
  const opened = credentials.data?.items.find(({ id }) => id === open);
  return (
    <Page title={t('title')} actions={credentials.data?.items.length !== 0 && create}>
      <Loaded query={credentials} failed={t('failed')} skeleton={<Skeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<KeyRound />} title={t('empty')} action={create}>
              {t('emptyHint')}
            </EmptyState>
          ) : (
            <CredentialsTable credentials={items} onOpen={edit} />
          )
        }
      </Loaded>
      {open === 'new' && type === '' && (
        <TypeDialog
          onChoose={(chosen) => {
            change({ credential: 'new', type: chosen });
          }}
          onClose={close}
        />
      )}
      {open === 'new' && type !== '' && <CredentialDrawer type={type} credential={undefined} onClose={close} />}
      {opened && <CredentialDrawer key={opened.id} type={opened.type} credential={opened} onClose={close} />}
    </Page>
  );
}
