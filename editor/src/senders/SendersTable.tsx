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
import { NONE } from '../i18n/format';
import { useProblemText } from '../i18n/useProblemText';
import { connectionWords } from './connectionWords';
import type { Sender } from './form/form';
import { useRoleName } from './roleWords';

export interface SendersTableProps {
  readonly senders: readonly Sender[];
  readonly onOpen: (senderId: string) => void;
}

export function SendersTable({ senders, onOpen }: SendersTableProps) {
  const { t } = useTranslation('senders');
  const columns = useColumns(onOpen);
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={senders}
      rowKey={({ id }) => id}
      onRowClick={({ id }) => {
        onOpen(id);
      }}
    />
  );
}

function useColumns(onOpen: (senderId: string) => void): readonly Column<Sender>[] {
  const { t } = useTranslation('senders');
  const roleName = useRoleName();
  return [
    {
      id: 'name',
      head: t('column.name'),
      width: '26%',
      cell: ({ id, name }) => (
        <button
          type="button"
          className="name-link"
          onClick={() => {
            onOpen(id);
          }}
        >
          {name}
        </button>
      ),
    },
    {
      id: 'from',
      head: t('column.from'),
      cell: ({ from }) => (
        <span className="col gap-2">
          <span>{from.name}</span>
          <span className="small text-3">{from.address}</span>
        </span>
      ),
    },
    {
      id: 'server',
      head: t('column.server'),
      cell: ({ kind, smtp }) =>
        kind === 'sandbox' ? (
          <Badge tone="info">{t('kind.sandbox')}</Badge>
        ) : (
          smtp && `${smtp.host}:${String(smtp.port)}`
        ),
    },
    {
      id: 'roles',
      head: t('column.roles'),
      cell: ({ roles }) =>
        roles.length === 0 ? (
          NONE
        ) : (
          <span className="row row-wrap">
            {roles.map((role) => (
              <Badge key={role} tone="accent">
                {roleName(role)}
              </Badge>
            ))}
          </span>
        ),
    },
    {
      id: 'menu',
      head: t('column.acts'),
      hideHead: true,
      width: '48px',
      cell: (sender) => <SenderMenu sender={sender} onOpen={onOpen} />,
    },
  ];
}

function SenderMenu({ sender, onOpen }: { readonly sender: Sender; readonly onOpen: (senderId: string) => void }) {
  const { t } = useTranslation(['senders', 'common']);
  const explain = useProblemText();
  const refused = useRefusal()('senders:edit');
  const [removing, setRemoving] = useState(false);
  const { id, name, roles } = sender;
  const test = useApiMutation('post', '/api/senders/{senderId}/test', {
    onSuccess: ({ ok, code }) => {
      if (ok) notify({ title: t('test.works', { name }), tone: 'accent' });
      else notify({ title: t('test.fails', { name }), description: connectionWords(code).words(), tone: 'danger' });
    },
  });
  const remove = useApiMutation('delete', '/api/senders/{senderId}', { renews: ['/api/senders'] });
  const inUse = roles.length > 0 ? t('remove.inUse') : undefined;
  const path = { params: { path: { senderId: id } } };
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
        consequence={t('remove.consequence')}
        confirm={t('remove.confirm')}
        explain={explain}
        onConfirm={() => remove.mutateAsync(path)}
      />
    </>
  );
}
