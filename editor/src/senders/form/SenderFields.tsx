import { useTranslation } from 'react-i18next';

import { Checkbox } from '../../design/Checkbox';
import { Note } from '../../design/Note';
import { RadioGroup } from '../../design/RadioGroup';
import { TextField } from '../../design/TextField';
import { DEFAULT_ROLES, useRoleName } from '../roleWords';
import { AccountFields } from './AccountFields';
import { AdvancedFields } from './AdvancedFields';
import { useProblemWords, type SenderFieldsProps } from './fieldWords';

export function SenderFields(props: SenderFieldsProps) {
  const { form, setForm, sender, problems } = props;
  const { t } = useTranslation('senders');
  const words = useProblemWords();
  return (
    <>
      {!sender && <KindChoice form={form} setForm={setForm} />}
      <TextField
        label={t('field.name')}
        hint={t('field.nameHint')}
        error={words(problems.name)}
        value={form.name}
        maxLength={120}
        onChange={(name) => {
          setForm({ ...form, name });
        }}
      />
      <From form={form} setForm={setForm} problems={problems} />
      {form.kind === 'smtp' ? (
        <>
          <AccountFields {...props} />
          <AdvancedFields {...props} />
        </>
      ) : (
        <Note tone="info">{t('sandboxHint')}</Note>
      )}
      {!sender && <RoleChoice form={form} setForm={setForm} />}
    </>
  );
}

type PartProps = Pick<SenderFieldsProps, 'form' | 'setForm'>;

function KindChoice({ form, setForm }: PartProps) {
  const { t } = useTranslation('senders');
  return (
    <RadioGroup
      cards
      label={t('field.kind')}
      value={form.kind}
      choices={[
        { value: 'smtp', label: t('kind.smtp'), hint: t('kind.smtpHint') },
        { value: 'sandbox', label: t('kind.sandbox'), hint: t('kind.sandboxHint') },
      ]}
      onChange={(kind) => {
        setForm({ ...form, kind });
      }}
    />
  );
}

function From({ form, setForm, problems }: PartProps & Pick<SenderFieldsProps, 'problems'>) {
  const { t } = useTranslation('senders');
  const words = useProblemWords();
  return (
    <>
      <div className="sender-two">
        <TextField
          label={t('field.fromName')}
          value={form.fromName}
          maxLength={120}
          onChange={(fromName) => {
            setForm({ ...form, fromName });
          }}
        />
        <TextField
          label={t('field.fromAddress')}
          type="email"
          error={words(problems.fromAddress)}
          value={form.fromAddress}
          onChange={(fromAddress) => {
            setForm({ ...form, fromAddress });
          }}
        />
      </div>
      <TextField
        label={t('field.replyTo')}
        type="email"
        hint={t('field.replyToHint')}
        error={words(problems.replyTo)}
        value={form.replyTo}
        onChange={(replyTo) => {
          setForm({ ...form, replyTo });
        }}
      />
    </>
  );
}

function RoleChoice({ form, setForm }: PartProps) {
  const { t } = useTranslation('senders');
  const roleName = useRoleName();
  return (
    <fieldset className="col">
      <legend className="field-head">{t('field.roles')}</legend>
      {DEFAULT_ROLES.map((role) => (
        <Checkbox
          key={role}
          label={roleName(role)}
          checked={form.roles.includes(role)}
          onChange={(on) => {
            const others = form.roles.filter((each) => each !== role);
            setForm({ ...form, roles: on ? [...others, role] : others });
          }}
        />
      ))}
      <p className="field-below">{t('field.rolesHint')}</p>
    </fieldset>
  );
}
