import './Menu.css';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { cx } from './cx';
import { Field, type FieldWords } from './Field';
import type { Option } from './Select';

export interface ComboboxProps<T extends string> extends FieldWords {
  readonly value: T | null;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T | null) => void;
  /** What is typed, for options that the server looks up; `options` are then shown unfiltered. */
  readonly onSearch?: ((text: string) => void) | undefined;
  readonly placeholder?: string | undefined;
  /** Said when nothing fits. */
  readonly empty?: ReactNode;
  readonly size?: 'm' | 's' | undefined;
  readonly disabled?: boolean | undefined;
}

/** One of many: typing narrows the list. */
export function Combobox<T extends string>(props: ComboboxProps<T>) {
  const { label, hideLabel, hint, error, aside, value, options, onChange, onSearch, placeholder, size } = props;
  const { t } = useTranslation();
  const chosen = useSame(options.find((option) => option.value === value) ?? null);
  return (
    <Field {...{ label, hideLabel, hint, error, aside }}>
      {(ids) => (
        <Base.Root<Option<T>>
          items={options}
          value={chosen}
          disabled={props.disabled ?? false}
          isItemEqualToValue={(item, other) => item.value === other.value}
          {...(onSearch && { filter: null, onInputValueChange: onSearch })}
          onValueChange={(option, { reason }) => {
            // Escape closes the list; it must not empty the field when there is no list to close.
            if (reason === 'escape-key') return;
            onChange(option?.value ?? null);
          }}
        >
          <Base.InputGroup className={cx('input', size === 's' && 'input-s')}>
            <Base.Input {...ids} placeholder={placeholder} />
            <Base.Trigger className="select-icon" aria-label={t('open')}>
              <ChevronDown size={14} />
            </Base.Trigger>
          </Base.InputGroup>
          <ComboboxPopup empty={props.empty} />
        </Base.Root>
      )}
    </Field>
  );
}

/** The same object as long as it says the same: another one would write the chosen label over what is being typed. */
function useSame<T extends string>(option: Option<T> | null): Option<T> | null {
  const [kept, setKept] = useState(option);
  if (kept?.value === option?.value && kept?.label === option?.label) return kept;
  setKept(option);
  return option;
}

/** The list under a Combobox or MultiCombobox. */
export function ComboboxPopup({ empty }: { readonly empty: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Base.Portal>
      <Base.Positioner className="menu-place" sideOffset={4}>
        <Base.Popup className="menu select-menu">
          <Base.Empty className="menu-empty">{empty ?? t('nothingFits')}</Base.Empty>
          <Base.List>
            {(option: Option<string>) => (
              <Base.Item key={option.value} value={option} disabled={option.disabled ?? false} className="menu-item">
                {option.icon}
                <span className="col grow gap-2">
                  <span>{option.label}</span>
                  {option.hint && <span className="menu-hint">{option.hint}</span>}
                </span>
                <Base.ItemIndicator>
                  <Check size={14} />
                </Base.ItemIndicator>
              </Base.Item>
            )}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
