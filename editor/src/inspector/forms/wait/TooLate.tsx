import { useTranslation } from 'react-i18next';

import { Switch } from '../../../design/Checkbox';
import { Select } from '../../../design/Select';
import { unitName, UNITS, type Unit } from '../../../words/duration';
import { useWords } from '../../../words/useWords';
import { useStepForm } from '../../form/context';
import { NumberParameter } from '../../form/NumberParameter';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { useWait } from '../../form/useWait';

/** Who is woken long after the end of the wait, because machines stood still, may leave by a way of their own. */
export function TooLate() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly } = useStepForm();
  const set = useWait();
  const { value = 0, error } = useParameter(['lateAmount']);
  const unit = useParameter(['lateUnit']);
  const on = Number(value) > 0;
  return (
    <div className="form-section">
      <Place parameter="lateAmount">
        <div className="col gap-8">
          <Switch
            label={t('wait.late')}
            hint={t('wait.lateHint')}
            checked={on}
            disabled={readOnly}
            onChange={(next) => {
              set({ lateAmount: next ? 12 : 0 });
            }}
          />
          {on && (
            <div className="wait-time">
              <NumberParameter
                label={t('wait.lateAfter')}
                value={value}
                min={1}
                error={error}
                disabled={readOnly}
                onChange={(next) => {
                  set({ lateAmount: next });
                }}
              />
              <Select<Unit>
                hideLabel
                label={t('wait.unit')}
                value={UNITS.find((one) => one === unit.value) ?? 'hours'}
                disabled={readOnly}
                options={UNITS.map((one) => ({ value: one, label: unitName(words, one, Number(value) || 2) }))}
                onChange={unit.set}
              />
            </div>
          )}
        </div>
      </Place>
    </div>
  );
}
