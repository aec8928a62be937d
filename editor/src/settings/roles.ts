import { useTranslation } from 'react-i18next';

import type { Item } from '../api/queries';

export type Role = Item<'/api/members'>['role'];

/** From the highest rank to the lowest. */
const ROLES: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];

export interface RoleWords {
  readonly value: Role;
  readonly label: string;
  /** What somebody with it may do. */
  readonly hint: string;
}

export function useRoles(): readonly RoleWords[] {
  const { t } = useTranslation('settings');
  return [
    { value: 'owner', label: t('role.owner'), hint: t('role.ownerMay') },
    { value: 'admin', label: t('role.admin'), hint: t('role.adminMay') },
    { value: 'editor', label: t('role.editor'), hint: t('role.editorMay') },
    { value: 'viewer', label: t('role.viewer'), hint: t('role.viewerMay') },
  ];
}

/** Nobody gives, changes or takes a rank above the own (runtime/src/workspaces/roles.ts). */
export function ranksAtLeast(own: Role | undefined, other: Role): boolean {
  return own !== undefined && ROLES.indexOf(own) <= ROLES.indexOf(other);
}
