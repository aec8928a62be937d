import './Dialog.css';
import './Drawer.css';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { cx } from './cx';
import { IconButton } from './IconButton';

export interface DrawerProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** Under the title. */
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the one that acts last. */
  readonly footer?: ReactNode;
  /** 480 or 720 px. */
  readonly size?: 'm' | 'l' | undefined;
}

/** One of the list behind it, at the right edge: the list stays where it was. */
export function Drawer({ open, onClose, title, description, children, footer, size = 'm' }: DrawerProps) {
  const { t } = useTranslation();
  const popup = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="dialog-scrim drawer-scrim" />
        {/* Into the first field; what is still loading has none yet, and then the close button is no good start. */}
        <Base.Popup
          ref={popup}
          className={cx('drawer', `drawer-${size}`)}
          initialFocus={() => body.current?.querySelector<HTMLElement>('input, textarea') ?? popup.current}
        >
          <header className="drawer-head">
            <div className="grow">
              <Base.Title className="drawer-title">{title}</Base.Title>
              {description !== undefined && (
                <Base.Description render={<div />} className="small text-2">
                  {description}
                </Base.Description>
              )}
            </div>
          </header>
          <div ref={body} className="drawer-body">
            {children}
          </div>
          {footer && <footer className="drawer-foot">{footer}</footer>}
          {/* Last, so that the focus starts where the work is. */}
          <div className="drawer-close">
            <Base.Close render={<IconButton silent label={t('close')} icon={<X />} size="s" />} />
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
