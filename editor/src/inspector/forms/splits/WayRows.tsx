import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { MultiCombobox } from '../../../design/MultiCombobox';
import { Segments } from '../../../design/Segments';
import { TextField } from '../../../design/TextField';
import { textIn as textAt } from '../../../canvas/graph/parameters';
import { dayName, daysOf, valuesOf, WEEKDAYS, type Weekday } from '../../../words/splits';
import { useWords } from '../../../words/useWords';
import { ClockField } from '../../form/ClockField';
import { useStepForm } from '../../form/context';
import { dotted } from '../../form/dotted';
import { useProblemOf } from '../../form/useParameter';
import { NamedRow } from '../../rules/NamedRow';
import type { RuleList } from '../../rules/useRuleList';

export interface WayRowProps {
  readonly list: RuleList;
  readonly index: number;
}

/** A way for some values, or for a range of numbers. */
export function CaseRow({ list, index }: WayRowProps) {
  const { t } = useTranslation('splits');
  const { handle, readOnly } = useStepForm();
  const path = list.path(index);
  const way = list.rules[index] ?? {};
  const range = way['match'] === 'range';
  const error = useProblemOf(dotted([...path, 'values']));
  const below = useProblemOf(dotted([...path, 'below']));
  const from = useProblemOf(dotted([...path, 'atLeast']));
  return (
    <WayRow {...{ list, index }} example={t('by.namePlaceholder')}>
      <Segments
        size="s"
        label={t('by.match')}
        value={range ? 'range' : 'values'}
        segments={[
          { value: 'values', label: t('by.values') },
          { value: 'range', label: t('by.range') },
        ]}
        onChange={(match) => {
          handle.set([...path, 'match'], match);
        }}
      />
      {range ? (
        <div className="row">
          <End label={t('by.rangeFrom')} path={[...path, 'atLeast']} value={textAt(way, 'atLeast')} error={from} />
          <End label={t('by.rangeBelow')} path={[...path, 'below']} value={textAt(way, 'below')} error={below} />
        </div>
      ) : (
        <MultiCombobox
          allowOwn
          label={t('by.values')}
          hint={t('by.valuesHint')}
          placeholder={t('by.valuesPlaceholder')}
          value={valuesOf(way)}
          options={[]}
          error={error}
          disabled={readOnly}
          onChange={(values) => {
            handle.set([...path, 'values'], values);
          }}
        />
      )}
    </WayRow>
  );
}

interface EndProps {
  readonly label: string;
  readonly path: readonly (string | number)[];
  readonly value: string;
  readonly error: string | undefined;
}

function End({ label, path, value, error }: EndProps) {
  const { handle, readOnly } = useStepForm();
  return (
    <TextField
      size="s"
      label={label}
      value={value}
      error={error}
      disabled={readOnly}
      onChange={(next) => {
        handle.set([...path], next.trim());
      }}
    />
  );
}

/** A way for some days and hours. */
export function TimeRow({ list, index }: WayRowProps) {
  const { t } = useTranslation('splits');
  const words = useWords();
  const { handle, readOnly } = useStepForm();
  const path = list.path(index);
  const way = list.rules[index] ?? {};
  return (
    <WayRow {...{ list, index }} example={t('by.timePlaceholder')}>
      <MultiCombobox<Weekday>
        label={t('by.days')}
        hint={t('by.daysHint')}
        value={daysOf(way)}
        options={WEEKDAYS.map((day) => ({ value: day, label: dayName(words, day) }))}
        disabled={readOnly}
        onChange={(days) => {
          handle.set([...path, 'days'], days);
        }}
      />
      <div className="row">
        <ClockField
          label={t('by.from')}
          value={textAt(way, 'from', '09:00')}
          disabled={readOnly}
          onChange={(time) => {
            handle.set([...path, 'from'], time);
          }}
        />
        <ClockField
          label={t('by.to')}
          value={textAt(way, 'to', '18:00')}
          disabled={readOnly}
          onChange={(time) => {
            handle.set([...path, 'to'], time);
          }}
        />
      </div>
    </WayRow>
  );
}

interface WayProps extends WayRowProps {
  /** Of a name. */
  readonly example: string;
  readonly children: ReactNode;
}

function WayRow({ list, index, example, children }: WayProps) {
  const { t } = useTranslation('splits');
  return (
    <NamedRow {...{ list, index, example }} said={t('by.way', { number: index + 1 })} label={t('by.name')}>
      {children}
    </NamedRow>
  );
}
