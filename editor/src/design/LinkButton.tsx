import './Button.css';

import type { ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';

import type { ButtonLook, ButtonSize } from './Button';
import { cx } from './cx';

export interface LinkButtonProps extends Omit<LinkProps, 'className'> {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
}

/** Leads to another page, looks like a button. */
export function LinkButton({ look = 'secondary', size = 'm', icon, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={cx('button', `button-${look}`, `button-${size}`)}>
      {icon}
      {children}
    </Link>
  );
}
