import './Menu.css';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { cx } from './cx';
import { Field, type FieldWords } from './Field';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps<T extends string> extends FieldWords {
  /** Null shows the placeholder. */
  readonly value: T | null;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly placeholder?: string | undefined;
  /** The option that stands for no choice, in a filter: written like a placeholder while it is the value. */
  readonly none?: T | undefined;
  readonly size?: 'm' | 's' | undefined;
  readonly disabled?: boolean | undefined;
}

/** One of a few. With more than about twelve options take Combobox. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hideLabel, hint, error, aside, value, options, onChange, placeholder, none, size, disabled } = props;
  const labelId = useId();
  return (
    <Field {...{ label, hideLabel, hint, error, aside, labelId }}>
      {(ids) => (
        <Base.Root<T>
          items={options.map((option) => ({ value: option.value, label: option.label }))}
          value={value}
          disabled={disabled ?? false}
          onValueChange={(chosen) => {
            if (chosen !== null) onChange(chosen);
          }}
        >
          <Base.Trigger {...ids} aria-labelledby={labelId} className={cx('input', 'select', size === 's' && 'input-s')}>
            <Base.Value className={cx('cut', value === none && 'text-3')} placeholder={placeholder} />
            <Base.Icon className="select-icon">
              <ChevronDown size={14} />
            </Base.Icon>
          </Base.Trigger>
          <Base.Portal>
            <Base.Positioner className="menu-place" sideOffset={4} alignItemWithTrigger={false}>
              <Base.Popup className="menu select-menu">
                <Base.List>
                  {options.map((option) => (
                    <SelectItem key={option.value} option={option} />
                  ))}
                </Base.List>
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </Field>
  );
}

function SelectItem<T extends string>({ option }: { readonly option: Option<T> }) {
  return (
    <Base.Item value={option.value} disabled={option.disabled ?? false} className="menu-item">
      {option.icon}
      <span className="col grow gap-2">
        <Base.ItemText>{option.label}</Base.ItemText>
        {option.hint && <span className="menu-hint">{option.hint}</span>}
      </span>
      <Base.ItemIndicator>
        <Check size={14} />
      </Base.ItemIndicator>
    </Base.Item>
  );
}
