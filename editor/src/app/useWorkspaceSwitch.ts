import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';

import { api } from '../api/client';
import { lookAtWorkspace } from '../api/workspace';
import { notify } from '../design/toasts';
import { useProblemText } from '../i18n/useProblemText';

/** Looks at another workspace in this tab, and in those opened later. Nothing that was read of the first one stays. */
export function useWorkspaceSwitch(): (workspaceId: string) => Promise<void> {
  const cache = useQueryClient();
  const go = useNavigate();
  const problemText = useProblemText();
  return async (workspaceId) => {
    try {
      await api.PUT('/api/session/workspace', { body: { workspaceId } });
    } catch (error) {
      notify({ title: problemText(error), tone: 'danger' });
      return;
    }
    lookAtWorkspace(workspaceId);
    await go('/journeys');
    await cache.resetQueries();
  };
}
