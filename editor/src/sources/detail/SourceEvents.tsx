import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages, type Item } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { ShowMore } from '../../app/ShowMore';
import { PersonName } from '../../customers/PersonName';
import { Badge } from '../../design/Badge';
import { Panel } from '../../design/Panel';
import { Skeleton } from '../../design/Skeleton';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import { usePeople } from '../../sends/names';
import { eventName } from '../../words/eventName';
import { useWords } from '../../words/useWords';

type Event = Item<'/api/events'>;

/** What became of what came: the events of this source, and whose they are. */
export function SourceEvents({ sourceId }: { readonly sourceId: string }) {
  const { t } = useTranslation('sources');
  const events = useApiPages(
    '/api/events',
    { params: { query: { sourceId, limit: 20 } } },
    { pollEvery: 5_000, keepPrevious: true },
  );
  return (
    <Panel flush title={t('events.title')} description={t('events.hint')}>
      <Loaded query={events} failed={t('events.failed')} skeleton={<Skeleton rows={3} height={44} />}>
        {(items) =>
          items.length === 0 ? (
            <p className="deliveries-none small text-3">{t('events.none')}</p>
          ) : (
            <EventsTable events={items} footer={events.hasNextPage && <ShowMore query={events} />} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function EventsTable({ events, footer }: { readonly events: readonly Event[]; readonly footer: ReactNode }) {
  const { t } = useTranslation('sources');
  const words = useWords();
  const people = usePeople(events.map(({ profileId }) => profileId));
  const columns: readonly Column<Event>[] = [
    {
      id: 'name',
      head: t('column.event'),
      width: '34%',
      cell: ({ name, setAside }) => (
        <span className="row">
          <span className="strong cut">{eventName(words, name)}</span>
          {setAside && <Badge tone="danger">{t('events.setAside')}</Badge>}
        </span>
      ),
    },
    {
      id: 'person',
      head: t('column.person'),
      width: '44%',
      cell: ({ profileId }) => <PersonName person={people.get(profileId) ?? { id: profileId }} />,
    },
    { id: 'at', head: t('column.at'), number: true, cell: ({ receivedAt }) => <Time at={receivedAt} /> },
  ];
  return <Table label={t('events.title')} columns={columns} rows={events} rowKey={({ id }) => id} footer={footer} />;
}
