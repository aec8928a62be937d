import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Item, useApiQuery } from '../api/queries';
import { useRefusal } from '../app/useRefusal';
import { Button } from '../design/Button';
import { Panel } from '../design/Panel';
import { Table, type Column } from '../design/Table';
import { Time } from '../design/Time';
import { useFormat } from '../i18n/useFormat';
import { useJourneyNames } from '../sends/names';
import { ACTS, type Act, useActWords } from './acts';
import { causeWords } from './causeWords';
import { OrderDialog } from './OrderDialog';

export type Group = Item<'/api/dead-letters/groups'>;

export interface GroupsProps {
  readonly journey: string;
  /** What the list below is narrowed to. */
  readonly shown: { readonly step: string; readonly code: string };
  readonly onShow: (shown: { readonly step: string; readonly code: string }) => void;
}

/** Who is stuck, by step and cause; each group is decided about as a whole. */
export function Groups({ journey, shown, onShow }: GroupsProps) {
  const { t } = useTranslation('deadLetters');
  const [order, setOrder] = useState<{ readonly act: Act; readonly group: Group }>();
  const init = { params: { query: { ...(journey && { journeyId: journey }) } } };
  const { data } = useApiQuery('/api/dead-letters/groups', init, { pollEvery: 15_000, keepPrevious: true });
  const columns = useColumns((act, group) => {
    setOrder({ act, group });
  });
  const isShown = ({ stepKey, code }: Group) => stepKey === shown.step && code === shown.code;
  if (!data || data.items.length === 0) return null;
  return (
    <Panel title={t('groups.title')} description={t('groups.about')} flush>
      <Table
        label={t('groups.title')}
        columns={columns}
        rows={data.items}
        rowKey={({ journeyId, stepKey, code }) => `${journeyId}/${stepKey}/${code}`}
        onRowClick={(group) => {
          onShow(isShown(group) ? { step: '', code: '' } : { step: group.stepKey, code: group.code });
        }}
      />
      {order && (
        <OrderDialog
          {...order}
          onClose={() => {
            setOrder(undefined);
          }}
        />
      )}
    </Panel>
  );
}

function useColumns(onAct: (act: Act, group: Group) => void): readonly Column<Group>[] {
  const { t } = useTranslation('deadLetters');
  const journeyName = useJourneyNames();
  const format = useFormat();
  return [
    {
      id: 'step',
      head: t('column.step'),
      cell: ({ stepName, stepKey, journeyId }) => (
        <span className="col gap-2">
          <span className="strong">{stepName ?? stepKey}</span>
          <span className="small text-3">{journeyName(journeyId)}</span>
        </span>
      ),
    },
    { id: 'cause', head: t('column.cause'), cell: ({ code }) => causeWords(code) },
    { id: 'people', head: t('groups.people'), number: true, cell: ({ people }) => format.number(people) },
    { id: 'newest', head: t('groups.newest'), number: true, cell: ({ newest }) => <Time at={newest} /> },
    {
      id: 'acts',
      head: t('groups.decide'),
      width: '280px',
      cell: (group) => <GroupActs group={group} onAct={onAct} />,
    },
  ];
}

function GroupActs({ group, onAct }: { readonly group: Group; readonly onAct: (act: Act, group: Group) => void }) {
  const { t } = useTranslation('deadLetters');
  const refused = useRefusal()('enrolments:edit');
  const words = useActWords(group.people);
  return (
    <span
      className="row gap-4"
      role="group"
      aria-label={t('groups.actsFor', { step: group.stepName ?? group.stepKey })}
    >
      {ACTS.map((act) => (
        <Button
          key={act}
          size="s"
          disabledReason={refused}
          onClick={(event) => {
            event.stopPropagation();
            onAct(act, group);
          }}
        >
          {words[act].act}
        </Button>
      ))}
    </span>
  );
}
