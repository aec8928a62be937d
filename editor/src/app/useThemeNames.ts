import { useTranslation } from 'react-i18next';

import type { Theme } from '../design/theme';

export function useThemeNames(): readonly { readonly value: Theme; readonly label: string }[] {
  const { t } = useTranslation('app');
  return [
    { value: 'system', label: t('theme.system') },
    { value: 'light', label: t('theme.light') },
    { value: 'dark', label: t('theme.dark') },
  ];
}
