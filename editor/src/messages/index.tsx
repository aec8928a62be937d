import { Mail, Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useCreateAction } from '../actions/useCreateAction';
import { useApiPages } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { SearchParam } from '../app/SearchParam';
import { ShowMore } from '../app/ShowMore';
import { useRefusal } from '../app/useRefusal';
import { useUrlParams } from '../app/useUrlParams';
import { Button } from '../design/Button';
import { EmptyState } from '../design/EmptyState';
import { FilterBar } from '../design/FilterBar';
import { Skeleton } from '../design/Skeleton';
import { MessagesTable } from './list/MessagesTable';
import { NewMessageDialog } from './list/NewMessageDialog';

/** What journeys send: one message in all its languages. */
export default function MessagesPage() {
  const { t } = useTranslation('messages');
  const [{ search, make }, change] = useUrlParams(['search', 'make']);
  const navigate = useNavigate();
  const refused = useRefusal()('messages:edit');
  const messages = useApiPages(
    '/api/messages',
    { params: { query: { ...(search && { search }) } } },
    { keepPrevious: true },
  );
  const none = messages.data?.length === 0 && search === '';
  const makeOne = useCallback(() => {
    change({ make: '1' });
  }, [change]);
  useCreateAction({ id: 'messages.new', label: (text) => text('messages:new'), refused, perform: makeOne });
  const create = (
    <Button look="primary" icon={<Plus />} disabledReason={refused} onClick={makeOne}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={!none && create}>
      {!none && (
        <FilterBar label={t('list.filters')}>
          <SearchParam
            label={t('list.search')}
            value={search}
            onChange={(next) => {
              change({ search: next });
            }}
          />
        </FilterBar>
      )}
      <Loaded query={messages} failed={t('list.failed')} skeleton={<Skeleton rows={6} />}>
        {(items) =>
          items.length > 0 ? (
            <MessagesTable messages={items} footer={messages.hasNextPage && <ShowMore query={messages} />} />
          ) : (
            <EmptyState
              icon={<Mail />}
              title={search ? t('list.nothingFits') : t('list.nothing')}
              action={none && create}
            >
              {search ? t('list.nothingFitsHint') : t('list.nothingHint')}
            </EmptyState>
          )
        }
      </Loaded>
      {make && refused === undefined && (
        <NewMessageDialog
          onClose={() => {
            change({ make: '' });
          }}
          onCreated={({ key }) => void navigate(`/messages/${key}`)}
        />
      )}
    </Page>
  );
}
