import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../api/queries';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Note } from '../design/Note';
import { TextField } from '../design/TextField';
import { useProblemText } from '../i18n/useProblemText';

export interface NewWorkspaceDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onMade: (workspaceId: string) => void;
}

const FORM = 'new-workspace';

export default function NewWorkspaceDialog({ open, onOpenChange, onMade }: NewWorkspaceDialogProps) {
  const { t } = useTranslation('app');
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const make = useApiMutation('post', '/api/workspaces', {
    renews: ['/api/workspaces'],
    onSuccess: ({ id }) => {
      setName('');
      onOpenChange(false);
      onMade(id);
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    make.mutate({ body: { name } });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('workspace.newTitle')}
      description={t('workspace.newWhat')}
      size="s"
      footer={
        <Button look="primary" type="submit" form={FORM} busy={make.isPending} disabled={name.trim() === ''}>
          {t('workspace.make')}
        </Button>
      }
    >
      <form id={FORM} onSubmit={submit}>
        <TextField label={t('workspace.name')} value={name} onChange={setName} maxLength={100} autoComplete="off" />
      </form>
      {make.error && (
        <Note tone="danger" live>
          {problemText(make.error)}
        </Note>
      )}
    </Dialog>
  );
}
