import { useTranslation } from 'react-i18next';

import { Page } from '../app/Page';

export default function SettingsPage() {
  const { t } = useTranslation('settings');
  return <Page title={t('title')}>{null}</Page>;
}
