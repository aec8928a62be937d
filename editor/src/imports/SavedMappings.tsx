import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, useApiQuery } from '../api/queries';
import { Button } from '../design/Button';
import { Dialog } from '../design/Dialog';
import { Select } from '../design/Select';
import { TextField } from '../design/TextField';
import { notify } from '../design/toasts';
import { useProblemText } from '../i18n/useProblemText';
import type { Change } from './Editing';
import type { Import } from './words';

export interface SavedMappingsProps {
  readonly shown: Import;
  readonly onChange: (change: Change) => Promise<void>;
}

/** The same export comes every month: its mapping is kept under a name, and used again. */
export function SavedMappings({ shown: { kind, columns, mapping, reading }, onChange }: SavedMappingsProps) {
  const { t } = useTranslation('imports');
  const { data } = useApiQuery('/api/import-mappings');
  const [naming, setNaming] = useState(false);
  const fitting = data?.items.filter((saved) => saved.kind === kind) ?? [];
  const use = (id: string) => {
    const saved = fitting.find((each) => each.id === id);
    const there = new Set(columns);
    if (saved)
      void onChange({ reading: saved.reading, mapping: saved.mapping.filter(({ column }) => there.has(column)) });
  };
  return (
    <div className="row gap-8">
      {fitting.length > 0 && (
        <Select
          size="s"
          hideLabel
          label={t('saved.use')}
          placeholder={t('saved.use')}
          value={null}
          options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={use}
        />
      )}
      <Button
        size="s"
        onClick={() => {
          setNaming(true);
        }}
      >
        {t('saved.keep')}
      </Button>
      {naming && (
        <NameDialog
          body={{ kind, mapping, reading }}
          onClose={() => {
            setNaming(false);
          }}
        />
      )}
    </div>
  );
}

interface NameDialogProps {
  readonly body: Pick<Import, 'kind' | 'mapping' | 'reading'>;
  readonly onClose: () => void;
}

function NameDialog({ body, onClose }: NameDialogProps) {
  const { t } = useTranslation('imports');
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const keep = useApiMutation('post', '/api/import-mappings', { renews: ['/api/import-mappings'] });
  const save = async () => {
    try {
      await keep.mutateAsync({ body: { name: name.trim(), ...body } });
      notify({ title: t('saved.done', { name: name.trim() }), tone: 'accent' });
      onClose();
    } catch (error) {
      notify({ title: problemText(error), tone: 'danger' });
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('saved.keep')}
      size="s"
      footer={
        <Button look="primary" disabled={name.trim() === ''} busy={keep.isPending} onClick={() => void save()}>
          {t('saved.keep')}
        </Button>
      }
    >
      <TextField label={t('saved.name')} value={name} maxLength={100} onChange={setName} />
    </Dialog>
  );
}
