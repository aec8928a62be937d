import { useTranslation } from 'react-i18next';

import { type Item, useApiQuery } from '../../api/queries';
import { Loaded } from '../../app/Loaded';
import { Badge } from '../../design/Badge';
import { Panel } from '../../design/Panel';
import { Skeleton } from '../../design/Skeleton';
import { Table, type Column } from '../../design/Table';
import { Time } from '../../design/Time';
import { useFormat } from '../../i18n/useFormat';

type Occasion = Item<'/api/alerts'>;

/** What was told lately, and what is not well yet. */
export function Occasions() {
  const { t } = useTranslation('alerts');
  const occasions = useApiQuery('/api/alerts', undefined, { pollEvery: 15_000 });
  const columns = useColumns();
  return (
    <Panel title={t('occasions.title')} flush>
      <Loaded query={occasions} failed={t('occasions.failed')} skeleton={<Skeleton rows={3} />}>
        {({ items }) =>
          items.length > 0 ? (
            <Table label={t('occasions.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
          ) : (
            <p className="panel-body text-2">{t('occasions.none')}</p>
          )
        }
      </Loaded>
    </Panel>
  );
}

function useColumns(): readonly Column<Occasion>[] {
  const { t } = useTranslation('alerts');
  const sentence = useSentence();
  return [
    { id: 'what', head: t('occasions.what'), cell: (one) => sentence(one) },
    {
      id: 'state',
      head: t('occasions.state'),
      cell: ({ open, undelivered }) => (
        <span className="row gap-4">
          <Badge tone={open ? 'warn' : 'neutral'} outline={!open}>
            {open ? t('occasions.open') : t('occasions.over')}
          </Badge>
          {undelivered > 0 && <Badge tone="danger">{t('occasions.undelivered')}</Badge>}
        </span>
      ),
    },
    { id: 'since', head: t('occasions.since'), number: true, cell: ({ beganAt }) => <Time at={beganAt} /> },
  ];
}

function useSentence() {
  const { t } = useTranslation('alerts');
  const format = useFormat();
  return ({ kind, value, stepName = '', journeyName = '', senderName = '' }: Occasion): string => {
    switch (kind) {
      case 'lag':
        return t('occasions.lag', { minutes: format.number(Math.max(1, Math.round(value / 60))) });
      case 'deadLetters':
        return t('occasions.deadLetters', { count: value, number: format.number(value) });
      case 'circuit':
        return t('occasions.circuit', { step: stepName, journey: journeyName });
      case 'sender':
        return t('occasions.sender', { sender: senderName });
    }
  };
}
