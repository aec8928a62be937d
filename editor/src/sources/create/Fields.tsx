import { useTranslation } from 'react-i18next';

import { RadioGroup } from '../../design/RadioGroup';
import { Select } from '../../design/Select';
import { TextField } from '../../design/TextField';
import { useKindWords } from '../sourceWords';
import { useSecretHint } from '../secretHint';
import { hookKindOf, isClient, isShop, SERVICES, withKind, type Form, type Problems } from './form';

interface FieldsProps {
  readonly form: Form;
  readonly setForm: (form: Form) => void;
  readonly problems: Problems;
}

export function Fields({ form, setForm, problems }: FieldsProps) {
  const { t } = useTranslation('sources');
  const { kind } = form;
  return (
    <>
      <RadioGroup
        cards
        label={t('create.kind')}
        value={kind}
        choices={[
          { value: 'shopify', label: t('trust.shop'), hint: t('create.shopHint') },
          { value: 'woocommerce', label: t('kind.woocommerce'), hint: t('create.wooHint') },
          { value: 'browser', label: t('trust.browser'), hint: t('create.browserHint') },
          { value: 'server', label: t('trust.server'), hint: t('create.serverHint') },
          { value: 'carrier', label: t('kind.carrier'), hint: t('create.carrierHint') },
          { value: 'reviews', label: t('kind.reviews'), hint: t('create.reviewsHint') },
          { value: 'webhook', label: t('kind.webhook'), hint: t('create.webhookHint') },
          { value: 'import', label: t('trust.import'), hint: t('create.importHint') },
        ]}
        onChange={(chosen) => {
          setForm(withKind(form, chosen));
        }}
      />
      {(kind === 'carrier' || kind === 'reviews') && <ServiceField form={form} setForm={setForm} kind={kind} />}
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
      {isShop(kind) && <DomainField form={form} setForm={setForm} problems={problems} />}
      {kind === 'webhook' && <SigningFields form={form} setForm={setForm} problems={problems} />}
      {!isClient(kind) && <SecretField form={form} setForm={setForm} problems={problems} />}
    </>
  );
}

function ServiceField({
  form,
  setForm,
  kind,
}: Omit<FieldsProps, 'problems'> & { readonly kind: keyof typeof SERVICES }) {
  const { t } = useTranslation('sources');
  const words = useKindWords();
  return (
    <Select
      label={t('create.service')}
      value={form.service}
      options={SERVICES[kind].map((service) => ({ value: service, label: words({ kind: service, trust: 'server' }) }))}
      onChange={(service) => {
        setForm({ ...form, service });
      }}
    />
  );
}

function DomainField({ form, setForm, problems }: FieldsProps) {
  const { t } = useTranslation('sources');
  return (
    <TextField
      label={t('create.domain')}
      placeholder={form.kind === 'shopify' ? 'mori-fig.myshopify.com' : 'shop.example.com'}
      hint={t('create.domainHint')}
      error={problems.shopDomain}
      spellCheck={false}
      value={form.shopDomain}
      onChange={(shopDomain) => {
        setForm({ ...form, shopDomain });
      }}
    />
  );
}

function SigningFields({ form, setForm, problems }: FieldsProps) {
  const { t } = useTranslation('sources');
  return (
    <>
      <Select
        label={t('create.signing')}
        value={form.signing}
        options={[
          { value: 'hmac', label: t('create.signingHmac'), hint: t('create.signingHmacHint') },
          { value: 'token', label: t('create.signingToken'), hint: t('create.signingTokenHint') },
        ]}
        onChange={(signing) => {
          setForm({ ...form, signing });
        }}
      />
      <TextField
        label={t('create.header')}
        hint={t('create.headerHint')}
        error={problems.header}
        spellCheck={false}
        value={form.header}
        onChange={(header) => {
          setForm({ ...form, header });
        }}
      />
    </>
  );
}

function SecretField({ form, setForm, problems }: FieldsProps) {
  const { t } = useTranslation('sources');
  const hint = useSecretHint();
  return (
    <TextField
      label={t('create.secret')}
      type="password"
      autoComplete="off"
      hint={hint(hookKindOf(form) ?? 'webhook')}
      error={problems.secret}
      value={form.secret}
      onChange={(secret) => {
        setForm({ ...form, secret });
      }}
    />
  );
}
