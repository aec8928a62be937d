import { useTranslation } from 'react-i18next';

import { useApiPages, type Item } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { useMay } from '../../app/session';
import { ShowMore } from '../../app/ShowMore';
import { useRefusal } from '../../app/useRefusal';
import { EmptyState } from '../../design/EmptyState';
import { Panel } from '../../design/Panel';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import { useAuditWords } from './useAuditWords';

type Entry = Item<'/api/audit'>;

export function AuditTab() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const refusal = useRefusal()('workspace:manage');
  const entries = useApiPages('/api/audit', undefined, { enabled: may('workspace:manage') });
  const { whatOf, whoOf } = useAuditWords();
  const columns: Column<Entry>[] = [
    { id: 'at', head: t('audit.at'), width: '200px', cell: (entry) => <Time at={entry.at} exact /> },
    { id: 'who', head: t('audit.who'), width: '25%', cell: (entry) => <span className="strong">{whoOf(entry)}</span> },
    { id: 'what', head: t('audit.what'), cell: whatOf },
  ];
  return (
    <Panel flush title={t('audit.title')} description={t('audit.about')}>
      {refusal !== undefined ? (
        <EmptyState title={t('audit.hidden')}>{refusal}</EmptyState>
      ) : (
        <Loaded query={entries} failed={t('audit.failed')}>
          {(items) => (
            <Table
              tight
              label={t('audit.title')}
              columns={columns}
              rows={items}
              rowKey={(entry) => entry.id}
              footer={entries.hasNextPage && <ShowMore query={entries} />}
            />
          )}
        </Loaded>
      )}
    </Panel>
  );
}
