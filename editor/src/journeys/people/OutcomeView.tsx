import { useTranslation } from 'react-i18next';

import { refusalWords } from '../../customers/refusalWords';
import { Note } from '../../design/Note';
import { Table } from '../../design/Table';
import { useFormat } from '../../i18n/useFormat';
import type { Other, Outcome } from './useListed';

/** What became of the list: how many, and who not. */
export function OutcomeView({ outcome: { what, done, others } }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const number = format.number(done);
  const wordsOf = ({ code }: Other) => {
    if (code === 'unknown_profile') return t('people.unknown');
    return code === 'not_inside' ? t('people.notInside') : refusalWords(code);
  };
  return (
    <>
      <Note tone={done > 0 ? 'accent' : 'info'} live>
        {what === 'add' ? t('people.added', { count: done, number }) : t('people.removed', { count: done, number })}
      </Note>
      {others.length > 0 && (
        <Table
          tight
          label={t('people.others', { count: others.length, number: format.number(others.length) })}
          rowKey={({ who }) => who}
          rows={[...new Map(others.map((one) => [one.who, one])).values()]}
          columns={[
            { id: 'who', head: t('people.who'), width: '45%', cell: ({ who }) => <span className="cut">{who}</span> },
            { id: 'why', head: t('people.why'), cell: wordsOf },
          ]}
        />
      )}
    </>
  );
}
