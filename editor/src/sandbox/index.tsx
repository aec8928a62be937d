import { useTranslation } from 'react-i18next';

import { Page } from '../app/Page';
import { EmptyState } from '../design/EmptyState';

export default function SandboxPage() {
  const { t } = useTranslation('sandbox');
  return (
    <Page title={t('title')}>
      <EmptyState title={t('empty')} />
    </Page>
  );
}
