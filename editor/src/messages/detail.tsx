import './editor/editor.css';

import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { useApiQuery } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { Skeleton } from '../design/Skeleton';
import { MessageEditor } from './editor/MessageEditor';

/** One message in all its languages, by its key or id. */
export default function MessagePage() {
  const { t } = useTranslation(['messages', 'customers', 'sends', 'words']);
  const { messageId = '' } = useParams();
  const query = useApiQuery('/api/messages/{messageId}', { params: { path: { messageId } } });
  if (query.data) return <MessageEditor key={query.data.id} message={query.data} />;
  return (
    <main>
      <Page title={t('messages:title')}>
        <Loaded query={query} failed={t('messages:editor.failed')} skeleton={<Skeleton rows={3} height={180} />}>
          {() => null}
        </Loaded>
      </Page>
    </main>
  );
}
