import './Field.css';

import { useId, type ReactNode } from 'react';

import { cx } from './cx';

/** What every field has around its control. */
export interface FieldWords {
  readonly label: string;
  /** The label is for screen readers only; the place says it for the others. */
  readonly hideLabel?: boolean | undefined;
  readonly hint?: ReactNode;
  /** In words, with what is allowed; checked on leaving the field. */
  readonly error?: string | undefined;
  /** Beside the label: a badge, a help button. */
  readonly aside?: ReactNode;
}

export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FieldProps extends FieldWords {
  readonly labelId?: string;
  readonly children: (ids: FieldIds) => ReactNode;
}

/** Label above, error or hint below; `children` puts the ids on its control. */
export function Field({ label, hideLabel, hint, error, aside, labelId, children }: FieldProps) {
  const id = useId();
  const below = error ?? hint;
  const belowId = `${id}-below`;
  return (
    <div className="field">
      <div className={cx('field-head', hideLabel && 'sr-only')}>
        <label htmlFor={id} id={labelId}>
          {label}
        </label>
        {aside}
      </div>
      {children({
        id,
        'aria-describedby': below === undefined ? undefined : belowId,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {below !== undefined && (
        <p id={belowId} className={cx('field-below', error !== undefined && 'field-error')}>
          {below}
        </p>
      )}
    </div>
  );
}
