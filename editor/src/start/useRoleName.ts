import { useTranslation } from 'react-i18next';

import type { Me } from '../api/accounts';

export function useRoleName(): (role: Me['role']) => string {
  const { t } = useTranslation();
  return (role) => {
    switch (role) {
      case 'owner':
        return t('role.owner');
      case 'admin':
        return t('role.admin');
      case 'editor':
        return t('role.editor');
      case 'viewer':
      case undefined:
        return t('role.viewer');
    }
  };
}
