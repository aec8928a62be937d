import './Toggle.css';

import { useId, type ReactNode } from 'react';

export interface ToggleProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
  /** The label is for screen readers only. */
  readonly hideLabel?: boolean | undefined;
}

export interface CheckboxProps extends ToggleProps {
  /** Some of what it stands for is checked. */
  readonly mixed?: boolean | undefined;
}

/** Takes effect with the form it is in. */
export function Checkbox({ mixed, ...toggle }: CheckboxProps) {
  return <Toggle {...toggle} className="check" mixed={mixed ?? false} />;
}

/** Takes effect at once. */
export function Switch(toggle: ToggleProps) {
  return <Toggle {...toggle} className="switch" role="switch" mixed={false} />;
}

interface AnyToggleProps extends ToggleProps {
  readonly className: string;
  readonly role?: 'switch';
  readonly mixed: boolean;
}

function Toggle({ label, hideLabel, checked, onChange, hint, disabled, className, role, mixed }: AnyToggleProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="toggle">
      <input
        id={id}
        type="checkbox"
        className={className}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : hintId}
        {...(role && { role })}
        ref={(input) => {
          if (input) input.indeterminate = mixed;
        }}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
      />
      <span className={hideLabel ? 'sr-only' : 'toggle-text'}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <span id={hintId} className="toggle-hint">
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
