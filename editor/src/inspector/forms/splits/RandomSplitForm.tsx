import { useTranslation } from 'react-i18next';

import { RadioGroup } from '../../../design/RadioGroup';
import { useStepForm } from '../../form/context';
import { Place } from '../../form/Place';
import { useParameter } from '../../form/useParameter';
import { SharesField } from './SharesField';

/** Which share of the people takes which way, and what happens to those who come back. */
export function RandomSplitForm() {
  const { t } = useTranslation('splits');
  const { readOnly } = useStepForm();
  const assignment = useParameter(['assignment']);
  return (
    <>
      <SharesField parameter="ways" entry="way" label={t('shares')} add={t('addWay')} />
      <Place parameter="assignment">
        <RadioGroup<'person' | 'entry'>
          label={t('random.again')}
          value={assignment.value === 'entry' ? 'entry' : 'person'}
          choices={[
            { value: 'person', label: t('random.sameChoice'), hint: t('random.sameHint'), disabled: readOnly },
            { value: 'entry', label: t('random.anewChoice'), disabled: readOnly },
          ]}
          onChange={assignment.set}
        />
      </Place>
    </>
  );
}
