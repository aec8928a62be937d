import './PermissionsChoice.css';

import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Permission } from '../../app/session';
import { Checkbox } from '../../design/Checkbox';
import { RadioGroup } from '../../design/RadioGroup';
import { usePermissionWords } from './permissions';

export interface PermissionsChoiceProps {
  /** Those of the person who makes the key: a key never may more. */
  readonly offered: readonly Permission[];
  readonly chosen: readonly Permission[];
  readonly onChange: (chosen: Permission[]) => void;
}

type Scope = 'all' | 'read' | 'some';

export function PermissionsChoice({ offered, chosen, onChange }: PermissionsChoiceProps) {
  const { t } = useTranslation('settings');
  const [scope, setScope] = useState<Scope>('all');
  const words = usePermissionWords().filter(({ value }) => offered.includes(value));
  const choose = (next: Scope) => {
    setScope(next);
    if (next === 'all') onChange([...offered]);
    if (next === 'read') onChange(offered.filter((permission) => permission.endsWith(':read')));
  };
  return (
    <div className="col">
      <RadioGroup
        label={t('keys.may')}
        value={scope}
        choices={[
          { value: 'all', label: t('keys.scopeAll'), hint: t('keys.scopeAllHint') },
          { value: 'read', label: t('keys.scopeRead'), hint: t('keys.scopeReadHint') },
          { value: 'some', label: t('keys.scopeSome') },
        ]}
        onChange={choose}
      />
      {scope === 'some' && (
        <fieldset className="permissions">
          <legend className="sr-only">{t('keys.scopeSome')}</legend>
          {words.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={chosen.includes(value)}
              onChange={(checked) => {
                onChange(checked ? [...chosen, value] : chosen.filter((permission) => permission !== value));
              }}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}
