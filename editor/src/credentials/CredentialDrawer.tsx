import './credentials.css';

import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, useApiQuery } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { useRefusal } from '../app/useRefusal';
import { Button } from '../design/Button';
import { CopyField } from '../design/CopyField';
import { Drawer } from '../design/Drawer';
import { Note } from '../design/Note';
import { Skeleton } from '../design/Skeleton';
import { TextField } from '../design/TextField';
import { useProblemText } from '../i18n/useProblemText';
import { CredentialFields } from './CredentialFields';
import { formOf, type Credential, type CredentialForm, type CredentialTest, type Values } from './contract';
import { fieldsOf, missingIn } from './fields';
import { useTestWords } from './testWords';
import { UsedBy } from './UsedBy';
import { useSave } from './useSave';

const FORM = 'credential';

export interface CredentialDrawerProps {
  /** Of the new one, or of the one that is there. */
  readonly type: string;
  /** Undefined makes a new one. */
  readonly credential: Credential | undefined;
  /** Told each time it was saved. */
  readonly onSaved?: ((credential: Credential) => void) | undefined;
  readonly onClose: () => void;
}

/** One credential: a form made from its type; saving tries it at once, and says in words what is wrong. */
export function CredentialDrawer({ type, credential, onSaved, onClose }: CredentialDrawerProps) {
  const { t } = useTranslation(['credentials', 'common']);
  const query = useApiQuery('/api/credential-types/{type}', { params: { path: { type } } });
  const form = useMemo(() => query.data && formOf(query.data), [query.data]);
  const saving = useSave(credential);
  const refused = useRefusal()('credentials:edit');
  const { busy, test, credential: saved } = saving;
  const done = test !== undefined || (saved !== credential && !busy);
  return (
    <Drawer
      open
      onClose={onClose}
      title={credential ? credential.name : t('newOf', { type: form?.displayName ?? type })}
      description={form?.displayName}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {done ? t('common:close') : t('common:cancel')}
          </Button>
          <Button look="primary" type="submit" form={FORM} busy={busy} disabledReason={refused}>
            {form?.testable ? t('saveAndTest') : t('common:save')}
          </Button>
        </>
      }
    >
      <Loaded query={{ ...query, data: form }} failed={t('typeFailed')} skeleton={<Skeleton rows={4} />}>
        {(loaded) => (
          <Form {...{ form: loaded, credential, onSaved, onClose, saving }} readOnly={refused !== undefined} />
        )}
      </Loaded>
    </Drawer>
  );
}

interface FormProps extends Pick<CredentialDrawerProps, 'credential' | 'onSaved' | 'onClose'> {
  readonly form: CredentialForm;
  readonly saving: ReturnType<typeof useSave>;
  readonly readOnly: boolean;
}

function Form({ form, credential, onSaved, onClose, saving, readOnly }: FormProps) {
  const { t } = useTranslation('credentials');
  const { run, busy, error, test, refused, credential: saved } = saving;
  const [name, setName] = useState(credential?.name ?? form.displayName);
  const [values, setValues] = useState<Values>(credential?.values ?? {});
  const [checked, setChecked] = useState(false);
  const kept = useMemo(() => new Set(saved?.secrets), [saved]);
  const fields = useMemo(() => fieldsOf(form, kept, t('kept')), [form, kept, t]);
  const missing = missingIn(fields, values);
  const problems = {
    ...refused,
    ...(checked && Object.fromEntries(missing.map((field) => [field, t('problem.missing')]))),
  };
  const submit = async () => {
    setChecked(true);
    if (readOnly || busy || name.trim() === '' || missing.length > 0) return;
    const stored = await run(form, name.trim(), values);
    if (!stored) return;
    onSaved?.(stored);
    setValues(stored.values);
    setChecked(false);
    // Nothing more to see: it needs no test and nobody has to sign in.
    if (!form.testable && stored.connected !== false) onClose();
  };
  return (
    <form
      id={FORM}
      noValidate
      className="col gap-16"
      onSubmit={(event) => {
        event.preventDefault();
        // A form inside a form of the canvas is none of its.
        event.stopPropagation();
        void submit();
      }}
    >
      {test && <TestResult test={test} />}
      {error !== undefined && Object.keys(refused ?? {}).length === 0 && <Failure error={error} />}
      {saved?.connected !== undefined && <SignIn credential={saved} readOnly={readOnly} />}
      <TextField
        label={t('field.name')}
        hint={t('field.nameHint')}
        value={name}
        disabled={readOnly}
        error={checked && name.trim() === '' ? t('problem.missing') : undefined}
        onChange={setName}
      />
      <CredentialFields {...{ fields, values, setValues, problems, readOnly }} />
      <p className="small text-2">{t('secretsHint')}</p>
      {form.callbackUrl !== undefined && values['grantType'] !== 'clientCredentials' && (
        <CopyField label={t('oauth2.callback')} hint={t('oauth2.callbackHint')} value={form.callbackUrl} />
      )}
      {form.documentationUrl !== undefined && (
        <a href={form.documentationUrl} target="_blank" rel="noreferrer">
          {t('documentation', { type: form.displayName })}
        </a>
      )}
      {saved && <UsedBy uses={saved.usedBy} />}
    </form>
  );
}

function Failure({ error }: { readonly error: unknown }) {
  const explain = useProblemText();
  return (
    <Note tone="danger" live>
      {explain(error)}
    </Note>
  );
}

/** Somebody has to let us in at the other side: the browser goes there and comes back to /credentials/connected. */
function SignIn({ credential, readOnly }: { readonly credential: Credential; readonly readOnly: boolean }) {
  const { t } = useTranslation('credentials');
  const connect = useApiMutation('post', '/api/credentials/{credentialId}/connect', {
    onSuccess: ({ url }) => {
      window.location.assign(url);
    },
  });
  const connected = credential.connected === true;
  return (
    <>
      <Note
        tone={connected ? 'accent' : 'warn'}
        action={
          <Button
            size="s"
            busy={connect.isPending}
            disabled={readOnly}
            onClick={() => {
              connect.mutate({ params: { path: { credentialId: credential.id } } });
            }}
          >
            {connected ? t('oauth2.again') : t('oauth2.signIn')}
          </Button>
        }
      >
        {connected ? t('oauth2.connected') : t('oauth2.notConnected')}
      </Note>
      {connect.error && <Failure error={connect.error} />}
    </>
  );
}

function TestResult({ test: { ok, code, words } }: { readonly test: CredentialTest }) {
  const { t } = useTranslation('credentials');
  const said = useTestWords()(code);
  if (ok)
    return (
      <Note tone="accent" live>
        {t('test.savedAndWorks')}
      </Note>
    );
  return (
    <Note tone="danger" live>
      <strong>{t('test.saved')}</strong> <span>{said}</span>
      <details>
        <summary>{t('test.details')}</summary>
        <span lang="en">{words}</span>
      </details>
    </Note>
  );
}
