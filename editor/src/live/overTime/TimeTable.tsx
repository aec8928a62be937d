import { useTranslation } from 'react-i18next';

import { Table } from '../../design/Table';
import { useFormat } from '../../i18n/useFormat';
import type { TimeChartProps } from './TimeChart';
import { useMomentWords, useSeriesWords } from './words';

/** The same as the chart in exact numbers, the newest first. */
export function TimeTable({ moments, resolution, series }: TimeChartProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const words = useSeriesWords();
  const { long } = useMomentWords(resolution, moments.length);
  const rows = moments.map((at, index) => ({ at, index })).toReversed();
  return (
    <Table
      tight
      label={t('time.title')}
      rows={rows}
      rowKey={({ at }) => at.toISOString()}
      columns={[
        { id: 'at', head: resolution === 'hour' ? t('time.hour') : t('time.day'), cell: ({ at }) => long(at) },
        ...series.map(({ what, values }) => ({
          ...{ id: what, head: words(what), number: true },
          cell: ({ index }: { readonly index: number }) => format.number(values[index]),
        })),
      ]}
    />
  );
}
