import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { useMay } from '../../app/session';
import { Badge } from '../../design/Badge';
import { Drawer } from '../../design/Drawer';
import { Note } from '../../design/Note';
import { Skeleton } from '../../design/Skeleton';
import { useFormat } from '../../i18n/useFormat';
import { useKindWords, type Source } from '../sourceWords';
import { Deliveries } from './Deliveries';
import { FirstDelivery } from './FirstDelivery';
import { HookSetUp } from './HookSetUp';
import { MappingPanel } from './mapping/MappingPanel';
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
  const words = useKindWords();
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
          {source && <Badge>{words(source)}</Badge>}
        </span>
      }
      footer={source && <SourceActs source={source} onGone={onClose} />}
    >
      <Loaded query={query} failed={t('detail.failed')} skeleton={<Skeleton rows={4} />}>
        {(known) => (
          <>
            <FirstDelivery source={known} />
            {known.goneAt !== undefined && <Gone at={known.goneAt} />}
            <SetUp source={known} writeKey={writeKey} />
            {known.mapping && <MappingPanel source={known} mapping={known.mapping} />}
            <Deliveries sourceId={known.id} />
            {may('profiles:read') && <SourceEvents sourceId={known.id} />}
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

function SetUp({ source, writeKey }: { readonly source: Source; readonly writeKey: string | undefined }) {
  const { kind } = source;
  if (kind === 'segment') return <TrackingSetUp source={source} writeKey={writeKey} />;
  return kind === 'shopify' ? <ShopSetUp source={source} /> : <HookSetUp source={source} kind={kind} />;
}

function Gone({ at }: { readonly at: string }) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  return <Note tone="danger">{t('detail.gone', { time: format.dateTime(at) })}</Note>;
}
