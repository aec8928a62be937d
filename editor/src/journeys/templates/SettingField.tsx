import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../../api/queries';
import { languageName } from '../../customers/person';
import { Combobox } from '../../design/Combobox';
import { MultiCombobox } from '../../design/MultiCombobox';
import { NumberField } from '../../design/NumberField';
import { Select } from '../../design/Select';
import { Switch } from '../../design/Checkbox';
import { TextField } from '../../design/TextField';
import { useLanguage } from '../../i18n/useLanguage';
import { useRoleName } from '../../senders/roleWords';
import { unitName, UNITS, type Unit } from '../../words/duration';
import { useWords } from '../../words/useWords';
import { saidIn, type Setting } from './settings';

export interface SettingFieldProps {
  readonly setting: Setting;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Languages that the template has texts in. */
  readonly languages: readonly string[];
  readonly error?: string | undefined;
}

type Of<T extends Setting['type']> = Extract<Setting, { type: T }>;

/** One thing that the author of a template leaves to whoever installs it. */
export function SettingField(props: SettingFieldProps) {
  const { setting, value, onChange, languages, error } = props;
  const language = useLanguage();
  const words = {
    label: saidIn(language, setting.label),
    error,
    ...(setting.help && { hint: saidIn(language, setting.help) }),
  };
  const languageOptions = languages.map((tag) => ({ value: tag, label: languageName(tag, language) }));
  switch (setting.type) {
    case 'duration':
      return <DurationField {...words} value={value as Of<'duration'>['default']} onChange={onChange} />;
    case 'number':
      return <NumberField {...words} value={value as number} min={setting.min} max={setting.max} onChange={onChange} />;
    case 'text':
      return <TextField {...words} value={value as string} maxLength={setting.maxLength} onChange={onChange} />;
    case 'boolean':
      return <Switch label={words.label} hint={words.hint} checked={value === true} onChange={onChange} />;
    case 'languages':
      return <MultiCombobox {...words} value={value as string[]} options={languageOptions} onChange={onChange} />;
    case 'language':
      return <Select {...words} value={value as string} options={languageOptions} onChange={onChange} />;
    case 'senderRole':
      return <RoleField {...words} value={value as string} onChange={onChange} />;
  }
}

interface Words {
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
}

interface DurationFieldProps extends Words {
  readonly value: Of<'duration'>['default'];
  readonly onChange: (value: unknown) => void;
}

function DurationField({ value, onChange, ...words }: DurationFieldProps) {
  const { t } = useTranslation('journeys');
  const translate = useWords();
  const units = UNITS.filter((unit) => unit !== 'months');
  return (
    <div className="setting-duration">
      <NumberField
        {...words}
        value={value.amount}
        min={0}
        onChange={(amount) => {
          if (amount !== null) onChange({ ...value, amount });
        }}
      />
      <Select<Unit>
        hideLabel
        label={t('template.unit')}
        value={value.unit}
        options={units.map((unit) => ({ value: unit, label: unitName(translate, unit, value.amount) }))}
        onChange={(unit) => {
          onChange({ ...value, unit });
        }}
      />
    </div>
  );
}

interface RoleFieldProps extends Words {
  readonly value: string;
  readonly onChange: (value: unknown) => void;
}

function RoleField({ value, onChange, ...words }: RoleFieldProps) {
  const { t } = useTranslation('journeys');
  const roles = useApiQuery('/api/sender-roles').data?.items ?? [];
  const roleName = useRoleName();
  const senders = useApiQuery('/api/senders').data?.items ?? [];
  const options = roles.map(({ role, senderId }) => {
    const sender = senders.find(({ id }) => id === senderId);
    return {
      value: role,
      label: roleName(role),
      hint: sender ? `${sender.name}, ${sender.from.address}` : t('template.nobodyPlays'),
    };
  });
  const all = options.some((option) => option.value === value)
    ? options
    : [{ value, label: roleName(value) }, ...options];
  return (
    <Combobox
      {...words}
      value={value}
      options={all}
      onChange={(role) => {
        if (role !== null) onChange(role);
      }}
    />
  );
}
