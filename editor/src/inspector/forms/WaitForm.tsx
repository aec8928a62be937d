import { useTranslation } from 'react-i18next';

import { Select } from '../../design/Select';
import { textIn } from '../../words/rules';
import { useStepForm } from '../form/context';
import { Place } from '../form/Place';
import { useWait } from '../form/useWait';
import { DateFields } from './wait/DateFields';
import { EarlyWays } from './wait/EarlyWays';
import { HoursFields } from './wait/HoursFields';
import { NoDate } from './wait/NoDate';
import { OnlyInHours } from './wait/OnlyInHours';
import { Restarts } from './wait/Restarts';
import { TooLate } from './wait/TooLate';
import { WaitTime } from './wait/WaitTime';
import { WaitZone } from './wait/WaitZone';

type Mode = 'time' | 'date' | 'hours';

/** How the wait ends, and what may end it before. */
export function WaitForm() {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const set = useWait();
  const stored = textIn(handle.node.parameters['mode']);
  const mode: Mode = stored === 'date' || stored === 'hours' ? stored : 'time';
  return (
    <>
      <div className="form-section">
        <Place parameter="mode">
          <Select<Mode>
            label={t('wait.mode')}
            value={mode}
            disabled={readOnly}
            options={[
              { value: 'time', label: t('wait.forTime'), hint: t('wait.forTimeHint') },
              { value: 'date', label: t('wait.untilDate'), hint: t('wait.untilDateHint') },
              { value: 'hours', label: t('wait.untilHours'), hint: t('wait.untilHoursHint') },
            ]}
            onChange={(next) => {
              if (next !== mode) set({ mode: next });
            }}
          />
        </Place>
        {mode === 'time' && <WaitTime />}
        {mode === 'date' && <DateFields path={[]} onYearly={set} />}
        {mode === 'hours' && <HoursFields path={[]} />}
        {mode === 'date' && <NoDate />}
      </div>
      <EarlyWays />
      {mode !== 'hours' && <OnlyInHours />}
      <WaitZone />
      <Restarts />
      <TooLate />
    </>
  );
}
