import './Button.css';

import type { ReactNode } from 'react';

import type { ButtonProps } from './Button';
import { cx } from './cx';
import { KeyHint } from './KeyHint';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'busy'> {
  /** Its name, for screen readers and in the tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly shortcut?: string | undefined;
  /** Without a tooltip, for triggers whose menu says it all. */
  readonly silent?: boolean | undefined;
}

/** A button of one icon. */
export function IconButton({
  label,
  icon,
  shortcut,
  silent,
  disabledReason,
  look = 'quiet',
  ...rest
}: IconButtonProps) {
  const { size = 'm', type = 'button', ...more } = rest;
  const refused = disabledReason !== undefined;
  const button = (
    <button
      {...more}
      type={type}
      aria-label={label}
      className={cx('button', 'button-icon', `button-${look}`, `button-${size}`)}
      {...(refused && { 'aria-disabled': true, onClick: undefined })}
    >
      {icon}
    </button>
  );
  if (silent) return button;
  return (
    <Tooltip
      text={
        <>
          {label}
          {shortcut && <KeyHint keys={shortcut} />}
          {refused && <span className="tooltip-more">{disabledReason}</span>}
        </>
      }
    >
      {button}
    </Tooltip>
  );
}
