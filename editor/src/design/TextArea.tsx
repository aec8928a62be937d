import type { Ref, TextareaHTMLAttributes } from 'react';

import { Field, type FieldWords } from './Field';

export interface TextAreaProps
  extends FieldWords, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'value' | 'onChange' | 'className'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** Text of several lines. */
export function TextArea({ label, hideLabel, hint, error, aside, onChange, ...rest }: TextAreaProps) {
  return (
    <Field {...{ label, hideLabel, hint, error, aside }}>
      {(ids) => (
        <textarea
          {...rest}
          {...ids}
          className="input input-area"
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
