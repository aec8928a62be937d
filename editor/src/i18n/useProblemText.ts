import { useTranslation } from 'react-i18next';

/** A problem's code in the person's words. */
export function useProblemText(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    switch (code) {
      case 'sign_in_link_used':
        return t('problem.linkUsed');
      case 'too_many_requests':
        return t('problem.tooMany');
      case 'not_allowed':
        return t('problem.notAllowed');
      case 'offline':
        return t('problem.offline');
      default:
        return t('problem.other');
    }
  };
}
