import { useTranslation } from 'react-i18next';

import { Select } from '../../design/Select';
import { textIn } from '../../words/rules';
import { useStepForm } from '../form/context';
import { useParameter } from '../form/useParameter';
import { ValueField } from '../form/ValueField';
import { isValues } from '../property';
import { useFieldWords, type PropertyFieldProps } from './fieldWords';

/** Something of another service, said by its id, its address or from a list that only n8n can fetch. */
export function LocatorField({ property, path }: PropertyFieldProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value = property.default, set, error } = useParameter(path);
  const words = useFieldWords(property);
  const stored = isValues(value) ? value : { __rl: true, mode: property.modes?.[0]?.name ?? 'id', value };
  const mode = textIn(stored['mode']) || 'id';
  const known = property.modes?.find(({ name }) => name === mode);
  const shown = stored['cachedResultName'];
  const write = (next: object) => {
    set({ ...stored, __rl: true, ...next });
  };
  return (
    <div className="col gap-4">
      <Select<string>
        label={words.label}
        value={mode}
        disabled={readOnly}
        options={(property.modes ?? [{ name: mode, displayName: mode, type: 'string' }]).map(
          ({ name, displayName }) => ({
            value: name,
            label: displayName,
          }),
        )}
        onChange={(next) => {
          write({ mode: next, value: '', cachedResultName: undefined });
        }}
      />
      <ValueField
        hideLabel
        label={t('form.which', { name: words.label })}
        value={stored['value']}
        placeholder={known?.placeholder}
        error={error}
        hint={typeof shown === 'string' ? shown : known?.type === 'list' ? t('form.listById') : words.hint}
        disabled={readOnly}
        onChange={(next) => {
          write({ value: next, cachedResultName: undefined });
        }}
      />
    </div>
  );
}
