import { useTranslation } from 'react-i18next';

import type { Permission } from '../../app/session';

export interface PermissionWords {
  readonly value: Permission;
  readonly label: string;
}

/** Every permission in words, reading before changing. */
export function usePermissionWords(): readonly PermissionWords[] {
  const { t } = useTranslation('settings');
  return [
    { value: 'journeys:read', label: t('permission.journeysRead') },
    { value: 'journeys:edit', label: t('permission.journeysEdit') },
    { value: 'journeys:publish', label: t('permission.journeysPublish') },
    { value: 'messages:read', label: t('permission.messagesRead') },
    { value: 'messages:edit', label: t('permission.messagesEdit') },
    { value: 'profiles:read', label: t('permission.profilesRead') },
    { value: 'profiles:edit', label: t('permission.profilesEdit') },
    { value: 'enrolments:read', label: t('permission.enrolmentsRead') },
    { value: 'enrolments:edit', label: t('permission.enrolmentsEdit') },
    { value: 'sources:read', label: t('permission.sourcesRead') },
    { value: 'sources:edit', label: t('permission.sourcesEdit') },
    { value: 'senders:read', label: t('permission.sendersRead') },
    { value: 'senders:edit', label: t('permission.sendersEdit') },
    { value: 'credentials:read', label: t('permission.credentialsRead') },
    { value: 'credentials:edit', label: t('permission.credentialsEdit') },
    { value: 'workspace:read', label: t('permission.workspaceRead') },
    { value: 'workspace:manage', label: t('permission.workspaceManage') },
  ];
}
