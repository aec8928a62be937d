import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Combobox } from '../../design/Combobox';
import { Select } from '../../design/Select';
import { yearlyName } from '../../words/dateEntry';
import { unitName } from '../../words/duration';
import { attributeName } from '../../words/fieldName';
import { textIn } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { ClockField } from '../form/ClockField';
import { useStepForm } from '../form/context';
import { NumberParameter } from '../form/NumberParameter';
import { Place } from '../form/Place';
import { Section } from '../form/Section';
import { useParameter } from '../form/useParameter';
import { Needs, WholeJourney } from './EntryForm';
import { ReEntry } from './EntryVisits';

/** Whose day lets them in, when on it, and what belongs to the whole journey. */
export function DateEntryForm() {
  const { t } = useTranslation(['dates', 'inspector']);
  return (
    <>
      <Section title={t('inspector:entry.who')}>
        <Attribute />
        <Shift />
        <TimeOfDay />
        <Yearly />
        <Needs />
      </Section>
      <Section title={t('inspector:entry.visits')}>
        <ReEntry />
      </Section>
      <WholeJourney maxAgeHint={t('dates:maxAgeHint')} />
    </>
  );
}

/** Days that customers usually have; others are written. */
const USUAL = ['birthday', 'anniversary', 'renewal'];

function Attribute() {
  const { t } = useTranslation('dates');
  const words = useWords();
  const { data, readOnly } = useStepForm();
  const { value, set, error } = useParameter(['attribute']);
  const chosen = textIn(value).replace(/^attributes\./, '');
  const known = data.flatMap(({ fields }) => fields).flatMap(({ path }) => (path[1] === 'attributes' ? [path[2]] : []));
  const [typed, setTyped] = useState('');
  const names = [...new Set([chosen, ...USUAL, ...known, typed.trim()])].filter(isName);
  return (
    <Place parameter="attribute">
      <Combobox
        label={t('attribute')}
        hint={t('attributeHint')}
        value={chosen === '' ? null : chosen}
        error={error}
        disabled={readOnly}
        options={names.map((name) => ({ value: name, label: attributeName(words, name) }))}
        onSearch={setTyped}
        onChange={(name) => {
          set(name ?? '');
        }}
      />
    </Place>
  );
}

const isName = (name: string | number | undefined): name is string => typeof name === 'string' && name !== '';

const SHIFTS = ['on', 'before', 'after'] as const;

function Shift() {
  const { t } = useTranslation('dates');
  const words = useWords();
  const { readOnly } = useStepForm();
  const shift = useParameter(['shift']);
  const days = useParameter(['shiftDays']);
  const chosen = SHIFTS.find((one) => one === shift.value) ?? 'on';
  const { value: amount = 1 } = days;
  return (
    <>
      <Select<(typeof SHIFTS)[number]>
        label={t('shift')}
        value={chosen}
        disabled={readOnly}
        options={[
          { value: 'on', label: t('shiftOn') },
          { value: 'before', label: t('shiftBefore') },
          { value: 'after', label: t('shiftAfter') },
        ]}
        onChange={shift.set}
      />
      {chosen !== 'on' && (
        <Place parameter="shiftDays">
          <NumberParameter
            label={t('shiftDays')}
            value={amount}
            min={0}
            max={366}
            error={days.error}
            unit={unitName(words, 'days', Number(amount))}
            disabled={readOnly}
            onChange={days.set}
          />
        </Place>
      )}
    </>
  );
}

function TimeOfDay() {
  const { t } = useTranslation('dates');
  const { entry, readOnly } = useStepForm();
  const { value, set, error } = useParameter(['time']);
  const zoneOf = useParameter(['zoneOf']);
  return (
    <>
      <Place parameter="time">
        <ClockField
          label={t('time')}
          value={textIn(value ?? '09:00')}
          error={error}
          disabled={readOnly}
          onChange={set}
        />
      </Place>
      <Select<'profile' | 'journey'>
        label={t('zoneOf')}
        value={zoneOf.value === 'journey' ? 'journey' : 'profile'}
        disabled={readOnly}
        options={[
          { value: 'profile', label: t('choice.profile'), hint: t('profileHint', { zone: entry.zone }) },
          { value: 'journey', label: t('choice.journey') },
        ]}
        onChange={zoneOf.set}
      />
    </>
  );
}

const YEARLY = ['feb28', 'mar1', 'leapYears', 'no'] as const;

function Yearly() {
  const { t } = useTranslation('dates');
  const words = useWords();
  const { readOnly } = useStepForm();
  const { value, set } = useParameter(['yearly']);
  return (
    <Select<(typeof YEARLY)[number]>
      label={t('yearlyLabel')}
      value={YEARLY.find((one) => one === value) ?? 'feb28'}
      disabled={readOnly}
      options={YEARLY.map((one) => ({ value: one, label: yearlyName(words, one) }))}
      onChange={set}
    />
  );
}
