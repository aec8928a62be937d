import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useApiPages } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { ShowMore } from '../app/ShowMore';
import { LinkButton } from '../design/LinkButton';
import { Panel } from '../design/Panel';
import { Table, type Column } from '../design/Table';
import { NONE } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { useProblemWords } from './problemWords';
import type { Problem } from './words';

/** Rows that were refused, and the same to download. */
export function Problems({ importId }: { readonly importId: string }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useProblemWords();
  const problems = useApiPages('/api/imports/{importId}/problems', {
    params: { path: { importId }, query: { limit: 20 } },
  });
  const columns: readonly Column<Problem>[] = [
    { id: 'row', head: t('column.row'), number: true, cell: ({ row }) => format.number(row) },
    { id: 'column', head: t('column.column'), cell: ({ column }) => column ?? NONE },
    {
      id: 'value',
      head: t('column.value'),
      width: '30%',
      cell: ({ value }) => <span className="cut">{value ?? NONE}</span>,
    },
    {
      id: 'why',
      head: t('column.why'),
      width: '40%',
      cell: ({ code, message }) => <span title={message}>{words(code) ?? message}</span>,
    },
  ];
  return (
    <Panel
      flush
      title={t('problems.title')}
      actions={
        <LinkButton to={`/api/imports/${importId}/problems.csv`} reloadDocument download icon={<Download />}>
          {t('problems.download')}
        </LinkButton>
      }
    >
      <Loaded query={problems} failed={t('problems.failed')}>
        {(items) => (
          <Table
            tight
            label={t('problems.title')}
            columns={columns}
            rows={items}
            rowKey={({ row, column = '', code }) => `${String(row)} ${column} ${code}`}
            footer={problems.hasNextPage && <ShowMore query={problems} />}
          />
        )}
      </Loaded>
    </Panel>
  );
}
