import './Button.css';

import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

import { cx } from './cx';
import { Tooltip } from './Tooltip';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';
/** 32, 28 (toolbars) and 24 px (inside cards). */
export type ButtonSize = 'm' | 's' | 'xs';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> {
  /** `primary` once per screen at most. */
  readonly look?: ButtonLook | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: ReactNode;
  readonly disabled?: boolean | undefined;
  /** Shown disabled, still focusable, with this sentence in its tooltip: why not, or who may. */
  readonly disabledReason?: string | undefined;
  /** Something runs: not to be pressed again, and says so. */
  readonly busy?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button({ disabledReason, ...props }: ButtonProps) {
  if (disabledReason === undefined) return <PlainButton {...props} />;
  return (
    <Tooltip text={disabledReason}>
      <PlainButton {...props} refused />
    </Tooltip>
  );
}

interface PlainButtonProps extends ButtonProps {
  readonly refused?: boolean;
}

/** Also what tooltips, menus and dialogs render as their trigger: it passes on whatever they add. */
function PlainButton({
  look = 'secondary',
  size = 'm',
  type = 'button',
  refused,
  busy,
  icon,
  children,
  ...rest
}: PlainButtonProps) {
  const off = refused === true || busy === true;
  return (
    <button
      {...rest}
      type={type}
      className={cx('button', `button-${look}`, `button-${size}`)}
      {...(off && { 'aria-disabled': true, onClick: refuse })}
      {...(busy && { 'aria-busy': true })}
    >
      {icon}
      {children}
    </button>
  );
}

function refuse(event: { preventDefault(): void }): void {
  event.preventDefault();
}
