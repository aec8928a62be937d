import { useTranslation } from 'react-i18next';

import { Switch } from '../../../design/Checkbox';
import { useStepForm } from '../../form/context';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { HoursFields } from './HoursFields';

/** The end of the wait is put off to such hours; what happens before leads on at any time. */
export function OnlyInHours() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const window = useParameter(['window']);
  const on = window.value === 'hours';
  return (
    <div className="form-section">
      <Place parameter="window">
        <Switch
          label={t('wait.onlyHours')}
          hint={t('wait.onlyHoursHint')}
          checked={on}
          disabled={readOnly}
          onChange={(next) => {
            window.set(next ? 'hours' : 'any');
          }}
        />
      </Place>
      {on && <HoursFields path={[]} />}
    </div>
  );
}
