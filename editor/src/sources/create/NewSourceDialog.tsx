import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, type Answer } from '../../api/queries';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { RadioGroup } from '../../design/RadioGroup';
import { TextField } from '../../design/TextField';
import { useProblemText } from '../../i18n/useProblemText';

export type CreatedSource = Answer<'post', '/api/sources'>;

type Kind = 'shopify' | 'browser' | 'server' | 'import';

interface Form {
  readonly kind: Kind;
  readonly name: string;
  readonly shopDomain: string;
  readonly secret: string;
}

const FORM = 'new-source';
const DOMAIN = /^[a-z0-9][a-z0-9.-]{0,120}\.[a-z]{2,}$/i;

export interface NewSourceDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (source: CreatedSource) => void;
}

/** Where the events come from, and what is needed to believe them. */
export function NewSourceDialog({ onClose, onCreated }: NewSourceDialogProps) {
  const { t } = useTranslation(['sources', 'common']);
  const explain = useProblemText();
  const [form, setForm] = useState<Form>({ kind: 'shopify', name: '', shopDomain: '', secret: '' });
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

function bodyOf({ kind, name, shopDomain, secret }: Form) {
  if (kind !== 'shopify') return { kind: 'segment' as const, name: name.trim(), trust: kind };
  const domain = shopDomain.trim();
  return { kind, name: name.trim(), secret: secret.trim(), ...(domain && { shopDomain: domain }) };
}

type Problems = Readonly<Partial<Record<keyof Form, string>>>;

function useProblems({ kind, name, shopDomain, secret }: Form): Problems {
  const { t } = useTranslation('sources');
  return {
    ...(name.trim() === '' && { name: t('create.nameWanted') }),
    ...(kind === 'shopify' && secret.trim() === '' && { secret: t('create.secretWanted') }),
    ...(kind === 'shopify' &&
      shopDomain.trim() !== '' &&
      !DOMAIN.test(shopDomain.trim()) && { shopDomain: t('create.domainWanted') }),
  };
}

interface FieldsProps {
  readonly form: Form;
  readonly setForm: (form: Form) => void;
  readonly problems: Problems;
}

function Fields({ form, setForm, problems }: FieldsProps) {
  const { t } = useTranslation('sources');
  return (
    <>
      <RadioGroup
        cards
        label={t('create.kind')}
        value={form.kind}
        choices={[
          { value: 'shopify', label: t('trust.shop'), hint: t('create.shopHint') },
          { value: 'browser', label: t('trust.browser'), hint: t('create.browserHint') },
          { value: 'server', label: t('trust.server'), hint: t('create.serverHint') },
          { value: 'import', label: t('trust.import'), hint: t('create.importHint') },
        ]}
        onChange={(kind) => {
          setForm({ ...form, kind });
        }}
      />
      <TextField
        label={t('create.name')}
        hint={t('create.nameHint')}
        error={problems.name}
        maxLength={100}
        value={form.name}
        onChange={(name) => {
          setForm({ ...form, name });
        }}
      />
      {form.kind === 'shopify' && <ShopFields form={form} setForm={setForm} problems={problems} />}
    </>
  );
}

function ShopFields({ form, setForm, problems }: FieldsProps) {
  const { t } = useTranslation('sources');
  return (
    <>
      <TextField
        label={t('create.domain')}
        placeholder="mori-fig.myshopify.com"
        hint={t('create.domainHint')}
        error={problems.shopDomain}
        spellCheck={false}
        value={form.shopDomain}
        onChange={(shopDomain) => {
          setForm({ ...form, shopDomain });
        }}
      />
      <TextField
        label={t('create.secret')}
        type="password"
        autoComplete="off"
        hint={t('create.secretHint')}
        error={problems.secret}
        value={form.secret}
        onChange={(secret) => {
          setForm({ ...form, secret });
        }}
      />
    </>
  );
}
