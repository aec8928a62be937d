import { useTranslation } from 'react-i18next';

import { Select } from '../../../design/Select';
import { textIn } from '../../../words/rules';
import { useStepForm } from '../../form/context';
import { Place } from '../../form/Place';
import { useWait } from '../../form/useWait';

type Then = 'output' | 'goOn';

/** What becomes of those who have no date, or come behind it. What comes every year is never over. */
export function NoDate() {
  const { t } = useTranslation('inspector');
  const { handle } = useStepForm();
  const yearly = textIn(handle.node.parameters['yearly']);
  return (
    <>
      <Otherwise name="missing" label={t('wait.missing')} way={t('wait.missingWay')} />
      {yearly !== 'feb28' && yearly !== 'mar1' && (
        <Otherwise name="over" label={t('wait.over')} way={t('wait.overWay')} />
      )}
    </>
  );
}

function Otherwise({ name, label, way }: { readonly name: string; readonly label: string; readonly way: string }) {
  const { t } = useTranslation('inspector');
  const { handle, readOnly } = useStepForm();
  const set = useWait();
  return (
    <Place parameter={name}>
      <Select<Then>
        label={label}
        value={handle.node.parameters[name] === 'goOn' ? 'goOn' : 'output'}
        disabled={readOnly}
        options={[
          { value: 'output', label: way, hint: t('wait.ownWayHint') },
          { value: 'goOn', label: t('wait.goOnAtOnce') },
        ]}
        onChange={(next) => {
          set({ [name]: next });
        }}
      />
    </Place>
  );
}
