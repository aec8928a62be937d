import { useTranslation } from 'react-i18next';

import type { ParameterPath } from '../../../draft/contract';
import { textIn } from '../../../words/rules';
import { ClockField } from '../../form/ClockField';
import { DAYS, DaysField, daysIn } from '../../form/DaysField';
import { useStepForm } from '../../form/context';
import { dotted } from '../../form/dotted';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';

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
      <WaitDays path={path} />
    </div>
  );
}

/** None chosen is every day. */
function WaitDays({ path }: { readonly path: ParameterPath }) {
  const { value, set } = useParameter([...path, 'days']);
  const stored = daysIn(value);
  return (
    <Place parameter={dotted([...path, 'days'])}>
      <DaysField
        value={stored.length === 0 ? DAYS : stored}
        onChange={(next) => {
          set(next.length === DAYS.length ? [] : next);
        }}
      />
    </Place>
  );
}
