import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { TextField } from '../../design/TextField';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import type { Source } from '../sourceWords';

const FORM = 'change-source';

export interface ChangeDialogProps {
  readonly source: Source;
  readonly onClose: () => void;
}

/** The name, and of a shop the secret: a wrong one is the usual reason why webhooks are refused. */
export function ChangeDialog({ source, onClose }: ChangeDialogProps) {
  const { t } = useTranslation(['sources', 'common']);
  const explain = useProblemText();
  const [name, setName] = useState(source.name);
  const [secret, setSecret] = useState('');
  const change = useApiMutation('patch', '/api/sources/{sourceId}', {
    renews: ['/api/sources', '/api/sources/{sourceId}'],
    onSuccess: () => {
      notify({ title: t('change.done', { name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      size="s"
      onOpenChange={onClose}
      title={t('change.title', { name: source.name })}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" type="submit" form={FORM} busy={change.isPending}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className="col gap-16"
        onSubmit={(event) => {
          event.preventDefault();
          const body = { ...(name.trim() && { name: name.trim() }), ...(secret.trim() && { secret: secret.trim() }) };
          change.mutate({ params: { path: { sourceId: source.id } }, body });
        }}
      >
        <TextField label={t('create.name')} maxLength={100} value={name} onChange={setName} />
        {source.kind !== 'segment' && (
          <TextField
            label={t('create.secret')}
            type="password"
            autoComplete="off"
            hint={t('change.secretHint')}
            value={secret}
            onChange={setSecret}
          />
        )}
        {change.error && (
          <Note tone="danger" live>
            {explain(change.error)}
          </Note>
        )}
      </form>
    </Dialog>
  );
}
