import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';

import { codeOf } from '../api/problem';
import { useApiQuery } from '../api/queries';
import { Card } from '../app/Card';
import { Note } from '../design/Note';
import { useProblemText } from '../i18n/useProblemText';
import { SignInForm } from './SignInForm';

/** Opening a link shows what it does; only the button uses it up, so that programs that follow links cannot. */
export function SignInPage() {
  const { t } = useTranslation('signIn');
  const problemText = useProblemText();
  const { token = '' } = useParams();
  const link = useApiQuery('/api/sign-in/{token}', { params: { path: { token } } });
  if (link.data) return <SignInForm token={token} link={link.data} />;
  if (link.isPending) return null;
  return (
    <Card title={t('notPossible')}>
      <Note tone="danger" live>
        {codeOf(link.error) === 'invalid_input' ? t('notWhole') : problemText(link.error)}
      </Note>
      <p className="text-2">{t('getOne')}</p>
      <code className="command">npx perennial sign-in</code>
    </Card>
  );
}
