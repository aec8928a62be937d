import { useTranslation } from 'react-i18next';

import { Checkbox } from '../../../design/Checkbox';
import { TextArea } from '../../../design/TextArea';
import { TextField } from '../../../design/TextField';
import type { MappingForm } from './lines';

interface MappingFieldsProps {
  readonly form: MappingForm;
  readonly setForm: (form: MappingForm) => void;
}

type TextName = Exclude<keyof MappingForm, 'fixed'>;

export function MappingFields({ form, setForm }: MappingFieldsProps) {
  const { t } = useTranslation('sources');
  const labels: Readonly<Record<TextName, string>> = {
    ...{ items: t('mapping.items'), event: form.fixed ? t('mapping.fixedName') : t('mapping.event') },
    ...{ names: t('mapping.names'), messageId: t('mapping.messageId'), time: t('mapping.time') },
    ...{ email: t('mapping.email'), phone: t('mapping.phone'), external: t('mapping.external') },
    ...{ firstName: t('mapping.firstName'), country: t('mapping.country'), properties: t('mapping.properties') },
  };
  const props = (name: TextName) => ({
    label: labels[name],
    spellCheck: false,
    value: form[name],
    onChange: (value: string) => {
      setForm({ ...form, [name]: value });
    },
  });
  return (
    <div className="col gap-12">
      <TextField {...props('event')} hint={form.fixed ? undefined : t('mapping.pathHint')} />
      <Checkbox
        label={t('mapping.fixed')}
        checked={form.fixed}
        onChange={(fixed) => {
          setForm({ ...form, fixed });
        }}
      />
      <TextArea {...props('names')} rows={2} hint={t('mapping.namesHint')} />
      <div className="mapping-pairs">
        <TextField {...props('email')} />
        <TextField {...props('phone')} />
        <TextField {...props('external')} />
        <TextField {...props('messageId')} />
        <TextField {...props('time')} />
        <TextField {...props('items')} />
        <TextField {...props('firstName')} />
        <TextField {...props('country')} />
      </div>
      <TextArea {...props('properties')} rows={4} hint={t('mapping.propertiesHint')} />
    </div>
  );
}
