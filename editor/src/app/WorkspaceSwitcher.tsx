import { ChevronsUpDown, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../api/queries';
import { initials } from '../design/initials';
import { LazyMenu } from './LazyMenu';
import { useSession } from './session';
import { useRefusal } from './useRefusal';
import { useWorkspaceSwitch } from './useWorkspaceSwitch';

const NewWorkspaceDialog = lazy(() => import('./NewWorkspaceDialog'));

export function WorkspaceSwitcher() {
  const { t } = useTranslation('app');
  const { workspace } = useSession();
  const refusal = useRefusal();
  const workspaces = useApiQuery('/api/workspaces');
  const switchTo = useWorkspaceSwitch();
  const [making, setMaking] = useState(false);
  const known = workspaces.data?.items ?? [workspace];
  return (
    <>
      <LazyMenu
        align="start"
        trigger={
          <button type="button" className="workspace-switch">
            <span className="workspace-mark" aria-hidden="true">
              {initials(workspace.name)}
            </span>
            <span className="sr-only">{t('workspace.current')} </span>
            <span className="grow cut">{workspace.name}</span>
            <ChevronsUpDown size={14} aria-hidden="true" />
          </button>
        }
        groups={[
          {
            label: t('workspace.yours'),
            entries: known.map(({ id, name }) => ({
              id,
              label: name,
              checked: id === workspace.id,
              onSelect: () => void switchTo(id),
            })),
          },
          {
            entries: [
              {
                id: 'new',
                label: t('workspace.new'),
                icon: <Plus />,
                disabledReason: refusal('workspace:manage'),
                onSelect: () => {
                  setMaking(true);
                },
              },
            ],
          },
        ]}
      />
      {making && (
        <Suspense>
          <NewWorkspaceDialog open onOpenChange={setMaking} onMade={(id) => void switchTo(id)} />
        </Suspense>
      )}
    </>
  );
}
