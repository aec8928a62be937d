import './SignInForm.css';

import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { redeemLink, type LinkPreview } from '../api/accounts';
import { codeOf } from '../api/request';
import { Frame } from '../app/Frame';
import { Button } from '../design/Button';
import { Field } from '../design/Field';
import { Notice } from '../design/Notice';
import { useProblemText } from '../i18n/useProblemText';

export interface SignInFormProps {
  readonly token: string;
  readonly link: LinkPreview;
}

export function SignInForm({ token, link }: SignInFormProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const invited = link.purpose === 'invitation';
  const asksName = invited && link.signedInAs === undefined;

  const enter = async () => {
    setBusy(true);
    try {
      await redeemLink(token, asksName ? name : undefined);
      window.location.assign('/');
    } catch (error) {
      setProblem(codeOf(error));
      setBusy(false);
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void enter();
  };

  return (
    <Frame title={invited ? t('signIn.joinTitle', { workspace: link.workspaceName ?? '' }) : t('signIn.title')}>
      <form className="sign-in-form" onSubmit={submit}>
        <p>{link.signedInAs && invited ? t('signIn.joinAs', { name: link.signedInAs }) : t('signIn.once')}</p>
        {asksName && (
          <Field
            label={t('signIn.name')}
            value={name}
            maxLength={100}
            required
            autoComplete="name"
            onChange={(event) => {
              setName(event.target.value);
            }}
          />
        )}
        {problem && <Notice>{problemText(problem)}</Notice>}
        <Button look="primary" type="submit" disabled={busy}>
          {invited ? t('signIn.join') : t('signIn.enter')}
        </Button>
      </form>
    </Frame>
  );
}
