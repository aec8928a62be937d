import { useTranslation } from 'react-i18next';

import { Panel } from '../design/Panel';
import { Table } from '../design/Table';
import { useFormat } from '../i18n/useFormat';
import { useFieldWords } from './fieldWords';
import { useProblemWords } from './problemWords';
import type { Preview } from './words';

type PreviewRow = Preview['rows'][number];

/** What is made of the first rows. */
export function FirstRows({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <Panel flush title={t('preview.title')}>
      <Table<PreviewRow>
        tight
        label={t('preview.title')}
        columns={[
          { id: 'row', head: t('column.row'), number: true, cell: ({ row }) => format.number(row) },
          { id: 'becomes', head: t('column.becomes'), width: '92%', cell: (row) => <Becomes row={row} /> },
        ]}
        rows={preview.rows}
        rowKey={({ row }) => String(row)}
      />
    </Panel>
  );
}

function Becomes({ row: { becomes, problems } }: { readonly row: PreviewRow }) {
  const { t } = useTranslation('imports');
  const words = useProblemWords();
  const fieldWords = useFieldWords();
  if (!becomes && problems.length > 0) {
    const why = problems.map(
      ({ code, message, value }) => `${words(code) ?? message}${value === undefined ? '' : ` (${value})`}`,
    );
    return <span className="text-danger">{t('preview.refused', { why: why.join('; ') })}</span>;
  }
  const said = Object.entries(becomes ?? {}).map(
    ([name, value]) => `${fieldWords(name) ?? name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return <span className="cut small">{said.join(' · ')}</span>;
}
