import { useTranslation } from 'react-i18next';

import { Card } from './Card';

/** How somebody gets in: there is no password, links come from the terminal or from a colleague. */
export function SignedOut() {
  const { t } = useTranslation('app');
  return (
    <Card title={t('signedOut.title')}>
      <p>{t('signedOut.firstTime')}</p>
      <p>{t('signedOut.again')}</p>
      <code className="command">npx perennial sign-in</code>
      <p className="text-2">{t('signedOut.colleague')}</p>
    </Card>
  );
}
