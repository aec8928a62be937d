import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages, type Item, type PagesResult } from '../../api/queries';
import { ShowMore } from '../../app/ShowMore';
import { Badge } from '../../design/Badge';
import { Button } from '../../design/Button';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import { NONE } from '../../i18n/format';
import { PermissionsText } from './PermissionsText';
import { RevokeDialog } from './RevokeDialog';

export type ApiKey = Item<'/api/keys'>;

export interface KeysTableProps {
  readonly keys: readonly ApiKey[];
  readonly pages: PagesResult<'/api/keys'>;
}

export function KeysTable({ keys, pages }: KeysTableProps) {
  const { t } = useTranslation('settings');
  const [revoking, setRevoking] = useState<ApiKey>();
  const people = useApiPages('/api/members');
  const nameOf = (userId: string) => people.data?.find((person) => person.userId === userId)?.name ?? NONE;
  const columns: Column<ApiKey>[] = [
    {
      id: 'name',
      head: t('keys.name'),
      width: '24%',
      cell: (key) => (
        <span className="col gap-2">
          <span className="strong cut">{key.name}</span>
        </span>
      ),
    },
    { id: 'start', head: t('keys.start'), cell: (key) => <code>{key.start}…</code> },
    { id: 'may', head: t('keys.may'), cell: (key) => <PermissionsText permissions={key.permissions} /> },
    { id: 'by', head: t('keys.by'), cell: (key) => nameOf(key.createdBy) },
    { id: 'made', head: t('keys.made'), cell: (key) => <Time at={key.createdAt} /> },
    {
      id: 'used',
      head: t('keys.used'),
      cell: (key) => (key.lastUsedAt ? <Time at={key.lastUsedAt} /> : t('keys.never')),
    },
    {
      id: 'state',
      head: t('keys.state'),
      number: true,
      cell: (key) => (
        <KeyState
          apiKey={key}
          onRevoke={() => {
            setRevoking(key);
          }}
        />
      ),
    },
  ];
  return (
    <>
      <Table
        label={t('keys.title')}
        columns={columns}
        rows={keys}
        rowKey={(key) => key.id}
        footer={pages.hasNextPage && <ShowMore query={pages} />}
      />
      {revoking && (
        <RevokeDialog
          apiKey={revoking}
          onClose={() => {
            setRevoking(undefined);
          }}
        />
      )}
    </>
  );
}

function KeyState({ apiKey, onRevoke }: { readonly apiKey: ApiKey; readonly onRevoke: () => void }) {
  const { t } = useTranslation('settings');
  const { revokedAt, expiresAt } = apiKey;
  if (revokedAt) return <Badge outline>{t('keys.revoked')}</Badge>;
  if (expiresAt && new Date(expiresAt) <= new Date()) return <Badge outline>{t('keys.expired')}</Badge>;
  return (
    <Button size="s" onClick={onRevoke} aria-label={t('keys.revokeOne', { name: apiKey.name })}>
      {t('keys.revoke')}
    </Button>
  );
}
