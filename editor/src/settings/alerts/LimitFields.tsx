import { useTranslation } from 'react-i18next';

import { Checkbox } from '../../design/Checkbox';
import { NumberField } from '../../design/NumberField';
import { LIMITS, type LimitName, type Limits } from './draft';

export interface LimitFieldsProps {
  readonly limits: Limits;
  readonly disabled: boolean;
  readonly onChange: (limits: Limits) => void;
}

/** Each kind may be told from a limit on, or not at all. */
export function LimitFields({ limits, disabled, onChange }: LimitFieldsProps) {
  const words = useLimitWords();
  const put = (name: LimitName, value: number | undefined) => {
    const others = Object.fromEntries(Object.entries(limits).filter(([each]) => each !== name));
    onChange(value === undefined ? others : { ...others, [name]: value });
  };
  return (
    <div className="col gap-16">
      {LIMITS.map(({ name, usual, min, max }) => {
        const value = limits[name];
        const factor = name === 'lagSeconds' ? 60 : 1;
        return (
          <div key={name} className="alert-limit">
            <Checkbox
              label={words[name].label}
              hint={words[name].hint}
              checked={value !== undefined}
              disabled={disabled}
              onChange={(on) => {
                put(name, on ? usual : undefined);
              }}
            />
            <NumberField
              hideLabel
              label={words[name].from}
              unit={words[name].unit}
              value={value === undefined ? null : value / factor}
              min={min / factor}
              max={max / factor}
              disabled={disabled || value === undefined}
              onChange={(next) => {
                if (value !== undefined) put(name, Math.round((next ?? usual / factor) * factor));
              }}
            />
          </div>
        );
      })}
    </div>
  );
}

function useLimitWords() {
  const { t } = useTranslation('alerts');
  return {
    lagSeconds: { label: t('lag.label'), hint: t('lag.hint'), from: t('lag.from'), unit: t('unit.minutes') },
    deadLetters: { label: t('dead.label'), hint: t('dead.hint'), from: t('dead.from'), unit: t('unit.people') },
    circuitMinutes: {
      label: t('circuit.label'),
      hint: t('circuit.hint'),
      from: t('circuit.from'),
      unit: t('unit.minutes'),
    },
    senderMinutes: {
      label: t('sender.label'),
      hint: t('sender.hint'),
      from: t('sender.from'),
      unit: t('unit.minutes'),
    },
  };
}
