import './Toggle.css';

import { useId, type ReactNode } from 'react';

import { cx } from './cx';

export interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** What it leads to. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
}

export interface RadioGroupProps<T extends string> {
  readonly label: string;
  readonly hideLabel?: boolean | undefined;
  readonly value: T | undefined;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
  readonly error?: string | undefined;
  /** As cards with a frame: few choices of weight. */
  readonly cards?: boolean | undefined;
}

/** One of a few, all visible. */
export function RadioGroup<T extends string>(props: RadioGroupProps<T>) {
  const { label, hideLabel, value, choices, onChange, error, cards } = props;
  const name = useId();
  return (
    <fieldset
      className={cx('choices', cards && 'choices-cards')}
      aria-describedby={error === undefined ? undefined : `${name}-error`}
    >
      <legend className={cx(hideLabel && 'sr-only')}>{label}</legend>
      {choices.map((choice) => {
        const id = `${name}-${choice.value}`;
        return (
          <div key={choice.value} className="toggle">
            <input
              id={id}
              type="radio"
              name={name}
              className="radio"
              checked={choice.value === value}
              disabled={choice.disabled}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-hint`}
              onChange={() => {
                onChange(choice.value);
              }}
            />
            <span className="toggle-text">
              <label htmlFor={id}>{choice.label}</label>
              {choice.hint !== undefined && (
                <span id={`${id}-hint`} className="toggle-hint">
                  {choice.hint}
                </span>
              )}
            </span>
          </div>
        );
      })}
      {error !== undefined && (
        <p id={`${name}-error`} className="field-below field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
