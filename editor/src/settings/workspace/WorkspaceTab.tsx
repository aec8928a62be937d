import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { useSession } from '../../app/session';
import { useRefusal } from '../../app/useRefusal';
import { CopyField } from '../../design/CopyField';
import { Panel } from '../../design/Panel';
import { NameForm } from '../NameForm';
import { KeptPanel } from './KeptPanel';

export function WorkspaceTab() {
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const refusal = useRefusal();
  const rename = useApiMutation('patch', '/api/workspaces/{workspaceId}', { renews: ['/api/me', '/api/workspaces'] });
  const params = { path: { workspaceId: workspace.id } };
  return (
    <div className="settings-narrow col gap-16">
      <Panel title={t('workspace.title')} description={t('workspace.what')}>
        <NameForm
          key={workspace.id}
          label={t('workspace.name')}
          hint={t('workspace.nameHint')}
          name={workspace.name}
          refusal={refusal('workspace:manage')}
          onSave={(name) => rename.mutateAsync({ params, body: { name } })}
        />
      </Panel>
      <KeptPanel />
      <Panel title={t('workspace.forPrograms')}>
        <div className="settings-form">
          <CopyField label={t('workspace.id')} hint={t('workspace.idHint')} value={workspace.id} />
        </div>
      </Panel>
    </div>
  );
}
