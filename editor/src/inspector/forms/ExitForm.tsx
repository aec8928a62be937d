import { useTranslation } from 'react-i18next';

import { useStepForm } from '../form/context';
import { Place } from '../form/Place';
import { useParameter } from '../form/useParameter';
import { ValueField } from '../form/ValueField';

export function ExitForm() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value, set, error } = useParameter(['reason']);
  return (
    <Place parameter="reason">
      <ValueField
        label={t('exit.reason')}
        hint={t('exit.reasonHint')}
        placeholder={t('exit.placeholder')}
        {...{ value, error }}
        disabled={readOnly}
        onChange={set}
      />
    </Place>
  );
}
