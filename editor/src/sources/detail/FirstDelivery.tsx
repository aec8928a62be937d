import { LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { useMay } from '../../app/session';
import { Note } from '../../design/Note';
import { useFormat } from '../../i18n/useFormat';
import { errorWords, newestOf } from '../deliveryWords';
import type { Source } from '../sourceWords';

const LOOK_EVERY_MS = 2_000;

/** Waits for the first thing to arrive, and turns green when it has; a refused one says why. */
export function FirstDelivery({ source }: { readonly source: Source }) {
  const { id, kind } = source;
  const { t } = useTranslation('sources');
  const format = useFormat();
  const { data } = useApiQuery(
    '/api/sources/{sourceId}/deliveries',
    { params: { path: { sourceId: id }, query: { limit: 20 } } },
    { pollEvery: LOOK_EVERY_MS },
  );
  const { data: now = source } = useApiQuery(
    '/api/sources/{sourceId}',
    { params: { path: { sourceId: id } } },
    { pollEvery: LOOK_EVERY_MS },
  );
  const may = useMay();
  // What was imported, or came longer ago than deliveries are kept, is told by its events.
  const { data: events } = useApiQuery(
    '/api/events',
    { params: { query: { sourceId: id, limit: 1 } } },
    { enabled: may('profiles:read') && data?.items.length === 0 },
  );
  if (!data) return null;
  const good = data.items.find(({ status }) => status !== 'refused');
  const last = newestOf(data.items[0], now.lastRefused);
  if (last?.status === 'refused')
    return (
      <Note tone="danger" live>
        <strong>{t('first.refused', { time: format.clock(last.at, { seconds: true }) })}</strong>{' '}
        {errorWords(last.errors[0]?.code ?? '')}
      </Note>
    );
  if (good)
    return (
      <Note tone="accent" live>
        {t('first.arrived', { topic: good.topic, time: format.moment(good.at) })}
      </Note>
    );
  if (events && events.items.length > 0) return null;
  return (
    <div className="first-waits" role="status">
      <LoaderCircle size={16} className="first-spinner" aria-hidden="true" />
      {kind === 'segment' ? t('first.waitsEvent') : t('first.waitsWebhook')}
    </div>
  );
}
