import { useTranslation } from 'react-i18next';

import type { Answer } from '../../../api/queries';
import { Badge } from '../../../design/Badge';
import { Note } from '../../../design/Note';
import { useFormat } from '../../../i18n/useFormat';

type Result = Answer<'post', '/api/sources/mapping/try'>;

/** What the mapping makes of the sample, or why it makes nothing of it. */
export function Tried({ result: { events, problem } }: { readonly result: Result }) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  if (problem)
    return (
      <Note tone="danger" live>
        <strong>{t('mapping.cannot')}</strong> <span lang="en">{problem.message}</span>
      </Note>
    );
  return (
    <div className="col gap-12" role="status">
      {events.map((event, index) => (
        <div key={index} className="col gap-4 mapping-event">
          <span className="row">
            <span className="strong cut">{event.name}</span>
            {event.orderId !== undefined && <Badge tone="accent">{t('mapping.order', { id: event.orderId })}</Badge>}
          </span>
          <span className="small text-2">
            {event.identifiers.map(({ value }) => value).join(' · ')} · {format.dateTime(event.occurredAt)}
          </span>
          <pre tabIndex={0}>{JSON.stringify(event.properties, null, 2)}</pre>
        </div>
      ))}
    </div>
  );
}
