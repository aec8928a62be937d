import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { useMay } from '../../app/session';

export interface Author {
  readonly id: string;
  readonly name: string;
}

/** Who wrote something: people of this workspace by name, programs as what they are. */
export function useAuthors(): (by: string) => Author {
  const { t } = useTranslation('journeys');
  const may = useMay();
  const members = useApiQuery(
    '/api/members',
    { params: { query: { limit: 200 } } },
    { enabled: may('workspace:read') },
  );
  const names = new Map(members.data?.items.map(({ userId, name }) => [userId, name]));
  const unknown = (by: string) => {
    if (by === 'demo') return t('author.demo');
    return by.startsWith('key_') ? t('author.program') : t('author.former');
  };
  return (by) => ({
    id: by,
    name: names.get(by) ?? unknown(by),
  });
}
