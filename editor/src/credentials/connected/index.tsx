import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useApiMutation } from '../../api/queries';
import { Page } from '../../app/Page';
import { useUrlParams } from '../../app/useUrlParams';
import { ErrorState } from '../../design/ErrorState';
import { Skeleton } from '../../design/Skeleton';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';

/** Where the other side sends people back to. What it says is passed on once, and then the list is shown. */
export default function ConnectedPage() {
  const { t } = useTranslation(['credentials', 'common']);
  const explain = useProblemText();
  const navigate = useNavigate();
  const [{ state, code, error: refusal }] = useUrlParams(['state', 'code', 'error']);
  const finish = useApiMutation('post', '/api/credential-connections', {
    renews: ['/api/credentials'],
    onSuccess: ({ connected, credentialId }) => {
      if (connected) notify({ title: t('oauth2.done'), tone: 'accent' });
      else notify({ title: t('oauth2.refused'), tone: 'danger' });
      void navigate(`/credentials?credential=${credentialId}`, { replace: true });
    },
  });
  const { mutate } = finish;
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || state === '') return;
    asked.current = true;
    const answer = { ...(code !== '' && { code }), ...(refusal !== '' && { error: refusal.slice(0, 400) }) };
    mutate({ body: { state, ...answer } });
  }, [mutate, state, code, refusal]);
  return (
    <Page title={t('title')}>
      {finish.error || state === '' ? (
        <ErrorState
          title={t('oauth2.failed')}
          reason={finish.error ? explain(finish.error) : t('common:problem.notFound')}
          onRetry={() => void navigate('/credentials', { replace: true })}
        />
      ) : (
        <Skeleton rows={4} />
      )}
    </Page>
  );
}
