import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../api/queries';
import { useDebounced } from '../app/useDebounced';
import { Combobox } from '../design/Combobox';
import { addressOf, nameOf } from './person';

export interface PersonPickerProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly placeholder?: string;
  readonly size?: 'm' | 's';
  /** A profile's id; empty for nobody. */
  readonly value: string;
  readonly onChange: (profileId: string) => void;
}

const STANDS_STILL_MS = 200;

/** One customer, found by the beginning of a name, an address or a number. */
export function PersonPicker({ label, hideLabel, placeholder, size, value, onChange }: PersonPickerProps) {
  const { t } = useTranslation('customers');
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), STANDS_STILL_MS);
  const found = useApiQuery(
    '/api/profiles',
    { params: { query: { limit: 20, ...(search && { search }) } } },
    { keepPrevious: true },
  );
  const chosen = useApiQuery(
    '/api/profiles/{profileId}',
    { params: { path: { profileId: value } } },
    { enabled: value !== '' },
  );
  const people = found.data?.items ?? [];
  const known = chosen.data && !people.some(({ id }) => id === value) ? [chosen.data, ...people] : people;
  const options = known.map((person) => ({ value: person.id, label: nameOf(person), hint: addressOf(person) }));
  return (
    <Combobox
      {...{ label, hideLabel, size }}
      placeholder={placeholder ?? t('picker.search')}
      empty={t('picker.nobody')}
      value={value || null}
      options={options}
      onSearch={(text) => {
        // Choosing writes the name into the field: that is no search.
        setTyped(known.some((person) => nameOf(person) === text) ? '' : text);
      }}
      onChange={(profileId) => {
        onChange(profileId ?? '');
      }}
    />
  );
}
