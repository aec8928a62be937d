import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

import { ConfirmDialog } from '../../design/ConfirmDialog';
import { useProblemText } from '../../i18n/useProblemText';

/** Asks before words are lost: on another page of ours by a dialog, on closing the tab by the browser's own question. */
export function LeaveGuard({ dirty }: { readonly dirty: boolean }) {
  const { t } = useTranslation('messages');
  const explain = useProblemText();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [dirty]);
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      onOpenChange={(open) => {
        if (!open && blocker.state === 'blocked') blocker.reset();
      }}
      danger
      title={t('leave.title')}
      consequence={t('leave.consequence')}
      confirm={t('leave.confirm')}
      explain={explain}
      onConfirm={() => {
        if (blocker.state === 'blocked') blocker.proceed();
        return Promise.resolve();
      }}
    />
  );
}
