import { useTranslation } from 'react-i18next';

import { NumberField } from '../../design/NumberField';
import { daysAgo, daysBackIn } from '../../words/conditions';
import { useStepForm } from '../form/context';
import type { FilterCondition } from './filterValue';

export interface DaysBackProps {
  readonly condition: FilterCondition;
  readonly onChange: (condition: FilterCondition) => void;
}

/** How many days ago, beside "in the last" and "longer ago than". */
export function DaysBack({ condition, onChange }: DaysBackProps) {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  return (
    <NumberField
      hideLabel
      label={t('dates.days')}
      value={daysBackIn(condition.rightValue) ?? null}
      min={1}
      max={3650}
      unit={t('dates.days')}
      disabled={readOnly}
      onChange={(days) => {
        if (days !== null && days >= 1) onChange({ ...condition, rightValue: daysAgo(Math.round(days)) });
      }}
    />
  );
}
