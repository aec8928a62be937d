import { useTranslation } from 'react-i18next';

import { MultiCombobox } from '../../design/MultiCombobox';
import { RadioGroup } from '../../design/RadioGroup';
import { Select } from '../../design/Select';
import { unitName } from '../../words/duration';
import { keyName, textIn } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { useStepForm } from '../form/context';
import { NumberParameter } from '../form/NumberParameter';
import { Place } from '../form/Place';
import { useParameter } from '../form/useParameter';

const KEYS = ['', 'cart', 'checkout', 'order'] as const;

/** What makes two visits of one customer different. */
export function EntryKey() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly, entry } = useStepForm();
  const { set, error } = useParameter(['entryKey']);
  const aliases = useParameter(['keyAliases']);
  const kinds = KEYS.some((kind) => kind === entry.keyKind) ? KEYS : [...KEYS, entry.keyKind];
  const chosen = Array.isArray(aliases.value) ? aliases.value.map(textIn).filter((kind) => kind !== '') : [];
  return (
    <>
      <Place parameter="entryKey">
        <Select<string>
          label={t('entry.key')}
          value={entry.keyKind === '' ? NONE : entry.keyKind}
          error={error}
          disabled={readOnly}
          options={kinds.map((kind) =>
            kind === ''
              ? { value: NONE, label: t('entry.keyNone'), hint: t('entry.keyNoneHint') }
              : { value: kind, label: t('entry.keyEach', { key: keyName(words, kind) }) },
          )}
          onChange={(kind) => {
            set(kind === NONE ? '' : kind);
          }}
        />
      </Place>
      {entry.keyKind !== '' && (
        <Place parameter="keyAliases">
          <MultiCombobox
            allowOwn
            label={t('entry.aliases')}
            hint={t('entry.aliasesHint')}
            value={chosen}
            disabled={readOnly}
            options={KEYS.filter((kind) => kind !== '' && kind !== entry.keyKind).map((kind) => ({
              value: kind,
              label: keyName(words, kind),
            }))}
            onChange={aliases.set}
          />
        </Place>
      )}
    </>
  );
}

/** A select has no empty value of its own. */
const NONE = '-';

type ReEntryMode = 'once' | 'afterLeaving' | 'always' | 'everyDays';

/** Whether the same visit may begin again. */
export function ReEntry() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly } = useStepForm();
  const mode = useParameter(['reEntry']);
  const days = useParameter(['reEntryDays']);
  const value = (mode.value ?? 'afterLeaving') as ReEntryMode;
  return (
    <>
      <Place parameter="reEntry">
        <RadioGroup<ReEntryMode>
          label={t('entry.again')}
          value={value}
          choices={[
            { value: 'afterLeaving', label: t('entry.againAfterLeaving'), disabled: readOnly },
            { value: 'once', label: t('entry.againOnce'), disabled: readOnly },
            { value: 'always', label: t('entry.againAlways'), disabled: readOnly },
            { value: 'everyDays', label: t('entry.againEveryDays'), disabled: readOnly },
          ]}
          onChange={mode.set}
        />
      </Place>
      {value === 'everyDays' && (
        <Place parameter="reEntryDays">
          <NumberParameter
            label={t('entry.days')}
            value={days.value ?? 30}
            min={1}
            max={3_660}
            error={days.error}
            unit={unitName(words, 'days', Number(days.value ?? 30))}
            disabled={readOnly}
            onChange={days.set}
          />
        </Place>
      )}
    </>
  );
}
