import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { useSession } from '../../app/session';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { Select } from '../../design/Select';
import { TextField } from '../../design/TextField';
import { useProblemText } from '../../i18n/useProblemText';
import { expiryOf, useExpiries, type Expiry } from './expiry';
import { PermissionsChoice } from './PermissionsChoice';
import { ShownKey } from './ShownKey';

const FORM = 'new-key';

export function NewKeyDialog({ onOpenChange }: { readonly onOpenChange: (open: boolean) => void }) {
  const { t } = useTranslation('settings');
  const { permissions: own } = useSession();
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const [permissions, setPermissions] = useState(own);
  const [expiry, setExpiry] = useState<Expiry>('never');
  const expiries = useExpiries();
  const make = useApiMutation('post', '/api/keys', { renews: ['/api/keys'] });
  const close = () => {
    onOpenChange(false);
  };
  if (make.data) return <ShownKey made={make.data} onClose={close} />;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    make.mutate({ body: { name: name.trim(), permissions: [...permissions], ...expiryOf(expiry, new Date()) } });
  };
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      title={t('keys.newTitle')}
      description={t('keys.newWhat')}
      footer={
        <>
          <Button look="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          <Button
            look="primary"
            type="submit"
            form={FORM}
            busy={make.isPending}
            disabled={name.trim() === '' || permissions.length === 0}
          >
            {t('keys.newConfirm')}
          </Button>
        </>
      }
    >
      <form id={FORM} className="col gap-16" onSubmit={submit}>
        <TextField
          label={t('keys.name')}
          hint={t('keys.nameHint')}
          value={name}
          onChange={setName}
          maxLength={100}
          autoComplete="off"
        />
        <PermissionsChoice offered={own} chosen={permissions} onChange={setPermissions} />
        <Select label={t('keys.expiry')} value={expiry} options={expiries} onChange={setExpiry} />
      </form>
      {make.error && (
        <Note tone="danger" live>
          {problemText(make.error)}
        </Note>
      )}
    </Dialog>
  );
}
