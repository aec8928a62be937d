import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { Panel } from '../../design/Panel';
import { Skeleton } from '../../design/Skeleton';
import { IdentityForm } from './IdentityForm';

/** What must not identify anybody, and how much of what one person may have. */
export function IdentityTab() {
  const { t } = useTranslation('settings');
  const settings = useApiQuery('/api/identity-settings');
  return (
    <Panel title={t('identity.title')} description={t('identity.what')}>
      <Loaded query={settings} failed={t('identity.failed')} skeleton={<Skeleton rows={4} height={72} />}>
        {(known) => <IdentityForm key={known.revision} settings={known} />}
      </Loaded>
    </Panel>
  );
}
