import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Badge } from '../design/Badge';
import { NONE } from '../i18n/format';
import type { Credential } from './contract';

/** The journeys that use a credential, with the steps that do. */
export function UsedBy({ uses }: { readonly uses: Credential['usedBy'] }) {
  const { t } = useTranslation('credentials');
  return (
    <section className="col gap-8" aria-label={t('column.usedBy')}>
      <span className="field-head">{t('column.usedBy')}</span>
      {uses.length === 0 ? <span className="text-2">{t('usedByNobody')}</span> : <Uses uses={uses} />}
    </section>
  );
}

export function Uses({ uses }: { readonly uses: Credential['usedBy'] }) {
  const { t } = useTranslation('credentials');
  if (uses.length === 0) return NONE;
  return (
    <ul className="credential-uses">
      {uses.map(({ journeyId, name, live, steps }) => (
        <li key={journeyId} className="row row-wrap">
          <Link className="cut name-link" to={`/journeys/${journeyId}`}>
            {name}
          </Link>
          {live && <Badge tone="accent">{t('live')}</Badge>}
          <span className="small text-2 cut">{steps.join(', ')}</span>
        </li>
      ))}
    </ul>
  );
}
