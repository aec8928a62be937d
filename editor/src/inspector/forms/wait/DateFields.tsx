import { useTranslation } from 'react-i18next';

import type { ParameterPath } from '../../../draft/contract';
import { Select } from '../../../design/Select';
import { Switch } from '../../../design/Checkbox';
import { unitName, UNITS, type Unit } from '../../../words/duration';
import { textIn } from '../../../words/rules';
import { useWords } from '../../../words/useWords';
import { ClockField } from '../../form/ClockField';
import { useStepForm } from '../../form/context';
import { dotted } from '../../form/dotted';
import { NumberParameter } from '../../form/NumberParameter';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { ValueField } from '../../form/ValueField';

export interface DateFieldsProps {
  /** Of the fields: nothing for the whole wait, or a way out. */
  readonly path: ParameterPath;
  /** Of the whole wait, where it decides about ways out. */
  readonly onYearly?: ((values: { readonly yearly: string }) => void) | undefined;
}

type Shift = 'on' | 'before' | 'after';
type Yearly = 'no' | 'feb28' | 'mar1';
const EXACT: readonly unknown[] = ['hours', 'minutes', 'seconds'];

/** Which date, how far from it, and at what time of day. */
export function DateFields({ path, onYearly }: DateFieldsProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const date = useParameter([...path, 'date']);
  const shift = useParameter([...path, 'shift']);
  const unit = useParameter([...path, 'shiftUnit']);
  const chosen = SHIFTS.find((one) => one === shift.value) ?? 'on';
  const ownTime = chosen !== 'on' && EXACT.includes(unit.value);
  return (
    <div className="col gap-12">
      <Place parameter={dotted([...path, 'date'])}>
        <ValueField
          label={t('wait.date')}
          hint={t('wait.dateHint')}
          value={date.value ?? ''}
          placeholder={t('wait.datePlaceholder')}
          error={date.error}
          disabled={readOnly}
          onChange={date.set}
        />
      </Place>
      <Select<Shift>
        label={t('wait.shift')}
        value={chosen}
        disabled={readOnly}
        options={[
          { value: 'on', label: t('wait.shiftOn') },
          { value: 'before', label: t('wait.shiftBefore') },
          { value: 'after', label: t('wait.shiftAfter') },
        ]}
        onChange={shift.set}
      />
      {chosen !== 'on' && <Distance path={path} />}
      {!ownTime && <TimeOfDay path={path} />}
      <Every path={path} onYearly={onYearly} />
    </div>
  );
}

const SHIFTS: readonly Shift[] = ['on', 'before', 'after'];

function Distance({ path }: { readonly path: ParameterPath }) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly } = useStepForm();
  const amount = useParameter([...path, 'shiftAmount']);
  const unit = useParameter([...path, 'shiftUnit']);
  const value = amount.value ?? 1;
  return (
    <Place parameter={dotted([...path, 'shiftAmount'])}>
      <div className="wait-time">
        <NumberParameter
          label={t('wait.shiftAmount')}
          value={value}
          min={0}
          error={amount.error}
          disabled={readOnly}
          onChange={amount.set}
        />
        <Select<Unit>
          hideLabel
          label={t('wait.unit')}
          value={UNITS.find((one) => one === unit.value) ?? 'days'}
          disabled={readOnly}
          options={UNITS.map((one) => ({ value: one, label: unitName(words, one, Number(value) || 2) }))}
          onChange={unit.set}
        />
      </div>
    </Place>
  );
}

/** Else the time that the date itself has. */
function TimeOfDay({ path }: { readonly path: ParameterPath }) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const time = useParameter([...path, 'time']);
  const clock = textIn(time.value ?? '09:00');
  return (
    <Place parameter={dotted([...path, 'time'])}>
      <div className="col gap-4">
        <Switch
          label={t('wait.atTime')}
          checked={clock !== ''}
          disabled={readOnly}
          onChange={(on) => {
            time.set(on ? '09:00' : '');
          }}
        />
        {clock !== '' && (
          <ClockField
            hideLabel
            label={t('wait.atTime')}
            value={clock}
            error={time.error}
            disabled={readOnly}
            onChange={time.set}
          />
        )}
      </div>
    </Place>
  );
}

function Every({ path, onYearly }: DateFieldsProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const yearly = useParameter([...path, 'yearly']);
  const value: Yearly = yearly.value === 'feb28' || yearly.value === 'mar1' ? yearly.value : 'no';
  return (
    <Select<Yearly>
      label={t('wait.yearly')}
      value={value}
      disabled={readOnly}
      options={[
        { value: 'no', label: t('wait.yearlyNo') },
        { value: 'feb28', label: t('wait.yearlyFeb'), hint: t('wait.yearlyFebHint') },
        { value: 'mar1', label: t('wait.yearlyMar'), hint: t('wait.yearlyMarHint') },
      ]}
      onChange={(next) => {
        if (onYearly) onYearly({ yearly: next });
        else yearly.set(next);
      }}
    />
  );
}
