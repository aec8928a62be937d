import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useApiQuery } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { Skeleton } from '../../design/Skeleton';

/** Journeys that send this message, live or in their draft. */
export function UsedIn({ messageKey }: { readonly messageKey: string }) {
  const { t } = useTranslation('messages');
  const journeys = useApiQuery('/api/journeys', { params: { query: { usesMessage: messageKey, limit: 100 } } });
  return (
    <section>
      <h2>{t('used.title')}</h2>
      <Loaded query={journeys} failed={t('used.failed')} skeleton={<Skeleton height={24} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="small text-3">{t('used.none')}</p>
          ) : (
            <ul className="col gap-4">
              {items.map(({ id, name }) => (
                <li key={id}>
                  <Link to={`/journeys/${id}`}>{name}</Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className="small text-3">{t('used.pinned')}</p>
    </section>
  );
}
