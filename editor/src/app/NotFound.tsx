import { useTranslation } from 'react-i18next';

import { EmptyState } from '../design/EmptyState';
import { LinkButton } from '../design/LinkButton';
import { Page } from './Page';

export default function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notFound.title')}>
      <EmptyState title={t('notFound.what')} action={<LinkButton to="/journeys">{t('notFound.action')}</LinkButton>}>
        {t('notFound.why')}
      </EmptyState>
    </Page>
  );
}
