import { useTranslation } from 'react-i18next';

import { NumberField } from '../../design/NumberField';
import { RadioGroup } from '../../design/RadioGroup';
import { TextField } from '../../design/TextField';
import type { Blamed } from '../connectionWords';
import { withSecurity } from './form';
import { useProblemWords, type SenderFieldsProps } from './fieldWords';

/** Where the mail server is, and how to sign in there. */
export function AccountFields(props: SenderFieldsProps) {
  const { form, setForm, problems, blamed } = props;
  const { t } = useTranslation('senders');
  const words = useProblemWords();
  const blame = (field: Blamed) => (blamed?.field === field ? blamed.fault : undefined);
  return (
    <>
      <div className="sender-server">
        <TextField
          label={t('field.host')}
          placeholder="smtp.example.com"
          error={words(problems.host) ?? blame('host')}
          value={form.host}
          spellCheck={false}
          autoComplete="off"
          onChange={(host) => {
            setForm({ ...form, host });
          }}
        />
        <NumberField
          label={t('field.port')}
          format={{ useGrouping: false }}
          min={1}
          max={65_535}
          error={words(problems.port) ?? blame('port')}
          value={form.port}
          onChange={(port) => {
            setForm({ ...form, port });
          }}
        />
      </div>
      <RadioGroup
        label={t('field.security')}
        error={blame('security')}
        value={form.security}
        choices={[
          { value: 'starttls', label: t('security.starttls'), hint: t('security.starttlsHint') },
          { value: 'tls', label: t('security.tls'), hint: t('security.tlsHint') },
        ]}
        onChange={(security) => {
          setForm(withSecurity(form, security));
        }}
      />
      <SignIn {...props} passwordError={blame('password')} />
    </>
  );
}

function SignIn(props: SenderFieldsProps & { readonly passwordError: string | undefined }) {
  const { form, setForm, sender, passwordError } = props;
  const { t } = useTranslation('senders');
  const kept = sender?.smtp?.hasPassword === true;
  const moved = kept && (form.host !== sender.smtp?.host || form.user !== (sender.smtp.user ?? ''));
  return (
    <div className="sender-two">
      <TextField
        label={t('field.user')}
        value={form.user}
        spellCheck={false}
        autoComplete="off"
        onChange={(user) => {
          setForm({ ...form, user });
        }}
      />
      <TextField
        label={t('field.password')}
        type="password"
        autoComplete="new-password"
        placeholder={kept && !moved ? t('field.passwordKept') : undefined}
        hint={moved ? t('field.passwordAgain') : kept ? t('field.passwordKeptHint') : t('field.passwordHint')}
        error={passwordError}
        value={form.password}
        onChange={(password) => {
          setForm({ ...form, password });
        }}
      />
    </div>
  );
}
