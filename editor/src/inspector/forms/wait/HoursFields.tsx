import './wait.css';

import { useTranslation } from 'react-i18next';

import type { ParameterPath } from '../../../draft/contract';
import { useLanguage } from '../../../i18n/useLanguage';
import { textIn } from '../../../words/rules';
import { ClockField } from '../../form/ClockField';
import { useStepForm } from '../../form/context';
import { dotted } from '../../form/dotted';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Local hours on days of the week; all days are none chosen. */
export function HoursFields({ path }: { readonly path: ParameterPath }) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const from = useParameter([...path, 'from']);
  const to = useParameter([...path, 'to']);
  return (
    <div className="col gap-8">
      <div className="row gap-8">
        <Place parameter={dotted([...path, 'from'])}>
          <ClockField
            label={t('wait.from')}
            value={textIn(from.value ?? '09:00')}
            error={from.error}
            disabled={readOnly}
            onChange={from.set}
          />
        </Place>
        <Place parameter={dotted([...path, 'to'])}>
          <ClockField
            label={t('wait.to')}
            value={textIn(to.value ?? '20:00')}
            error={to.error}
            disabled={readOnly}
            onChange={to.set}
          />
        </Place>
      </div>
      <Days path={path} />
    </div>
  );
}

function Days({ path }: { readonly path: ParameterPath }) {
  const { t } = useTranslation('inspector');
  const language = useLanguage();
  const { readOnly } = useStepForm();
  const { value, set } = useParameter([...path, 'days']);
  const stored: readonly unknown[] = Array.isArray(value) ? value : [];
  const chosen = stored.length === 0 ? [...DAYS] : DAYS.filter((day) => stored.includes(day));
  const turn = (day: (typeof DAYS)[number], on: boolean) => {
    const next = DAYS.filter((each) => (each === day ? on : chosen.includes(each)));
    if (next.length > 0) set(next.length === DAYS.length ? [] : next);
  };
  return (
    <Place parameter={dotted([...path, 'days'])}>
      <div className="wait-days" role="group" aria-label={t('wait.days')}>
        {DAYS.map((day, index) => (
          <label key={day} className="wait-day" title={dayName(index, 'long', language)}>
            <input
              type="checkbox"
              className="sr-only"
              aria-label={dayName(index, 'long', language)}
              checked={chosen.includes(day)}
              disabled={readOnly}
              onChange={(event) => {
                turn(day, event.target.checked);
              }}
            />
            <span aria-hidden="true">{dayName(index, 'narrow', language)}</span>
          </label>
        ))}
      </div>
    </Place>
  );
}

/** 2024 began on a Monday. */
const dayName = (index: number, length: 'long' | 'narrow', language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index));
