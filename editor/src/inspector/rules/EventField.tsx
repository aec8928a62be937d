import { Zap } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Combobox } from '../../design/Combobox';
import type { FieldWords } from '../../design/Field';
import { eventName } from '../../words/eventName';
import { useWords } from '../../words/useWords';
import { useEventChoices } from '../../words/useEventChoices';

export interface EventFieldProps extends FieldWords {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly disabled?: boolean | undefined;
}

/** The name of an event: those that arrive first; a name that has not arrived yet may be typed. */
export function EventField({ value, onChange, disabled, ...words }: EventFieldProps) {
  const { t } = useTranslation('inspector');
  const translate = useWords();
  const { options, inTheLastDay } = useEventChoices([value]);
  const [typed, setTyped] = useState('');
  const own = typed.trim();
  const isNew = own !== '' && !options.some((option) => option.value === own || option.label === own);
  const offered = isNew ? [...options, { value: own, label: own, hint: t('event.own') }] : options;
  const count = value === '' ? undefined : inTheLastDay(value);
  const fits = offered.filter(({ label, value: name }) => {
    const wanted = own === eventName(translate, value) ? '' : own.toLowerCase();
    // The chosen one stays in the list: without it the field would forget what was typed.
    return name === value || label.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted);
  });
  return (
    <Combobox
      {...words}
      hint={words.hint ?? (count === undefined ? undefined : t('event.lastDay', { count }))}
      value={value === '' ? null : value}
      options={fits.map((option) => ({ ...option, icon: <Zap size={14} aria-hidden="true" /> }))}
      placeholder={t('event.choose')}
      disabled={disabled}
      onSearch={setTyped}
      onChange={(next) => {
        onChange(next ?? '');
      }}
    />
  );
}
