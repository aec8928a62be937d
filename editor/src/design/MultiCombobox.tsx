import './MultiCombobox.css';

import { Combobox as Base } from '@base-ui/react/combobox';
import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ComboboxPopup } from './Combobox';
import { Field, type FieldWords } from './Field';
import type { Option } from './Select';

export interface MultiComboboxProps<T extends string> extends FieldWords {
  readonly value: readonly T[];
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T[]) => void;
  readonly placeholder?: string | undefined;
  readonly empty?: ReactNode;
  readonly disabled?: boolean | undefined;
  /** What is typed may be taken with Enter although no option says it, e.g. an event that has not arrived yet. */
  readonly allowOwn?: boolean | undefined;
}

/** Several of many, as chips in the field. A value without an option is shown as it is. */
export function MultiCombobox<T extends string>(props: MultiComboboxProps<T>) {
  const { label, hideLabel, hint, error, aside, value, options, onChange, placeholder, empty, disabled } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const chosen = value.map((one) => options.find((option) => option.value === one) ?? { value: one, label: one });
  const own = typed.trim() as T;
  const offered: Option<T>[] =
    props.allowOwn && own !== '' && !options.some((option) => option.value === own)
      ? [...options, { value: own, label: own }]
      : [...options];
  return (
    <Field {...{ label, hideLabel, hint, error, aside }}>
      {(ids) => (
        <Base.Root<Option<T>, true>
          multiple
          autoHighlight
          items={offered}
          value={chosen}
          disabled={disabled ?? false}
          inputValue={typed}
          onInputValueChange={setTyped}
          isItemEqualToValue={(item, other) => item.value === other.value}
          onValueChange={(all, { reason }) => {
            // Escape closes the list; it must not empty the field when there is no list to close.
            if (reason === 'escape-key') return;
            setTyped('');
            onChange(all.map((option) => option.value));
          }}
        >
          <Base.InputGroup className="input multi">
            <Base.Chips className="multi-chips">
              {chosen.map((option) => (
                <Base.Chip key={option.value} className="chip chip-neutral" aria-label={option.label}>
                  {option.label}
                  <Base.ChipRemove className="multi-remove" aria-label={t('removeOne', { name: option.label })}>
                    <X size={12} />
                  </Base.ChipRemove>
                </Base.Chip>
              ))}
              <Base.Input {...ids} placeholder={value.length === 0 ? placeholder : undefined} />
            </Base.Chips>
          </Base.InputGroup>
          <ComboboxPopup empty={empty} />
        </Base.Root>
      )}
    </Field>
  );
}
