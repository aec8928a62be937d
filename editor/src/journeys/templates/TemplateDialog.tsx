import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { answer, api } from '../../api/client';
import { ApiProblem } from '../../api/problem';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { notify } from '../../design/toasts';
import { useLanguage } from '../../i18n/useLanguage';
import { useProblemText } from '../../i18n/useProblemText';
import { renewJourneys } from '../dialogs/useJourneyActs';
import { useRoleName } from '../../senders/roleWords';
import { EventsNeeded } from './EventsNeeded';
import { SettingField } from './SettingField';
import { asked, saidIn, valueOf, type Template, type Values } from './settings';

export interface TemplateDialogProps {
  readonly template: Template;
  readonly onClose: () => void;
}

/** The few questions of a template; then its journey and messages are there as a draft. */
export function TemplateDialog({ template, onClose }: TemplateDialogProps) {
  const { t } = useTranslation(['journeys', 'common']);
  const language = useLanguage();
  const [values, setValues] = useState<Values>({});
  const install = useInstall(template);
  const { name, summary, description, settings, languages, messages, steps } = template;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={saidIn(language, name)}
      description={saidIn(language, description ?? summary)}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button look="primary" busy={install.busy} onClick={() => void install.run(values)}>
            {t('template.do')}
          </Button>
        </>
      }
    >
      <EventsNeeded template={template} />
      {asked(settings, values).map((setting) => (
        <SettingField
          key={setting.key}
          {...{ setting, languages }}
          value={valueOf(setting, values)}
          error={install.errorOf(setting.key)}
          onChange={(value) => {
            setValues((before) => ({ ...before, [setting.key]: value }));
          }}
        />
      ))}
      <p className="small text-2">{t('template.makes', { steps, messages: messages.length })}</p>
      {install.failure !== undefined && (
        <Note tone="danger" live>
          {install.failure}
        </Note>
      )}
    </Dialog>
  );
}

/** One key per dialog: pressed twice or repeated after a broken connection, it is made once. */
function useInstall({ id }: Template) {
  const { t } = useTranslation(['journeys', 'common']);
  const explain = useProblemText();
  const navigate = useNavigate();
  const key = useMemo(() => crypto.randomUUID(), []);
  const roleName = useRoleName();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  const run = async (settings: Values) => {
    setBusy(true);
    setProblem(undefined);
    setAttempt(attempt + 1);
    try {
      const made = await answer(
        api.POST('/api/templates/{templateId}/install', {
          params: { path: { templateId: id } },
          headers: { 'Idempotency-Key': `${key}-${String(attempt)}` },
          body: { settings: { ...settings } },
        }),
      );
      await renewJourneys();
      if (made.unboundRoles.length > 0)
        notify({
          tone: 'warn',
          title: t('template.unbound', { roles: made.unboundRoles.map(roleName).join(', ') }),
          action: { label: t('template.toSenders'), run: () => void navigate('/senders') },
        });
      await navigate(`/journeys/${made.journeyId}`);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  const problems = problem instanceof ApiProblem ? problem.problems : [];
  const about = (setting: string) => problems.find(({ path }) => path === setting || path.endsWith(`.${setting}`));
  return {
    run,
    busy,
    errorOf: (setting: string) => about(setting)?.message,
    failure: problem === undefined ? undefined : explain(problem),
  };
}
