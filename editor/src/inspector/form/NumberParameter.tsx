import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { FieldWords } from '../../design/Field';
import { NumberField } from '../../design/NumberField';
import { isExpression } from '../expression';
import { useLeft } from './useLeft';
import { ValueField } from './ValueField';

export interface NumberParameterProps extends FieldWords {
  readonly value: unknown;
  readonly onChange: (value: number | string) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly unit?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly fraction?: number | undefined;
}

/** A number, or data that gives one. An emptied field keeps what was stored and says what is wanted. */
export function NumberParameter({ value, onChange, error, fraction, min, max, unit, ...words }: NumberParameterProps) {
  const { t } = useTranslation('inspector');
  const [empty, setEmpty] = useState(false);
  const [left, leave] = useLeft();
  if (isExpression(value)) return <ValueField {...words} error={error} value={value} onChange={onChange} />;
  const number = typeof value === 'number' ? value : Number(value);
  return (
    <div
      onBlur={() => {
        leave('number');
      }}
    >
      <NumberField
        {...words}
        {...{ min, max, unit }}
        error={empty && left.has('number') ? t('number.wanted') : error}
        {...(fraction !== undefined && { format: { maximumFractionDigits: fraction } })}
        value={empty || Number.isNaN(number) ? null : number}
        onChange={(next) => {
          setEmpty(next === null);
          if (next !== null && next !== number) onChange(next);
        }}
      />
    </div>
  );
}
