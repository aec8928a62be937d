import { useTranslation } from 'react-i18next';

import { Page } from '../app/Page';
import { EmptyState } from '../design/EmptyState';

export default function SendsPage() {
  const { t } = useTranslation('sends');
  return (
    <Page title={t('title')}>
      <EmptyState title={t('empty')} />
    </Page>
  );
}
