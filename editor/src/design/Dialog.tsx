import './Dialog.css';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { cx } from './cx';
import { IconButton } from './IconButton';

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the one that acts last. */
  readonly footer?: ReactNode;
  /** 400, 560 or 840 px. */
  readonly size?: 's' | 'm' | 'l' | undefined;
  /** Where the focus goes at first; otherwise the first control. */
  readonly initialFocus?: RefObject<HTMLElement | null> | undefined;
  /** Not closed by Escape or a press outside: something would be lost. */
  readonly stay?: boolean | undefined;
}

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, children, footer, size = 'm', initialFocus, stay } = props;
  const { t } = useTranslation();
  return (
    <Base.Root
      open={open}
      disablePointerDismissal={stay ?? false}
      onOpenChange={(next, details) => {
        if (stay && details.reason === 'escape-key') details.cancel();
        else onOpenChange(next);
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="dialog-scrim" />
        <Base.Popup className={cx('dialog', `dialog-${size}`)} {...(initialFocus && { initialFocus })}>
          <Base.Title className="dialog-title">{title}</Base.Title>
          <div className="dialog-body">
            {description !== undefined && (
              <Base.Description render={<div />} className="dialog-description">
                {description}
              </Base.Description>
            )}
            {children}
          </div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
          {/* Last, so that the focus starts where the work is. */}
          <div className="dialog-close">
            <Base.Close render={<IconButton silent label={t('close')} icon={<X />} size="s" />} />
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
