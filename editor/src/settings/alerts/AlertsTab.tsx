import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { Skeleton } from '../../design/Skeleton';
import { AlertsForm } from './AlertsForm';
import { Occasions } from './Occasions';

/** Who is told when something needs a person, and from when on. */
export function AlertsTab() {
  const { t } = useTranslation('alerts');
  const settings = useApiQuery('/api/alerts/settings');
  return (
    <div className="settings-narrow col gap-16">
      <Loaded query={settings} failed={t('failed')} skeleton={<Skeleton rows={6} />}>
        {(known) => <AlertsForm key={known.revision} settings={known} />}
      </Loaded>
      <Occasions />
    </div>
  );
}
