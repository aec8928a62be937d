import type { InputHTMLAttributes, Ref } from 'react';

import { cx } from './cx';
import { Field, type FieldWords } from './Field';

export interface TextFieldProps
  extends FieldWords, Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'value' | 'onChange' | 'className' | 'size'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly size?: 'm' | 's' | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text with its label. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, hint, error, aside, onChange, size = 'm', type = 'text', ...rest } = props;
  return (
    <Field {...{ label, hideLabel, hint, error, aside }}>
      {(ids) => (
        <input
          {...rest}
          {...ids}
          type={type}
          className={cx('input', size === 's' && 'input-s')}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
