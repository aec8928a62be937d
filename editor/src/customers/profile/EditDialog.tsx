import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { MultiCombobox } from '../../design/MultiCombobox';
import { Note } from '../../design/Note';
import { TextField } from '../../design/TextField';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import type { Customer } from '../detail';
import { nameOf } from '../person';
import { AttributeRows } from './AttributeRows';
import { FIELDS, formOf, patchBetween, type Field, type Form } from './edit';

const FORM = 'edit-customer';

export interface EditDialogProps {
  readonly customer: Customer;
  readonly onClose: () => void;
}

/** Changes a profile; Undo puts back what was there. */
export function EditDialog({ customer, onClose }: EditDialogProps) {
  const { t } = useTranslation(['customers', 'common']);
  const explain = useProblemText();
  const [before] = useState(() => formOf(customer));
  const [form, setForm] = useState(before);
  const patch = useApiMutation('patch', '/api/profiles/{profileId}', {
    renews: ['/api/profiles/{profileId}', '/api/profiles'],
  });
  const save = async (from: Form, to: Form) => {
    await patch.mutateAsync({ params: { path: { profileId: customer.id } }, body: patchBetween(from, to) });
  };
  const submit = async () => {
    await save(before, form);
    onClose();
    const undo = { label: t('common:undo'), run: () => void save(form, before) };
    notify({ title: t('edit.saved', { name: nameOf(customer) }), action: undo });
  };
  return (
    <Dialog
      open
      stay
      onOpenChange={onClose}
      title={t('edit.title', { name: nameOf(customer) })}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" type="submit" form={FORM} busy={patch.isPending}>
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
          submit().catch(() => undefined); // said below, from the mutation's state
        }}
      >
        <Fields form={form} setForm={setForm} />
        {patch.error && (
          <Note tone="danger" live>
            {explain(patch.error)}
          </Note>
        )}
      </form>
    </Dialog>
  );
}

function Fields({ form, setForm }: { readonly form: Form; readonly setForm: (form: Form) => void }) {
  const { t } = useTranslation(['customers', 'common']);
  const labels = useFieldLabels();
  return (
    <>
      <div className="form-two">
        {FIELDS.map((field) => (
          <TextField
            key={field}
            label={labels[field].label}
            hint={labels[field].hint}
            value={form.fields[field]}
            autoComplete="off"
            onChange={(value) => {
              setForm({ ...form, fields: { ...form.fields, [field]: value } });
            }}
          />
        ))}
      </div>
      <MultiCombobox
        allowOwn
        label={t('edit.tags')}
        value={form.tags}
        options={form.tags.map((tag) => ({ value: tag, label: tag }))}
        placeholder={t('edit.addTag')}
        onChange={(tags) => {
          setForm({ ...form, tags });
        }}
      />
      <AttributeRows
        rows={form.attributes}
        onChange={(attributes) => {
          setForm({ ...form, attributes });
        }}
      />
    </>
  );
}

function useFieldLabels(): Readonly<Record<Field, { readonly label: string; readonly hint?: string }>> {
  const { t } = useTranslation(['customers', 'common']);
  return {
    firstName: { label: t('edit.firstName') },
    lastName: { label: t('edit.lastName') },
    email: { label: t('channel.email') },
    phone: { label: t('identity.phone') },
    language: { label: t('column.language'), hint: t('edit.languageHint') },
    country: { label: t('column.country'), hint: t('edit.countryHint') },
    timeZone: { label: t('edit.timeZone'), hint: t('edit.timeZoneHint') },
  };
}
