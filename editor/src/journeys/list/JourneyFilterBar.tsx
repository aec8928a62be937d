import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { SearchParam } from '../../app/SearchParam';
import type { ChangeUrl } from '../../app/useUrlParams';
import { Segments } from '../../design/Segments';
import { countsOf, type JourneySummary, type StatusFilter } from './attention';

export const FILTERS = ['status', 'search', 'attention'] as const;
export type FilterName = (typeof FILTERS)[number];

export interface JourneyFilterBarProps {
  readonly journeys: readonly JourneySummary[];
  /** How many need somebody. */
  readonly attention: number;
  readonly filters: Readonly<Record<FilterName, string>>;
  readonly change: ChangeUrl<FilterName>;
}

export function JourneyFilterBar({ journeys, attention, filters, change }: JourneyFilterBarProps) {
  const { t } = useTranslation('journeys');
  const counts = countsOf(journeys);
  const on = filters.attention !== '';
  return (
    <div className="row row-wrap filter-bar">
      <Segments<StatusFilter | 'all'>
        size="s"
        label={t('filter.status')}
        value={(filters.status || 'all') as StatusFilter | 'all'}
        segments={[
          { value: 'all', label: t('filter.all'), count: counts.all },
          { value: 'live', label: t('status.live'), count: counts.live },
          { value: 'draft', label: t('status.draft'), count: counts.draft },
          { value: 'paused', label: t('status.paused'), count: counts.paused },
          { value: 'archived', label: t('status.archived'), count: counts.archived },
        ]}
        onChange={(status) => {
          change({ status: status === 'all' ? '' : status });
        }}
      />
      <SearchParam
        label={t('filter.search')}
        value={filters.search}
        onChange={(search) => {
          change({ search });
        }}
      />
      {(attention > 0 || on) && (
        <button
          type="button"
          className="filter-chip"
          aria-pressed={on}
          onClick={() => {
            change({ attention: on ? '' : 'yes' });
          }}
        >
          <TriangleAlert size={14} aria-hidden="true" />
          {t('filter.attention', { number: attention })}
        </button>
      )}
    </div>
  );
}
