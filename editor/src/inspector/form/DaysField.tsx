import './days.css';

import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../i18n/useLanguage';
import { useStepForm } from './context';

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof DAYS)[number];

/** Those of a stored list that are days, in the order of the week. */
export const daysIn = (value: unknown): readonly Day[] =>
  Array.isArray(value) ? DAYS.filter((day) => value.includes(day)) : [];

interface DaysFieldProps {
  readonly value: readonly Day[];
  readonly onChange: (days: readonly Day[]) => void;
}

/** Days of the week, one of them at least. */
export function DaysField({ value, onChange }: DaysFieldProps) {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  const { readOnly } = useStepForm();
  const turn = (day: Day, on: boolean) => {
    const next = DAYS.filter((each) => (each === day ? on : value.includes(each)));
    if (next.length > 0) onChange(next);
  };
  return (
    <div className="days" role="group" aria-label={t('wait.days')}>
      {DAYS.map((day, index) => (
        <label key={day} className="day" title={dayName(index, 'long', language)}>
          <input
            type="checkbox"
            className="sr-only"
            aria-label={dayName(index, 'long', language)}
            checked={value.includes(day)}
            disabled={readOnly}
            onChange={(event) => {
              turn(day, event.target.checked);
            }}
          />
          <span aria-hidden="true">{dayName(index, 'narrow', language)}</span>
        </label>
      ))}
    </div>
  );
}

/** 2024 began on a Monday. */
const dayName = (index: number, length: 'long' | 'narrow', language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index));
