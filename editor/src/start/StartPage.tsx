import { useTranslation } from 'react-i18next';

import { readMe } from '../api/accounts';
import { useAnswer } from '../api/useAnswer';
import { Frame } from '../app/Frame';
import { Notice } from '../design/Notice';
import { useProblemText } from '../i18n/useProblemText';
import { SignedIn } from './SignedIn';
import { SignedOut } from './SignedOut';

export function StartPage() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const me = useAnswer(readMe);
  if (me.state === 'waiting') return null;
  if (me.state === 'here') return me.value ? <SignedIn me={me.value} /> : <SignedOut />;
  return (
    <Frame title={t('start.failed')}>
      <Notice>{problemText(me.code)}</Notice>
    </Frame>
  );
}
