import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../api/queries';
import { useRefusal } from '../app/useRefusal';
import { Button } from '../design/Button';
import { ConfirmDialog } from '../design/ConfirmDialog';
import { notify } from '../design/toasts';
import { useProblemText } from '../i18n/useProblemText';
import type { Import } from './words';

const RENEWS = ['/api/imports', '/api/imports/{importId}'] as const;

/** What can be done with an import now. */
export function Acts({ shown: { id: importId, name, state } }: { readonly shown: Import }) {
  const { t } = useTranslation('imports');
  const refused = useRefusal()('profiles:edit');
  const problemText = useProblemText();
  const [asks, setAsks] = useState<'start' | 'cancel'>();
  const path = { params: { path: { importId } } };
  const check = useApiMutation('post', '/api/imports/{importId}/check', { renews: RENEWS });
  const start = useApiMutation('post', '/api/imports/{importId}/start', { renews: RENEWS });
  const cancel = useApiMutation('post', '/api/imports/{importId}/cancel', { renews: RENEWS });
  if (state === 'done' || state === 'failed' || state === 'cancelled') return null;
  const tried = async (act: Promise<unknown>) => {
    try {
      await act;
    } catch (error) {
      notify({ title: problemText(error), tone: 'danger' });
    }
  };
  const close = () => {
    setAsks(undefined);
  };
  return (
    <>
      <Button
        look="quiet"
        disabledReason={refused}
        onClick={() => {
          if (state === 'checking') void tried(cancel.mutateAsync(path));
          else setAsks('cancel');
        }}
      >
        {state === 'checking' ? t('stopTrial') : t('cancel')}
      </Button>
      {state === 'ready' && (
        <>
          <Button disabledReason={refused} onClick={() => void tried(check.mutateAsync(path))}>
            {t('check')}
          </Button>
          <Button
            look="primary"
            disabledReason={refused}
            onClick={() => {
              setAsks('start');
            }}
          >
            {t('start')}
          </Button>
        </>
      )}
      <ConfirmDialog
        open={asks !== undefined}
        onOpenChange={close}
        danger={asks === 'cancel'}
        title={asks === 'cancel' ? t('cancelTitle', { name }) : t('startTitle', { name })}
        consequence={asks === 'cancel' ? t('cancelConsequence') : t('startConsequence')}
        confirm={asks === 'cancel' ? t('cancel') : t('startConfirm')}
        explain={problemText}
        onConfirm={async () => {
          await (asks === 'cancel' ? cancel : start).mutateAsync(path);
        }}
      />
    </>
  );
}
