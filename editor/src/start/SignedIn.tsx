import './SignedIn.css';

import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { signOut, type Me } from '../api/accounts';
import { codeOf } from '../api/request';
import { Frame } from '../app/Frame';
import { Button } from '../design/Button';
import { Notice } from '../design/Notice';
import { useProblemText } from '../i18n/useProblemText';
import { useRoleName } from './useRoleName';

export function SignedIn({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const problemText = useProblemText();
  const [problem, setProblem] = useState<string>();
  const leave = async () => {
    try {
      await signOut();
      window.location.assign('/');
    } catch (error) {
      setProblem(codeOf(error));
    }
  };
  return (
    <Frame title={me.workspace.name}>
      <dl className="signed-in">
        <dt>{t('signedIn.you')}</dt>
        <dd>{me.caller.name}</dd>
        <dt>{t('signedIn.role')}</dt>
        <dd>{roleName(me.role)}</dd>
      </dl>
      <p>{t('signedIn.next')}</p>
      {problem && <Notice>{problemText(problem)}</Notice>}
      <div className="signed-in-ways">
        <a href="/docs">{t('signedIn.docs')}</a>
        <Button onClick={() => void leave()}>{t('signedIn.signOut')}</Button>
      </div>
    </Frame>
  );
}
