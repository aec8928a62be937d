import { useTranslation } from 'react-i18next';

import { SearchParam } from '../../app/SearchParam';
import type { ChangeUrl, UrlParams } from '../../app/useUrlParams';
import { Button } from '../../design/Button';
import { Combobox } from '../../design/Combobox';
import { FilterBar } from '../../design/FilterBar';
import { Select } from '../../design/Select';
import { CONSENT_STATES, isConsentState, useConsentWords } from '../consentWords';
import { languageName } from '../person';

export const FILTERS = ['search', 'language', 'consent'] as const;
export type Filters = UrlParams<(typeof FILTERS)[number]>;

/** Of most shops that sell across borders; a search finds more by what a customer's page says. */
const LANGUAGES = [
  ...['ar', 'cs', 'da', 'de', 'el', 'en', 'es', 'fi', 'fr', 'he', 'hu', 'id', 'it', 'ja', 'ko', 'ms', 'nb', 'nl', 'pl'],
  ...['pt', 'ro', 'ru', 'sk', 'sv', 'th', 'tr', 'uk', 'vi', 'zh'],
];

/** What the server is asked; words in the address that mean nothing are left out. */
export function queryOf({ search, language, consent }: Filters) {
  return {
    ...(search && { search }),
    ...(language.length > 1 && { language }),
    ...(isConsentState(consent) && { consent }),
  };
}

export interface CustomerFiltersProps {
  readonly filters: Filters;
  readonly change: ChangeUrl<keyof Filters>;
}

export function CustomerFilters({ filters, change }: CustomerFiltersProps) {
  const { t } = useTranslation('customers');
  return (
    <FilterBar label={t('list.filters')}>
      <SearchParam
        label={t('list.search')}
        value={filters.search}
        onChange={(search) => {
          change({ search });
        }}
      />
      <ConsentFilter filters={filters} change={change} />
      <LanguageFilter filters={filters} change={change} />
      {(filters.language || filters.consent || filters.search) && (
        <Button
          look="quiet"
          size="s"
          onClick={() => {
            change({ search: '', language: '', consent: '' });
          }}
        >
          {t('list.clear')}
        </Button>
      )}
    </FilterBar>
  );
}

function ConsentFilter({ filters: { consent }, change }: CustomerFiltersProps) {
  const { t } = useTranslation('customers');
  const words = useConsentWords();
  const any = { value: 'any', label: t('list.anyConsent') };
  const states = CONSENT_STATES.map((state) => ({
    value: state,
    label: t('list.consentIs', { state: words[state].word }),
  }));
  return (
    <Select
      size="s"
      hideLabel
      label={t('list.consent')}
      none="any"
      value={isConsentState(consent) ? consent : 'any'}
      options={[any, ...states]}
      onChange={(next) => {
        change({ consent: next === 'any' ? '' : next });
      }}
    />
  );
}

function LanguageFilter({ filters: { language }, change }: CustomerFiltersProps) {
  const { t, i18n } = useTranslation('customers');
  const tags = language && !LANGUAGES.includes(language) ? [language, ...LANGUAGES] : LANGUAGES;
  const options = tags.map((tag) => ({ value: tag, label: languageName(tag, i18n.language) }));
  return (
    <Combobox
      size="s"
      hideLabel
      label={t('list.language')}
      placeholder={t('list.anyLanguage')}
      value={language || null}
      options={options.toSorted((a, b) => a.label.localeCompare(b.label, i18n.language))}
      onChange={(next) => {
        change({ language: next ?? '' });
      }}
    />
  );
}
