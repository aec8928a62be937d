import { useTranslation } from 'react-i18next';

import { Frame } from '../app/Frame';

/** How somebody gets in: there is no password, links come from the terminal or from a colleague. */
export function SignedOut() {
  const { t } = useTranslation();
  return (
    <Frame title={t('signedOut.title')}>
      <p>{t('signedOut.firstTime')}</p>
      <p>
        {t('signedOut.again')} <code>npx perennial sign-in</code>
      </p>
      <p>{t('signedOut.colleague')}</p>
    </Frame>
  );
}
