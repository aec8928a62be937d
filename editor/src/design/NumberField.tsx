import './NumberField.css';

import { NumberField as Base } from '@base-ui/react/number-field';
import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';

import { Field, type FieldWords } from './Field';

export interface NumberFieldProps extends FieldWords {
  /** Null is an empty field. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** When the field is left or a step is taken: the moment to check or save. */
  readonly onCommit?: ((value: number | null) => void) | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  /** Behind the number: "hours", "%". */
  readonly unit?: ReactNode;
  readonly format?: Intl.NumberFormatOptions | undefined;
  readonly disabled?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A number in the person's own notation; arrow keys step. */
export function NumberField(props: NumberFieldProps) {
  const { label, hideLabel, hint, error, aside, value, onChange, onCommit, unit, ref, ...rest } = props;
  const { min, max, step, format, disabled } = rest;
  const { i18n, t } = useTranslation();
  return (
    <Field {...{ label, hideLabel, hint, error, aside }}>
      {({ id, ...described }) => (
        <Base.Root
          id={id}
          value={value}
          locale={i18n.language}
          onValueChange={onChange}
          {...(onCommit && { onValueCommitted: onCommit })}
          {...(min !== undefined && { min })}
          {...(max !== undefined && { max })}
          {...(step !== undefined && { step })}
          {...(format && { format })}
          {...(disabled && { disabled })}
        >
          <Base.Group className="input number-field">
            <Base.Input {...described} ref={ref} className="num" />
            {unit !== undefined && <span className="input-unit">{unit}</span>}
            <span className="number-field-steps">
              <Base.Increment aria-label={t('more')} tabIndex={-1}>
                <ChevronUp size={12} />
              </Base.Increment>
              <Base.Decrement aria-label={t('less')} tabIndex={-1}>
                <ChevronDown size={12} />
              </Base.Decrement>
            </span>
          </Base.Group>
        </Base.Root>
      )}
    </Field>
  );
}
