import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { useMay } from '../../app/session';
import { Badge } from '../../design/Badge';
import { Drawer } from '../../design/Drawer';
import { Skeleton } from '../../design/Skeleton';
import { useTrustWords } from '../sourceWords';
import { Deliveries } from './Deliveries';
import { FirstDelivery } from './FirstDelivery';
import { ShopSetUp } from './ShopSetUp';
import { SourceEvents } from './SourceEvents';
import { SourceActs } from './SourceActs';
import { TrackingSetUp } from './TrackingSetUp';

export interface SourceDrawerProps {
  readonly sourceId: string;
  /** Right after it was made: the only time that it can be shown. */
  readonly writeKey: string | undefined;
  readonly onClose: () => void;
}

/** One source: how to connect it, whether it is alive, and what came lately. */
export function SourceDrawer({ sourceId, writeKey, onClose }: SourceDrawerProps) {
  const { t } = useTranslation('sources');
  const trust = useTrustWords();
  const may = useMay();
  const query = useApiQuery('/api/sources/{sourceId}', { params: { path: { sourceId } } });
  const source = query.data;
  return (
    <Drawer
      open
      size="l"
      onClose={onClose}
      title={
        <span className="row">
          {source?.name ?? t('title')}
          {source && <Badge>{trust[source.trust]}</Badge>}
        </span>
      }
      footer={source && <SourceActs source={source} onGone={onClose} />}
    >
      <Loaded query={query} failed={t('detail.failed')} skeleton={<Skeleton rows={4} />}>
        {(known) => (
          <>
            <FirstDelivery source={known} />
            {known.kind === 'shopify' ? (
              <ShopSetUp source={known} />
            ) : (
              <TrackingSetUp source={known} writeKey={writeKey} />
            )}
            <Deliveries sourceId={known.id} />
            {may('profiles:read') && <SourceEvents sourceId={known.id} />}
          </>
        )}
      </Loaded>
    </Drawer>
  );
}
