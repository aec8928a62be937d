import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, type Answer } from '../../api/queries';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { Note } from '../../design/Note';
import { NumberField } from '../../design/NumberField';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import { BlockedList } from './BlockedList';

export type IdentitySettings = Answer<'get', '/api/identity-settings'>;
type Limit = keyof IdentitySettings['limits'];

/** As the server has them. */
const MOST: Readonly<Record<Limit, number>> = {
  email: 100,
  phone: 100,
  anonymous: 2_000,
  external: 20,
  shopCustomer: 20,
};

export function IdentityForm({ settings }: { readonly settings: IdentitySettings }) {
  const { t } = useTranslation('settings');
  const problemText = useProblemText();
  const refusal = useRefusal()('workspace:manage');
  const change = useApiMutation('patch', '/api/identity-settings', { renews: ['/api/identity-settings'] });
  const [limits, setLimits] = useState<Readonly<Record<Limit, number | null>>>(settings.limits);
  const [blocked, setBlocked] = useState(settings.blocked);
  const labels: Readonly<Record<Limit, string>> = {
    email: t('identity.emails'),
    phone: t('identity.phones'),
    anonymous: t('identity.devices'),
    external: t('identity.ownIds'),
    shopCustomer: t('identity.shopIds'),
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (refusal !== undefined) return;
    const given = Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== null));
    const body = {
      revision: settings.revision,
      limits: given,
      blocked: blocked.filter(({ value }) => value.trim() !== ''),
    };
    change.mutate({ body }, { onSuccess: () => notify({ title: t('saved'), tone: 'accent' }) });
  };
  return (
    <form className="settings-form" onSubmit={submit}>
      <fieldset className="identity-limits">
        <legend className="strong">{t('identity.limits')}</legend>
        <p className="small text-2">{t('identity.limitsHint')}</p>
        {(Object.keys(MOST) as Limit[]).map((limit) => (
          <NumberField
            key={limit}
            label={labels[limit]}
            min={1}
            max={MOST[limit]}
            value={limits[limit]}
            onChange={(value) => {
              setLimits((before) => ({ ...before, [limit]: value }));
            }}
          />
        ))}
      </fieldset>
      <BlockedList blocked={blocked} onChange={setBlocked} />
      <details className="small">
        <summary>{t('identity.junk', { count: settings.junk.length })}</summary>
        <p className="text-2">{settings.junk.join(' · ')}</p>
      </details>
      {change.error && (
        <Note tone="danger" live>
          {problemText(change.error)}
        </Note>
      )}
      <div className="row">
        <Button look="primary" type="submit" busy={change.isPending} disabledReason={refusal}>
          {t('identity.save')}
        </Button>
      </div>
    </form>
  );
}
