import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Item } from '../api/queries';
import { PersonName } from '../customers/PersonName';
import { Badge } from '../design/Badge';
import { Table, type Column } from '../design/Table';
import { Time } from '../design/Time';
import { useFormat } from '../i18n/useFormat';
import { useJourneyNames, useMessageNames, usePeople } from './names';
import { ReasonBadge } from './ReasonBadge';
import { reasonWords } from './reasons';
import { useStatusWords } from './statusWords';

type Send = Item<'/api/sends'>;

export interface SendsTableProps {
  readonly sends: readonly Send[];
  readonly selected: string;
  readonly onOpen: (sendId: string) => void;
  readonly footer: ReactNode;
}

export function SendsTable({ sends, selected, onOpen, footer }: SendsTableProps) {
  const { t } = useTranslation('sends');
  const columns = useColumns(sends, onOpen);
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={sends}
      rowKey={({ id }) => id}
      selected={selected}
      onRowClick={({ id }) => {
        onOpen(id);
      }}
      footer={footer}
    />
  );
}

function useColumns(sends: readonly Send[], onOpen: (sendId: string) => void): readonly Column<Send>[] {
  const { t } = useTranslation('sends');
  const people = usePeople(sends.map(({ profileId }) => profileId));
  const messageName = useMessageNames();
  const journeyName = useJourneyNames();
  return [
    {
      id: 'person',
      head: t('column.person'),
      width: '26%',
      cell: ({ profileId }) => <PersonName person={people.get(profileId) ?? { id: profileId }} />,
    },
    {
      id: 'message',
      head: t('column.message'),
      width: '28%',
      cell: ({ id, message, journeyId }) => (
        <span className="col gap-2">
          <button
            type="button"
            className="name-link cut"
            onClick={() => {
              onOpen(id);
            }}
          >
            {messageName(message)}
          </button>
          <span className="small text-3 cut">
            {journeyId === undefined ? t('detail.alone') : journeyName(journeyId)}
          </span>
        </span>
      ),
    },
    { id: 'status', head: t('column.status'), cell: (send) => <Status send={send} /> },
    { id: 'reason', head: t('column.reason'), width: '30%', cell: (send) => <Why send={send} /> },
    { id: 'at', head: t('column.at'), number: true, cell: ({ at }) => <Time at={at} /> },
  ];
}

export function Status({ send: { status } }: { readonly send: Send }) {
  const { word, tone } = useStatusWords()(status);
  return <Badge tone={tone}>{word}</Badge>;
}

/** The reason in words; of one put off, until when. */
function Why({ send: { reason, due } }: { readonly send: Send }) {
  const { t } = useTranslation('sends');
  const format = useFormat();
  if (reason === undefined) return due === undefined ? null : t('list.until', { time: format.moment(due) });
  return (
    <span className="col gap-2">
      <span>
        <ReasonBadge reason={reason} />
      </span>
      <span className="small text-2 table-spare">
        {due === undefined ? reasonWords(reason).sentence() : t('list.until', { time: format.moment(due) })}
      </span>
    </span>
  );
}
