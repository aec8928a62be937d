import { useTranslation } from 'react-i18next';

import { Badge } from '../../design/Badge';
import type { JourneySummary } from './attention';

/** What a journey does now. */
export function StatusBadge({ status }: { readonly status: JourneySummary['status'] }) {
  const { t } = useTranslation('journeys');
  switch (status) {
    case 'live':
      return (
        <Badge dot tone="accent">
          {t('status.live')}
        </Badge>
      );
    case 'paused':
      return (
        <Badge dot tone="warn">
          {t('status.paused')}
        </Badge>
      );
    case 'draft':
      return <Badge dot>{t('status.draft')}</Badge>;
    case 'archived':
      return <Badge outline>{t('status.archived')}</Badge>;
  }
}
