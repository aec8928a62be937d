import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { noteSession } from '../api/connection';
import { useApiQuery } from '../api/queries';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Note } from '../design/Note';

/** Nothing on the page is lost: a new link may be opened in another tab, then it goes on here. */
export default function SessionEnded() {
  const { t } = useTranslation('app');
  const me = useApiQuery('/api/me');
  const [stillOut, setStillOut] = useState(false);
  const goOn = async () => {
    const { isSuccess } = await me.refetch();
    setStillOut(!isSuccess);
    if (isSuccess) noteSession(false);
  };
  return (
    <Dialog
      open
      stay
      onOpenChange={() => void goOn()}
      title={t('session.ended')}
      size="s"
      footer={
        <Button look="primary" busy={me.isFetching} onClick={() => void goOn()}>
          {t('session.goOn')}
        </Button>
      }
    >
      <p>{t('session.how')}</p>
      <code>npx perennial sign-in</code>
      {stillOut && (
        <Note tone="warn" live>
          {t('session.stillOut')}
        </Note>
      )}
    </Dialog>
  );
}
