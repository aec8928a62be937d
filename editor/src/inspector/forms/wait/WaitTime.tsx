import { useTranslation } from 'react-i18next';

import { Select } from '../../../design/Select';
import { unitName, UNITS, type Unit } from '../../../words/duration';
import { entriesOf } from '../../../words/rules';
import { useWords } from '../../../words/useWords';
import { useStepForm } from '../../form/context';
import { DataChooser } from '../../form/DataChooser';
import { NumberParameter } from '../../form/NumberParameter';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { listens } from '../../form/useWait';
import { expressionFor, isExpression } from '../../expression';

/** A time to wait; while something may end it early, the longest. */
export function WaitTime() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle, readOnly } = useStepForm();
  const amount = useParameter(['amount']);
  const unit = useParameter(['unit']);
  const { parameters } = handle.node;
  const early = listens(parameters) && entriesOf(parameters['branches'], 'branch').length > 0;
  const value = amount.value ?? 1;
  return (
    <Place parameter="amount">
      <div className="wait-time">
        <NumberParameter
          label={early ? t('wait.atMost') : t('wait.amount')}
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
        {!isExpression(value) && (
          <DataChooser
            disabled={readOnly}
            onPick={(reference) => {
              amount.set(expressionFor(reference));
            }}
          />
        )}
      </div>
    </Place>
  );
}
