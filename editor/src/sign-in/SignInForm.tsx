import './SignInForm.css';

import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, type Answer } from '../api/queries';
import { lookAtWorkspace } from '../api/workspace';
import { Card } from '../app/Card';
import { Button } from '../design/Button';
import { Note } from '../design/Note';
import { TextField } from '../design/TextField';
import { useProblemText } from '../i18n/useProblemText';

export interface SignInFormProps {
  readonly token: string;
  readonly link: Answer<'get', '/api/sign-in/{token}'>;
}

export function SignInForm({ token, link }: SignInFormProps) {
  const { t } = useTranslation('signIn');
  const problemText = useProblemText();
  const [name, setName] = useState('');
  const invited = link.purpose === 'invitation';
  const asksName = invited && link.signedInAs === undefined;
  const redeem = useApiMutation('post', '/api/sign-in', {
    onSuccess: () => {
      // A whole new page: nothing of somebody who was signed in before stays in memory.
      lookAtWorkspace(undefined);
      window.location.assign('/');
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    redeem.mutate({ body: { token, ...(asksName && { name }) } });
  };
  return (
    <Card title={invited ? t('joinTitle', { workspace: link.workspaceName ?? '' }) : t('title')}>
      <form className="sign-in-form" onSubmit={submit}>
        <p className="text-2">{link.signedInAs && invited ? t('joinAs', { name: link.signedInAs }) : t('once')}</p>
        {asksName && (
          <TextField label={t('name')} value={name} onChange={setName} maxLength={100} required autoComplete="name" />
        )}
        {redeem.error && (
          <Note tone="danger" live>
            {problemText(redeem.error)}
          </Note>
        )}
        <Button look="primary" type="submit" busy={redeem.isPending || redeem.isSuccess}>
          {invited ? t('join') : t('enter')}
        </Button>
      </form>
    </Card>
  );
}
