import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import type { Merge } from './MergesPanel';

/** Why two profiles are one: "Shop “Mori & Fig”: both in one event, by E-mail a@b.c and Phone +49…". */
export function useMergeWords(): { readonly cause: (merge: Merge) => string } {
  const { t } = useTranslation('customers');
  const { data } = useApiQuery('/api/sources', { params: { query: { limit: 200 } } });
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
  const source = (id: string | undefined) => (id === undefined ? undefined : (names.get(id) ?? id));
  const why = ({ cause: { kind, sourceId } }: Merge): string => {
    const name = source(sourceId) ?? t('merges.api');
    switch (kind) {
      case 'person':
        return t('merges.byPerson');
      case 'shop':
        return t('merges.byShop', { name });
      case 'alias':
        return t('merges.byAlias', { name });
      case 'event':
        return t('merges.byEvent', { name });
    }
  };
  return {
    cause: (merge) => {
      const via = merge.via.map(({ value }) => value.replace(/^src_[^/]+\//, '')).join(' + ');
      return via === '' ? why(merge) : t('merges.via', { why: why(merge), via });
    },
  };
}
