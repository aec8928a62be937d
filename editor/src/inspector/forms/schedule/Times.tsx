import { useTranslation } from 'react-i18next';

import { Select } from '../../../design/Select';
import { TextField } from '../../../design/TextField';
import { textIn } from '../../../words/rules';
import { ClockField } from '../../form/ClockField';
import { useStepForm } from '../../form/context';
import { DaysField, daysIn } from '../../form/DaysField';
import { NumberParameter } from '../../form/NumberParameter';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { REPEATS, type Repeats } from './repeats';

/** How often, on which days and at what time: a form for people, an expression for experts. */
export function Times() {
  const { t } = useTranslation('schedules');
  const { readOnly } = useStepForm();
  const { value, set } = useParameter(['repeats']);
  const repeats = REPEATS.find((one) => one === value) ?? 'weekly';
  return (
    <>
      <Place parameter="repeats">
        <Select<Repeats>
          label={t('repeats')}
          value={repeats}
          disabled={readOnly}
          options={[
            { value: 'once', label: t('repeat.once') },
            { value: 'daily', label: t('repeat.daily') },
            { value: 'weekly', label: t('repeat.weekly') },
            { value: 'monthly', label: t('repeat.monthly') },
            { value: 'cron', label: t('repeat.cron') },
          ]}
          onChange={set}
        />
      </Place>
      {repeats === 'once' && <Day />}
      {repeats === 'weekly' && <Weekdays />}
      {repeats === 'monthly' && <DayOfMonth />}
      {repeats === 'cron' ? <Cron /> : <TimeOfDay />}
    </>
  );
}

function Day() {
  const { t } = useTranslation('schedules');
  const { readOnly } = useStepForm();
  const { value, set, error } = useParameter(['date']);
  return (
    <Place parameter="date">
      <TextField type="date" label={t('date')} value={textIn(value)} error={error} disabled={readOnly} onChange={set} />
    </Place>
  );
}

function Weekdays() {
  const { value, set, error } = useParameter(['days']);
  return (
    <Place parameter="days">
      <DaysField value={value === undefined ? ['mon'] : daysIn(value)} onChange={set} />
      {error !== undefined && <p className="field-below field-error">{error}</p>}
    </Place>
  );
}

function DayOfMonth() {
  const { t } = useTranslation('schedules');
  const { readOnly } = useStepForm();
  const { value = 1, set, error } = useParameter(['dayOfMonth']);
  return (
    <Place parameter="dayOfMonth">
      <NumberParameter
        label={t('dayOfMonth')}
        hint={t('dayOfMonthHint')}
        {...{ value, error }}
        min={1}
        max={31}
        disabled={readOnly}
        onChange={set}
      />
    </Place>
  );
}

function TimeOfDay() {
  const { t } = useTranslation('schedules');
  const { readOnly } = useStepForm();
  const { value, set, error } = useParameter(['time']);
  return (
    <Place parameter="time">
      <ClockField label={t('time')} value={textIn(value ?? '09:00')} error={error} disabled={readOnly} onChange={set} />
    </Place>
  );
}

function Cron() {
  const { t } = useTranslation('schedules');
  const { readOnly } = useStepForm();
  const { value, set, error } = useParameter(['cron']);
  return (
    <Place parameter="cron">
      <TextField
        label={t('cron')}
        hint={t('cronHint')}
        value={textIn(value ?? '0 9 * * 1')}
        error={error}
        disabled={readOnly}
        onChange={set}
      />
    </Place>
  );
}
