import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useApiQuery } from '../../api/queries';
import { Panel } from '../../design/Panel';
import { Time } from '../../design/Time';
import { eventName } from '../../words/eventName';
import { useWords } from '../../words/useWords';

/** What most journeys begin or end with. */
const USUAL = ['Checkout Started', 'Order Completed', 'Product Viewed', 'Order Fulfilled'];

/** Which events already arrive, and which of the usual ones do not yet. */
export function ArrivingEvents() {
  const { t } = useTranslation('journeys');
  const words = useWords();
  const { data } = useApiQuery('/api/events/counts', { params: { query: { days: 30 } } }, { pollEvery: 15_000 });
  if (!data) return null;
  const missing = USUAL.filter((name) => !data.items.some((item) => item.name === name));
  return (
    <div className="arriving">
      <Panel flush title={t('arriving.title')} actions={<span className="small text-3">{t('arriving.period')}</span>}>
        <ul>
          {data.items.slice(0, 8).map(({ name, count, lastReceivedAt }) => (
            <li key={name} className="arriving-row">
              <CircleCheck size={16} className="arriving-yes" aria-hidden="true" />
              <span className="grow">{eventName(words, name)}</span>
              <span className="small text-3 num">
                {t('arriving.count', { count })} <Time at={lastReceivedAt} />
              </span>
            </li>
          ))}
          {missing.map((name) => (
            <li key={name} className="arriving-row">
              <CircleDashed size={16} className="text-3" aria-hidden="true" />
              <span className="grow">{eventName(words, name)}</span>
              <Link className="small" to="/sources">
                {t('arriving.connect')}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
