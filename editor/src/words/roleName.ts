import type { Translate } from '../i18n/translate';

/** What a sender role is called; those of the workspace's own by their key. */
export function roleName(t: Translate, role: string): string {
  switch (role) {
    case 'marketing-email':
      return t('words:role.marketing');
    case 'transactional-email':
      return t('words:role.transactional');
    default:
      return role;
  }
}
