import { useTranslation } from 'react-i18next';

import { MultiCombobox } from '../../design/MultiCombobox';
import { RadioGroup } from '../../design/RadioGroup';
import { fieldName } from '../../words/fieldName';
import { textIn } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { useStepForm } from '../form/context';
import { Place } from '../form/Place';
import { useParameter } from '../form/useParameter';
import { ValueField } from '../form/ValueField';

type By = 'same' | 'email' | 'phone' | 'externalId';

/** Whose profile is read, and what of it goes on. */
export function LookupForm() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly, data } = useStepForm();
  const by = useParameter(['by']);
  const value = useParameter(['value']);
  const fields = useParameter(['fields']);
  const who = (by.value ?? 'same') as By;
  const chosen = Array.isArray(fields.value) ? fields.value.map(textIn).filter((name) => name !== '') : [];
  const known = data.filter(({ kind }) => kind === 'profile').flatMap((group) => group.fields);
  return (
    <>
      <Place parameter="by">
        <RadioGroup<By>
          label={t('lookup.who')}
          value={who}
          choices={[
            { value: 'same', label: t('lookup.same'), hint: t('lookup.sameHint'), disabled: readOnly },
            { value: 'email', label: t('lookup.email'), disabled: readOnly },
            { value: 'phone', label: t('lookup.phone'), disabled: readOnly },
            { value: 'externalId', label: t('lookup.externalId'), disabled: readOnly },
          ]}
          onChange={by.set}
        />
      </Place>
      {who !== 'same' && (
        <Place parameter="value">
          <ValueField
            label={t('lookup.value')}
            hint={t('lookup.valueHint')}
            value={value.value}
            error={value.error}
            disabled={readOnly}
            onChange={value.set}
          />
        </Place>
      )}
      <Place parameter="fields">
        <MultiCombobox
          allowOwn
          label={t('lookup.fields')}
          hint={t('lookup.fieldsHint')}
          value={chosen}
          disabled={readOnly}
          options={known.map(({ path }) => ({ value: path.slice(1).join('.'), label: fieldName(words, path) }))}
          onChange={fields.set}
        />
      </Place>
    </>
  );
}
