import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../api/queries';
import { useRefusal } from '../app/useRefusal';
import { Badge } from '../design/Badge';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { IconButton } from '../design/IconButton';
import { Menu } from '../design/Menu';
import { Table, type Column } from '../design/Table';
import { notify } from '../design/toasts';
import { useProblemText } from '../i18n/useProblemText';
import type { Credential } from './contract';
import { useTestWords } from './testWords';
import { Uses } from './UsedBy';

export interface CredentialsTableProps {
  readonly credentials: readonly Credential[];
  readonly onOpen: (credentialId: string) => void;
}

export function CredentialsTable({ credentials, onOpen }: CredentialsTableProps) {
  const { t } = useTranslation('credentials');
  const columns: readonly Column<Credential>[] = [
    {
      id: 'name',
      head: t('column.name'),
      width: '30%',
      cell: ({ id, name, connected }) => (
        <span className="row row-wrap">
          <button
            type="button"
            className="name-link"
            onClick={() => {
              onOpen(id);
            }}
          >
            {name}
          </button>
          {connected === false && <Badge tone="warn">{t('oauth2.badge')}</Badge>}
        </span>
      ),
    },
    { id: 'type', head: t('column.type'), width: '24%', cell: ({ typeName }) => typeName },
    { id: 'usedBy', head: t('column.usedBy'), cell: ({ usedBy }) => <Uses uses={usedBy} /> },
    {
      id: 'menu',
      head: t('column.acts'),
      hideHead: true,
      width: '48px',
      cell: (credential) => <CredentialMenu credential={credential} onOpen={onOpen} />,
    },
  ];
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={credentials}
      rowKey={({ id }) => id}
      onRowClick={({ id }) => {
        onOpen(id);
      }}
    />
  );
}

interface CredentialMenuProps extends Pick<CredentialsTableProps, 'onOpen'> {
  readonly credential: Credential;
}

function CredentialMenu({ credential: { id, name, usedBy }, onOpen }: CredentialMenuProps) {
  const { t } = useTranslation(['credentials', 'common']);
  const explain = useProblemText();
  const words = useTestWords();
  const refused = useRefusal()('credentials:edit');
  const [removing, setRemoving] = useState(false);
  const test = useApiMutation('post', '/api/credentials/{credentialId}/test', {
    onSuccess: ({ ok, code }) => {
      if (ok) notify({ title: t('test.works', { name }), tone: 'accent' });
      else notify({ title: t('test.fails', { name }), description: words(code), tone: 'danger' });
    },
  });
  const remove = useApiMutation('delete', '/api/credentials/{credentialId}', { renews: ['/api/credentials'] });
  const live = usedBy.filter((use) => use.live).map((use) => use.name);
  const inUse = live.length > 0 ? t('remove.inUse', { journeys: live.join(', ') }) : undefined;
  const path = { params: { path: { credentialId: id } } };
  return (
    <>
      <Menu
        trigger={<IconButton silent size="s" icon={<Ellipsis />} label={t('menuOf', { name })} />}
        groups={[
          {
            entries: [
              {
                id: 'edit',
                label: t('common:edit'),
                onSelect: () => {
                  onOpen(id);
                },
              },
              {
                id: 'test',
                label: t('test.act'),
                disabledReason: refused,
                onSelect: () => {
                  test.mutate(path, { onError: (error) => notify({ title: explain(error), tone: 'danger' }) });
                },
              },
            ],
          },
          {
            entries: [
              {
                id: 'delete',
                label: t('remove.act'),
                danger: true,
                disabledReason: refused ?? inUse,
                onSelect: () => {
                  setRemoving(true);
                },
              },
            ],
          },
        ]}
      />
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        danger
        title={t('remove.title', { name })}
        consequence={usedBy.length > 0 ? t('remove.consequenceDrafts') : t('remove.consequence')}
        confirm={t('remove.confirm')}
        explain={explain}
        onConfirm={() => remove.mutateAsync(path)}
      />
    </>
  );
}
