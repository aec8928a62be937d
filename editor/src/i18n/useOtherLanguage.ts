import { useTranslation } from 'react-i18next';

import { keepLanguage, other } from './language';

/** Switches between English and Chinese, and remembers it. */
export function useOtherLanguage(): () => void {
  const { i18n } = useTranslation();
  return () => {
    const language = other(i18n.language);
    keepLanguage(language);
    void i18n.changeLanguage(language);
  };
}
