import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';

import { Page } from '../app/Page';
import { NavTabs } from '../design/NavTabs';
import { AlertsTab } from './alerts/AlertsTab';
import { AuditTab } from './audit/AuditTab';
import { IdentityTab } from './identity/IdentityTab';
import { KeysTab } from './keys/KeysTab';
import { PeopleTab } from './people/PeopleTab';
import { WorkspaceTab } from './workspace/WorkspaceTab';
import { YouTab } from './you/YouTab';

export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const tabs = [
    { to: '/settings/workspace', label: t('tabs.workspace') },
    { to: '/settings/people', label: t('tabs.people') },
    { to: '/settings/identity', label: t('tabs.identity') },
    { to: '/settings/alerts', label: t('tabs.alerts') },
    { to: '/settings/keys', label: t('tabs.keys') },
    { to: '/settings/audit', label: t('tabs.audit') },
    { to: '/settings/you', label: t('tabs.you') },
  ];
  return (
    <Page title={t('title')} tabs={<NavTabs label={t('title')} tabs={tabs} />}>
      <Routes>
        <Route index element={<Navigate to="workspace" replace />} />
        <Route path="workspace" element={<WorkspaceTab />} />
        <Route path="people" element={<PeopleTab />} />
        <Route path="identity" element={<IdentityTab />} />
        <Route path="alerts" element={<AlertsTab />} />
        <Route path="keys" element={<KeysTab />} />
        <Route path="audit" element={<AuditTab />} />
        <Route path="you" element={<YouTab />} />
        <Route path="*" element={<Navigate to="workspace" replace />} />
      </Routes>
    </Page>
  );
}
