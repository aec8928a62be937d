import { useTranslation } from 'react-i18next';

import { CopyField } from '../../design/CopyField';
import { Note } from '../../design/Note';
import { Panel } from '../../design/Panel';
import { addressOf, isReachable, type Source } from '../sourceWords';
import { TOPICS, type Use } from './topics';

/** What to enter in the shop's own settings. */
export function ShopSetUp({ source }: { readonly source: Source }) {
  const { t } = useTranslation('sources');
  return (
    <Panel title={t('shop.title')} description={t('shop.hint')}>
      <CopyField label={t('shop.address')} value={addressOf(source)} />
      {!isReachable() && <Note tone="warn">{t('shop.notReachable', { address: location.origin })}</Note>}
      <Topics />
    </Panel>
  );
}

function Topics() {
  const { t } = useTranslation('sources');
  const uses: Readonly<Record<Use, string>> = {
    cart: t('use.cart'),
    order: t('use.order'),
    delivery: t('use.delivery'),
    customer: t('use.customer'),
    consent: t('use.consent'),
    catalogue: t('use.catalogue'),
  };
  return (
    <div className="col">
      <p className="field-head">{t('shop.topics')}</p>
      <ul className="topics">
        {TOPICS.map(({ topic, use }) => (
          <li key={topic} className="topic">
            <code>{topic}</code>
            <span className="small text-3">{uses[use]}</span>
          </li>
        ))}
      </ul>
      <p className="small text-3">{t('shop.format')}</p>
    </div>
  );
}
