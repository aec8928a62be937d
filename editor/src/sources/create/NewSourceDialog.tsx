import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, type Answer } from '../../api/queries';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { useProblemText } from '../../i18n/useProblemText';
import { Fields } from './Fields';
import { bodyOf, EMPTY, useProblems } from './form';

export type CreatedSource = Answer<'post', '/api/sources'>;

const FORM = 'new-source';

export interface NewSourceDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (source: CreatedSource) => void;
}

/** Where the events come from, and what is needed to believe them. */
export function NewSourceDialog({ onClose, onCreated }: NewSourceDialogProps) {
  const { t } = useTranslation(['sources', 'common']);
  const explain = useProblemText();
  const [form, setForm] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const create = useApiMutation('post', '/api/sources', { renews: ['/api/sources'], onSuccess: onCreated });
  const problems = useProblems(form);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('create.title')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" type="submit" form={FORM} busy={create.isPending}>
            {t('create.confirm')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="col gap-16"
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (Object.keys(problems).length === 0) create.mutate({ body: bodyOf(form) });
        }}
      >
        <Fields form={form} setForm={setForm} problems={checked ? problems : {}} />
        {create.error && (
          <Note tone="danger" live>
            {explain(create.error)}
          </Note>
        )}
      </form>
    </Dialog>
  );
}
