import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useApiMutation } from '../../api/queries';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import type { Customer } from '../detail';
import { nameOf } from '../person';
import { PersonPicker } from '../PersonPicker';

export interface MergeDialogProps {
  readonly customer: Customer;
  readonly onClose: () => void;
}

/** A person says that somebody else is this customer, too. */
export function MergeDialog({ customer, onClose }: MergeDialogProps) {
  const { t } = useTranslation('customers');
  const explain = useProblemText();
  const navigate = useNavigate();
  const [other, setOther] = useState('');
  const merge = useApiMutation('post', '/api/profiles/{profileId}/merges', {
    renews: ['/api/profiles/{profileId}', '/api/profiles/{profileId}/merges', '/api/profiles/{profileId}/timeline', '/api/orders', '/api/profiles'], // prettier-ignore
  });
  const name = nameOf(customer);
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={t('merges.mergeTitle', { name })}
      consequence={t('merges.mergeConsequence')}
      confirm={t('merges.mergeConfirm')}
      disabled={other === '' || other === customer.id}
      explain={explain}
      onConfirm={async () => {
        const { id } = await merge.mutateAsync({
          params: { path: { profileId: customer.id } },
          body: { profileId: other },
        });
        notify({ title: t('merges.mergedNotice', { name }) });
        if (id !== customer.id) await navigate(`/customers/${id}`);
      }}
    >
      <PersonPicker label={t('merges.other')} value={other} onChange={setOther} />
    </ConfirmDialog>
  );
}
