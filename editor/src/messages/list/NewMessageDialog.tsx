import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, type Answer } from '../../api/queries';
import { Button } from '../../design/Button';
import { Combobox } from '../../design/Combobox';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { RadioGroup } from '../../design/RadioGroup';
import { TextField } from '../../design/TextField';
import { useProblemText } from '../../i18n/useProblemText';
import { useLanguageOptions } from '../languages';
import { starterText } from './starter';

type Message = Answer<'post', '/api/messages'>;
type Category = Message['category'];

const FORM = 'new-message';
const KEY = /^[a-z0-9][a-z0-9-]{0,79}$/;

export interface NewMessageDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (message: Message) => void;
}

/** A name, what kind it is, and the language that everybody gets who reads none of the others. */
export function NewMessageDialog({ onClose, onCreated }: NewMessageDialogProps) {
  const { t, i18n } = useTranslation(['messages', 'common']);
  const explain = useProblemText();
  const [form, setForm] = useState<Form>({ name: '', key: '', category: 'marketing', language: i18n.language });
  const [checked, setChecked] = useState(false);
  const create = useApiMutation('post', '/api/messages', { renews: ['/api/messages'], onSuccess: onCreated });
  const key = form.key || keyOf(form.name);
  const wrong = { name: form.name.trim() === '', key: !KEY.test(key) };
  const submit = () => {
    setChecked(true);
    if (wrong.name || wrong.key) return;
    const { name, category, language } = form;
    const languages = { [language]: starterText(language, category) };
    create.mutate({ body: { key, name: name.trim(), category, defaultLanguage: language, languages } });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('new')}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" type="submit" form={FORM} busy={create.isPending}>
            {t('make.confirm')}
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
          submit();
        }}
      >
        <Fields
          form={{ ...form, key }}
          setForm={setForm}
          wrong={{ name: checked && wrong.name, key: checked && wrong.key }}
        />
        {create.error && (
          <Note tone="danger" live>
            {explain(create.error)}
          </Note>
        )}
      </form>
    </Dialog>
  );
}

interface Form {
  readonly name: string;
  /** Empty: made of the name. */
  readonly key: string;
  readonly category: Category;
  readonly language: string;
}

interface FieldsProps {
  readonly form: Form;
  readonly setForm: (form: Form) => void;
  readonly wrong: { readonly name: boolean; readonly key: boolean };
}

function Fields({ form, setForm, wrong }: FieldsProps) {
  const { t } = useTranslation('messages');
  const languages = useLanguageOptions();
  return (
    <>
      <TextField
        label={t('make.name')}
        error={wrong.name ? t('make.nameWanted') : undefined}
        maxLength={120}
        value={form.name}
        onChange={(name) => {
          setForm({ ...form, name, key: form.key === keyOf(form.name) ? '' : form.key });
        }}
      />
      <TextField
        label={t('make.key')}
        hint={t('make.keyHint')}
        error={wrong.key ? t('make.keyWanted') : undefined}
        spellCheck={false}
        value={form.key}
        onChange={(key) => {
          setForm({ ...form, key });
        }}
      />
      <RadioGroup
        label={t('make.category')}
        value={form.category}
        choices={[
          { value: 'marketing', label: t('category.marketing'), hint: t('category.marketingHint') },
          { value: 'transactional', label: t('category.transactional'), hint: t('category.transactionalHint') },
        ]}
        onChange={(category) => {
          setForm({ ...form, category });
        }}
      />
      <Combobox
        label={t('make.language')}
        hint={t('make.languageHint')}
        value={form.language}
        options={languages}
        onChange={(language) => {
          if (language !== null) setForm({ ...form, language });
        }}
      />
    </>
  );
}

/** `cart-reminder` of "Cart reminder"; empty when nothing of the name can stand in a key, as in 「弃购提醒」. */
function keyOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  return plain
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80);
}
