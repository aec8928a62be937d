import { useTranslation } from 'react-i18next';

import { Combobox } from '../../../design/Combobox';
import { Select } from '../../../design/Select';
import { textIn } from '../../../words/rules';
import { useStepForm } from '../../form/context';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';

type ZoneOf = 'profile' | 'fixed';

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

/** Where dates, days and times of day are meant. */
export function WaitZone() {
  const { t } = useTranslation('inspector');
  const { entry, readOnly } = useStepForm();
  const zoneOf = useParameter(['zoneOf']);
  const zone = useParameter(['zone']);
  const fixed = zoneOf.value === 'fixed';
  const chosen = textIn(zone.value) || 'UTC';
  return (
    <div className="form-section">
      <Select<ZoneOf>
        label={t('wait.zone')}
        value={fixed ? 'fixed' : 'profile'}
        disabled={readOnly}
        options={[
          { value: 'profile', label: t('wait.zoneProfile'), hint: t('wait.zoneProfileHint', { zone: entry.zone }) },
          { value: 'fixed', label: t('wait.zoneFixed') },
        ]}
        onChange={zoneOf.set}
      />
      {fixed && (
        <Place parameter="zone">
          <Combobox
            hideLabel
            label={t('wait.zoneFixed')}
            value={chosen}
            error={zone.error}
            disabled={readOnly}
            options={(ZONES.includes(chosen) ? ZONES : [chosen, ...ZONES]).map((each) => ({
              value: each,
              label: each.replaceAll('_', ' '),
            }))}
            onChange={(next) => {
              zone.set(next ?? 'UTC');
            }}
          />
        </Place>
      )}
    </div>
  );
}
