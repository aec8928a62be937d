import { useTranslation } from 'react-i18next';

import { Button } from '../../design/Button';
import { Select } from '../../design/Select';
import { TextField } from '../../design/TextField';
import type { IdentitySettings } from './IdentityForm';

type Blocked = IdentitySettings['blocked'][number];

export interface BlockedListProps {
  readonly blocked: readonly Blocked[];
  readonly onChange: (blocked: Blocked[]) => void;
}

/** Addresses, numbers and ids that belong to nobody alone. */
export function BlockedList({ blocked, onChange }: BlockedListProps) {
  const { t } = useTranslation('settings');
  const kinds: readonly { readonly value: Blocked['kind']; readonly label: string }[] = [
    { value: 'email', label: t('identity.kindEmail') },
    { value: 'phone', label: t('identity.kindPhone') },
    { value: 'anonymous', label: t('identity.kindDevice') },
    { value: 'external', label: t('identity.kindOwnId') },
    { value: 'shopCustomer', label: t('identity.kindShopId') },
    { value: 'any', label: t('identity.kindAny') },
  ];
  const set = (index: number, changed: Partial<Blocked>) => {
    onChange(blocked.map((each, at) => (at === index ? { ...each, ...changed } : each)));
  };
  return (
    <fieldset className="identity-blocked">
      <legend className="strong">{t('identity.blocked')}</legend>
      <p className="small text-2">{t('identity.blockedHint')}</p>
      {blocked.length === 0 && <p className="small text-3">{t('identity.nothingBlocked')}</p>}
      {blocked.map((each, index) => (
        // Rows have no id of their own, and may be equal while they are typed.
        <div key={index} className="identity-blocked-row">
          <Select
            label={t('identity.kind')}
            hideLabel
            value={each.kind}
            options={kinds}
            onChange={(kind) => {
              set(index, { kind });
            }}
          />
          <TextField
            label={t('identity.value')}
            hideLabel
            value={each.value}
            maxLength={254}
            placeholder="info@*"
            onChange={(value) => {
              set(index, { value });
            }}
          />
          <Button
            look="quiet"
            onClick={() => {
              onChange(blocked.filter((_, at) => at !== index));
            }}
          >
            {t('identity.remove')}
          </Button>
        </div>
      ))}
      <div className="row">
        <Button
          onClick={() => {
            onChange([...blocked, { kind: 'email', value: '' }]);
          }}
        >
          {t('identity.add')}
        </Button>
      </div>
    </fieldset>
  );
}
