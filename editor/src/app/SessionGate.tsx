import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';

import { noteSession, useConnection } from '../api/connection';
import { codeOf, detailsOf } from '../api/problem';
import { useApiQuery } from '../api/queries';
import { currentWorkspace, lookAtWorkspace } from '../api/workspace';
import { ErrorState } from '../design/ErrorState';
import { useProblemText } from '../i18n/useProblemText';
import { Everywhere } from './Everywhere';
import { SessionContext } from './session';
import { SignedOut } from './SignedOut';

const SessionEnded = lazy(() => import('./SessionEnded'));

/** Knows who is signed in before anything else is shown. A session that ends later leaves the page as it is, under a dialog. */
export function SessionGate() {
  const { t } = useTranslation('app');
  const problemText = useProblemText();
  const me = useApiQuery('/api/me');
  const ended = useConnection((connection) => connection.sessionEnded);
  const code = me.error ? codeOf(me.error) : undefined;
  const gone = code === 'not_found' && currentWorkspace() !== undefined;
  const { refetch } = me;

  useEffect(() => {
    if (!gone) return;
    // The workspace this tab looked at is no longer ours: whichever the server offers.
    lookAtWorkspace(undefined);
    void refetch();
  }, [gone, refetch]);
  useEffect(() => {
    if (!me.data) return;
    lookAtWorkspace(me.data.workspace.id);
    noteSession(false);
  }, [me.data]);

  if (me.data)
    return (
      <SessionContext value={me.data}>
        <Outlet />
        <Everywhere />
        {ended && (
          <Suspense>
            <SessionEnded />
          </Suspense>
        )}
      </SessionContext>
    );
  if (code === 'not_signed_in') return <SignedOut />;
  if (me.isPending || gone) return null;
  return (
    <ErrorState
      title={t('unreachable')}
      reason={problemText(me.error)}
      details={detailsOf(me.error)}
      onRetry={() => void refetch()}
    />
  );
}
