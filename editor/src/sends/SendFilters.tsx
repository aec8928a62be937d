import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../api/queries';
import type { ChangeUrl, UrlParams } from '../app/useUrlParams';
import { PersonPicker } from '../customers/PersonPicker';
import { Button } from '../design/Button';
import { Combobox } from '../design/Combobox';
import { FilterBar } from '../design/FilterBar';
import { Select } from '../design/Select';
import { REASON_WORDS, REASONS } from './reasons';
import { isStatus, STATUSES, useStatusWords } from './statusWords';

export const FILTERS = ['status', 'reason', 'journey', 'person'] as const;
export type Filters = UrlParams<(typeof FILTERS)[number]>;

/** What the server is asked. */
export function queryOf({ status, reason, journey, person }: Filters) {
  return {
    ...(isStatus(status) && { status }),
    ...(reason && { reason }),
    ...(journey && { journeyId: journey }),
    ...(person && { profileId: person }),
  };
}

export interface SendFiltersProps {
  readonly filters: Filters;
  readonly change: ChangeUrl<keyof Filters>;
}

export function SendFilters({ filters, change }: SendFiltersProps) {
  const { t } = useTranslation('sends');
  return (
    <FilterBar label={t('list.filters')}>
      <StatusFilter filters={filters} change={change} />
      <ReasonFilter filters={filters} change={change} />
      <JourneyFilter filters={filters} change={change} />
      <PersonPicker
        size="s"
        hideLabel
        label={t('list.person')}
        placeholder={t('list.anyPerson')}
        value={filters.person}
        onChange={(person) => {
          change({ person });
        }}
      />
      {FILTERS.some((name) => filters[name]) && (
        <Button
          look="quiet"
          size="s"
          onClick={() => {
            change({ status: '', reason: '', journey: '', person: '' });
          }}
        >
          {t('list.clear')}
        </Button>
      )}
    </FilterBar>
  );
}

function StatusFilter({ filters: { status }, change }: SendFiltersProps) {
  const { t } = useTranslation('sends');
  const words = useStatusWords();
  return (
    <Select
      size="s"
      hideLabel
      label={t('list.status')}
      none="any"
      value={isStatus(status) ? status : 'any'}
      options={[
        { value: 'any', label: t('list.anyStatus') },
        ...STATUSES.map((each) => ({ value: each, label: words(each).word })),
      ]}
      onChange={(next) => {
        change({ status: next === 'any' ? '' : next });
      }}
    />
  );
}

function ReasonFilter({ filters: { reason }, change }: SendFiltersProps) {
  const { t } = useTranslation('sends');
  return (
    <Combobox
      size="s"
      hideLabel
      label={t('list.reason')}
      placeholder={t('list.anyReason')}
      value={reason || null}
      options={REASONS.map((code) => ({
        value: code,
        label: REASON_WORDS[code].badge(),
        hint: REASON_WORDS[code].sentence(),
      }))}
      onChange={(next) => {
        change({ reason: next ?? '' });
      }}
    />
  );
}

function JourneyFilter({ filters: { journey }, change }: SendFiltersProps) {
  const { t } = useTranslation('sends');
  const { data } = useApiQuery('/api/journeys', { params: { query: { limit: 200 } } });
  return (
    <Combobox
      size="s"
      hideLabel
      label={t('list.journey')}
      placeholder={t('list.anyJourney')}
      value={journey || null}
      options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(next) => {
        change({ journey: next ?? '' });
      }}
    />
  );
}
