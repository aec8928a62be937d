import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { readLink } from '../api/accounts';
import { useAnswer } from '../api/useAnswer';
import { Frame } from '../app/Frame';
import { Notice } from '../design/Notice';
import { useProblemText } from '../i18n/useProblemText';
import { SignInForm } from './SignInForm';

/** Opening a link shows what it does; only the button uses it up, so that programs that follow links cannot. */
export function SignInPage() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { token = '' } = useParams();
  const link = useAnswer(useCallback(() => readLink(token), [token]));
  if (link.state === 'waiting') return null;
  if (link.state === 'here') return <SignInForm token={token} link={link.value} />;
  return (
    <Frame title={t('signIn.notPossible')}>
      <Notice>{problemText(link.code)}</Notice>
    </Frame>
  );
}
