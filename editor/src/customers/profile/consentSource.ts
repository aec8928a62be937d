import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';

/** Where a consent is known from: "Shop “Mori & Fig”", "Unsubscribe link", "recorded by a person". */
export function useConsentSource(): (source: string) => string {
  const { t } = useTranslation('customers');
  const { data } = useApiQuery('/api/sources', { params: { query: { limit: 200 } } });
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
  return (source) => {
    const [kind = '', id = ''] = source.split(':');
    const name = names.get(id) ?? names.get(kind) ?? id;
    switch (kind) {
      case 'shopify':
      case 'segment':
        return t('source.named', { name });
      case 'unsubscribe_link':
        return t('source.unsubscribeLink');
      case 'session':
        return t('source.person');
      case 'apiKey':
        return t('source.apiKey');
      default:
        return names.has(kind) ? t('source.named', { name }) : source.replaceAll('_', ' ');
    }
  };
}
