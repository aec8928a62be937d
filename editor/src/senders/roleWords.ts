import { useTranslation } from 'react-i18next';

/** Roles every workspace has; runtime/src/messaging/senders/contract.ts. */
export const DEFAULT_ROLES = ['marketing-email', 'transactional-email'] as const;

/** What a role is called; those of the workspace's own by their key. */
export function useRoleName(): (role: string) => string {
  const { t } = useTranslation('senders');
  return (role) => {
    switch (role) {
      case 'marketing-email':
        return t('role.marketing');
      case 'transactional-email':
        return t('role.transactional');
      default:
        return role;
    }
  };
}
