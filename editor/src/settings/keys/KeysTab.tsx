import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { useMay } from '../../app/session';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { EmptyState } from '../../design/EmptyState';
import { Panel } from '../../design/Panel';
import { KeysTable } from './KeysTable';
import { NewKeyDialog } from './NewKeyDialog';

export function KeysTab() {
  const { t } = useTranslation('settings');
  const may = useMay();
  const refusal = useRefusal()('workspace:manage');
  const keys = useApiPages('/api/keys', undefined, { enabled: may('workspace:manage') });
  const [making, setMaking] = useState(false);
  const make = (
    <Button
      look="primary"
      icon={<KeyRound />}
      disabledReason={refusal}
      onClick={() => {
        setMaking(true);
      }}
    >
      {t('keys.make')}
    </Button>
  );
  return (
    <>
      <Panel flush title={t('keys.title')} description={t('keys.what')} actions={make}>
        {refusal !== undefined ? (
          <EmptyState title={t('keys.hidden')}>{refusal}</EmptyState>
        ) : (
          <Loaded query={keys} failed={t('keys.failed')}>
            {(items) =>
              items.length === 0 ? (
                <EmptyState title={t('keys.none')}>{t('keys.noneWhat')}</EmptyState>
              ) : (
                <KeysTable keys={items} pages={keys} />
              )
            }
          </Loaded>
        )}
      </Panel>
      {making && <NewKeyDialog onOpenChange={setMaking} />}
    </>
  );
}
