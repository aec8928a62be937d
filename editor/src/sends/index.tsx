import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { useApiPages } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { ShowMore } from '../app/ShowMore';
import { useUrlParams } from '../app/useUrlParams';
import { EmptyState } from '../design/EmptyState';
import { Skeleton } from '../design/Skeleton';
import { SendDrawer } from './SendDrawer';
import { FILTERS, queryOf, SendFilters } from './SendFilters';
import { SendsTable } from './SendsTable';

/** Every message that was to go out: what became of it, and why. */
export default function SendsPage() {
  const { t } = useTranslation(['sends', 'customers']);
  const [{ send, ...filters }, change] = useUrlParams([...FILTERS, 'send'] as const);
  const sends = useApiPages(
    '/api/sends',
    { params: { query: queryOf(filters) } },
    { keepPrevious: true, pollEvery: 15_000 },
  );
  const filtered = FILTERS.some((name) => filters[name] !== '');
  return (
    <Page title={t('title')}>
      <SendFilters filters={filters} change={change} />
      <Loaded query={sends} failed={t('list.failed')} skeleton={<Skeleton rows={8} />}>
        {(items) =>
          items.length > 0 ? (
            <SendsTable
              sends={items}
              selected={send}
              footer={sends.hasNextPage && <ShowMore query={sends} />}
              onOpen={(id) => {
                change({ send: id }, 'push');
              }}
            />
          ) : (
            <Nothing filtered={filtered} />
          )
        }
      </Loaded>
      <SendDrawer
        sendId={send}
        onClose={() => {
          change({ send: '' });
        }}
      />
    </Page>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  const { t } = useTranslation('sends');
  if (filtered) return <EmptyState title={t('list.nothingFits')}>{t('list.nothingFitsHint')}</EmptyState>;
  return (
    <EmptyState icon={<Send />} title={t('list.nothing')}>
      {t('list.nothingHint')}
    </EmptyState>
  );
}
