import { useTranslation } from 'react-i18next';

import { useSession, type Permission } from './session';

/**
 * Why the person may not, for `disabledReason` of buttons and menus; undefined when they may.
 * `const refusal = useRefusal(); <Button disabledReason={refusal('journeys:publish')} …>`
 */
export function useRefusal(): (permission: Permission) => string | undefined {
  const { t } = useTranslation('app');
  const { permissions } = useSession();
  return (permission) => {
    if (permissions.includes(permission)) return undefined;
    return ONLY_ADMINS.has(permission) ? t('rights.admins') : t('rights.editors');
  };
}

/** What the role Editor does not grant (runtime/src/workspaces/roles.ts). */
const ONLY_ADMINS: ReadonlySet<Permission> = new Set([
  'workspace:manage',
  'credentials:edit',
  'senders:edit',
  'sources:edit',
]);
