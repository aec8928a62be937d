import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation } from '../../api/queries';
import { useSession } from '../../app/session';
import { signOut } from '../../app/signOut';
import { useThemeNames } from '../../app/useThemeNames';
import { Button } from '../../design/Button';
import { Panel } from '../../design/Panel';
import { RadioGroup } from '../../design/RadioGroup';
import { chooseTheme, keptTheme } from '../../design/theme';
import { notify } from '../../design/toasts';
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../i18n/language';
import { useLanguage } from '../../i18n/useLanguage';
import { useProblemText } from '../../i18n/useProblemText';
import { LinkDialog, type ShownLink } from '../LinkDialog';
import { NameForm } from '../NameForm';

export function YouTab() {
  const { t } = useTranslation('settings');
  const { caller } = useSession();
  const rename = useApiMutation('patch', '/api/me', { renews: ['/api/me', '/api/members'] });
  return (
    <div className="settings-narrow col gap-16">
      <Panel title={t('you.title')}>
        <NameForm
          label={t('you.name')}
          name={caller.name}
          autoComplete="name"
          onSave={(name) => rename.mutateAsync({ body: { name } })}
        />
      </Panel>
      <Looks />
      <OtherDevice />
    </div>
  );
}

/** Kept in this browser. */
function Looks() {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const [theme, setTheme] = useState(keptTheme);
  return (
    <Panel title={t('you.looks')} description={t('you.looksWhat')}>
      <RadioGroup
        label={t('you.language')}
        value={language}
        choices={LANGUAGES.map((value) => ({ value, label: <span lang={value}>{LANGUAGE_NAMES[value]}</span> }))}
        onChange={(next) => void chooseLanguage(next)}
      />
      <RadioGroup
        label={t('you.theme')}
        value={theme}
        choices={useThemeNames()}
        onChange={(next) => {
          chooseTheme(next);
          setTheme(next);
        }}
      />
    </Panel>
  );
}

function OtherDevice() {
  const { t } = useTranslation('settings');
  const problemText = useProblemText();
  const [link, setLink] = useState<ShownLink>();
  const make = useApiMutation('post', '/api/me/sign-in-link', {
    onSuccess: (made) => {
      setLink({ ...made, title: t('you.linkTitle'), what: t('you.linkWhat') });
    },
  });
  return (
    <Panel title={t('you.session')} description={t('you.sessionWhat')}>
      <div className="row">
        <Button
          busy={make.isPending}
          onClick={() => {
            make.mutate({}, { onError: (error) => notify({ title: problemText(error), tone: 'danger' }) });
          }}
        >
          {t('you.makeLink')}
        </Button>
        <Button look="quiet" onClick={() => void signOut()}>
          {t('you.signOut')}
        </Button>
      </div>
      <LinkDialog
        link={link}
        onClose={() => {
          setLink(undefined);
        }}
      />
    </Panel>
  );
}
