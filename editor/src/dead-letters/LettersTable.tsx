import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { Item } from '../api/queries';
import { nameOf } from '../customers/person';
import { PersonName } from '../customers/PersonName';
import { Checkbox } from '../design/Checkbox';
import { Table, type Column } from '../design/Table';
import { Time } from '../design/Time';
import { NONE } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';
import { useJourneyNames, usePeople } from '../sends/names';
import { causeWords } from './causeWords';

export type Letter = Item<'/api/dead-letters'>;

export interface LettersTableProps {
  readonly letters: readonly Letter[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly footer: ReactNode;
}

export function LettersTable({ letters, chosen, onChoose, footer }: LettersTableProps) {
  const { t } = useTranslation('deadLetters');
  const choice = useChoiceColumn({ letters, chosen, onChoose });
  const columns = useColumns(letters);
  return (
    <Table
      label={t('title')}
      columns={[choice, ...columns]}
      rows={letters}
      rowKey={({ id }) => id}
      onRowClick={({ id }) => {
        onChoose(toggled(chosen, id));
      }}
      footer={footer}
    />
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

function useChoiceColumn({ letters, chosen, onChoose }: Omit<LettersTableProps, 'footer'>): Column<Letter> {
  const { t } = useTranslation('deadLetters');
  const people = usePeople(letters.map(({ profileId }) => profileId));
  const all = letters.length === chosen.size;
  return {
    id: 'choice',
    width: '40px',
    head: (
      <Checkbox
        hideLabel
        label={t('chooseAll', { count: letters.length })}
        checked={all}
        mixed={!all && chosen.size > 0}
        onChange={(on) => {
          onChoose(new Set(on ? letters.map(({ id }) => id) : []));
        }}
      />
    ),
    cell: ({ id, profileId }) => (
      <Checkbox
        hideLabel
        label={t('choose', { name: nameOf(people.get(profileId) ?? { id: profileId }) })}
        checked={chosen.has(id)}
        onChange={() => {
          onChoose(toggled(chosen, id));
        }}
      />
    ),
  };
}

function useColumns(letters: readonly Letter[]): readonly Column<Letter>[] {
  const { t } = useTranslation('deadLetters');
  const people = usePeople(letters.map(({ profileId }) => profileId));
  const journeyName = useJourneyNames();
  const format = useFormat();
  return [
    {
      id: 'person',
      head: t('column.person'),
      width: '22%',
      cell: ({ profileId }) => <PersonName person={people.get(profileId) ?? { id: profileId }} />,
    },
    {
      id: 'step',
      head: t('column.step'),
      width: '22%',
      cell: ({ journeyId, stepName, stepKey }) => (
        <span className="col gap-2">
          <span className="strong">{stepName ?? stepKey}</span>
          <Link className="small" to={`/journeys/${journeyId}`}>
            {journeyName(journeyId)}
          </Link>
        </span>
      ),
    },
    { id: 'cause', head: t('column.cause'), cell: ({ failure }) => <Cause failure={failure} /> },
    {
      id: 'attempts',
      head: t('column.attempts'),
      number: true,
      cell: ({ failure }) => format.number(failure?.attempts),
    },
    {
      id: 'since',
      head: t('column.since'),
      number: true,
      cell: ({ failure }) => (failure ? <Time at={failure.at} /> : NONE),
    },
  ];
}

/** Why, in words; what the step itself said stands below, in its language. */
function Cause({ failure }: { readonly failure: Letter['failure'] }) {
  if (!failure) return NONE;
  return (
    <span className="col gap-2">
      <span>{causeWords(failure.code)}</span>
      <span className="small text-3" lang="en">
        {failure.message}
      </span>
    </span>
  );
}
