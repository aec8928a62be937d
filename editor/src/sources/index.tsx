import './sources.css';

import { Plug, Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useCreateAction } from '../actions/useCreateAction';
import { useApiPages } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { ShowMore } from '../app/ShowMore';
import { useRefusal } from '../app/useRefusal';
import { useUrlParams } from '../app/useUrlParams';
import { Button } from '../design/Button';
import { EmptyState } from '../design/EmptyState';
import { Skeleton } from '../design/Skeleton';
import { NewSourceDialog, type CreatedSource } from './create/NewSourceDialog';
import { SourceDrawer } from './detail/SourceDrawer';
import { SourcesTable } from './SourcesTable';

/** Where events come from: shops, websites, apps and servers. */
export default function SourcesPage() {
  const { t } = useTranslation('sources');
  const [{ source: open }, change] = useUrlParams(['source']);
  const [created, setCreated] = useState<CreatedSource>();
  const sources = useApiPages('/api/sources');
  const refused = useRefusal()('sources:edit');
  const show = useCallback(
    (id: string) => {
      change({ source: id }, 'push');
    },
    [change],
  );
  const makeOne = useCallback(() => {
    show('new');
  }, [show]);
  useCreateAction({ id: 'sources.new', label: (text) => text('sources:new'), refused, perform: makeOne });
  const close = () => {
    change({ source: '' });
  };
  const create = (
    <Button look="primary" icon={<Plus />} disabledReason={refused} onClick={makeOne}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={sources.data?.length !== 0 && create}>
      <Loaded query={sources} failed={t('failed')} skeleton={<Skeleton rows={4} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon={<Plug />} title={t('empty')} action={create}>
              {t('emptyHint')}
            </EmptyState>
          ) : (
            <SourcesTable sources={items} onOpen={show} footer={sources.hasNextPage && <ShowMore query={sources} />} />
          )
        }
      </Loaded>
      {open === 'new' && (
        <NewSourceDialog
          onClose={close}
          onCreated={(source) => {
            setCreated(source);
            change({ source: source.id });
          }}
        />
      )}
      {open !== '' && open !== 'new' && (
        <SourceDrawer
          key={open}
          sourceId={open}
          writeKey={created?.id === open ? created.writeKey : undefined}
          onClose={() => {
            setCreated(undefined);
            close();
          }}
        />
      )}
    </Page>
  );
}
