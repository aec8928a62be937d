import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useApiPages } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { ShowMore } from '../app/ShowMore';
import { useUrlParams } from '../app/useUrlParams';
import { EmptyState } from '../design/EmptyState';
import { LinkButton } from '../design/LinkButton';
import { Skeleton } from '../design/Skeleton';
import { CustomerFilters, FILTERS, queryOf } from './list/CustomerFilters';
import { CustomersTable } from './list/CustomersTable';

/** Everybody this brand knows. */
export default function CustomersPage() {
  const { t } = useTranslation('customers');
  const [filters, change] = useUrlParams(FILTERS);
  const people = useApiPages('/api/profiles', { params: { query: queryOf(filters) } }, { keepPrevious: true });
  const filtered = FILTERS.some((name) => filters[name] !== '');
  return (
    <Page title={t('title')}>
      <CustomerFilters filters={filters} change={change} />
      <Loaded query={people} failed={t('list.failed')} skeleton={<Skeleton rows={8} />}>
        {(items) =>
          items.length > 0 ? (
            <CustomersTable people={items} footer={people.hasNextPage && <ShowMore query={people} />} />
          ) : (
            <Nobody filtered={filtered} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Nobody({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('customers');
  if (filtered) return <EmptyState title={t('list.nobodyFits')}>{t('list.nobodyFitsHint')}</EmptyState>;
  return (
    <EmptyState
      icon={<Users />}
      title={t('list.nobody')}
      action={
        <LinkButton look="primary" to="/sources">
          {t('list.connect')}
        </LinkButton>
      }
    >
      {t('list.nobodyHint')}
    </EmptyState>
  );
}
