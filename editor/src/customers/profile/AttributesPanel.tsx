import { useTranslation } from 'react-i18next';

import { Panel } from '../../design/Panel';
import type { Customer } from '../detail';
import { useValueWords } from '../valueWords';

/** What the shop, the person or a form said about them, beyond the usual fields. */
export function AttributesPanel({ customer: { attributes } }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const words = useValueWords();
  const all = Object.entries(attributes).toSorted(([a], [b]) => a.localeCompare(b));
  return (
    <Panel title={t('attributes.title')}>
      {all.length === 0 ? (
        <p className="small text-3">{t('attributes.none')}</p>
      ) : (
        <dl className="profile-facts">
          {all.map(([name, value]) => (
            <div key={name} className="profile-fact">
              <dt>{name}</dt>
              <dd>{words(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
