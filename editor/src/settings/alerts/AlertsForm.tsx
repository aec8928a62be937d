import '../settings.css';

import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiMutation, useApiQuery } from '../../api/queries';
import { useRefusal } from '../../app/useRefusal';
import { Button } from '../../design/Button';
import { Note } from '../../design/Note';
import { Panel } from '../../design/Panel';
import { Select } from '../../design/Select';
import { TextArea } from '../../design/TextArea';
import { TextField } from '../../design/TextField';
import { notify } from '../../design/toasts';
import { useProblemText } from '../../i18n/useProblemText';
import { addressesOf, bodyOf, draftOf, type AlertDraft, type AlertSettings } from './draft';
import { LimitFields } from './LimitFields';
import { SecretDialog } from './SecretDialog';
import { TestButton } from './TestButton';

export function AlertsForm({ settings }: { readonly settings: AlertSettings }) {
  const { t } = useTranslation('alerts');
  const refused = useRefusal()('workspace:manage');
  const problemText = useProblemText();
  const [draft, setDraft] = useState<AlertDraft>(() => draftOf(settings));
  const [problem, setProblem] = useState<string>();
  const [secret, setSecret] = useState<string>();
  const save = useApiMutation('put', '/api/alerts/settings', { renews: ['/api/alerts/settings'] });
  const put = (change: Partial<AlertDraft>) => {
    setDraft((before) => ({ ...before, ...change }));
  };
  const saved = JSON.stringify(bodyOf(draftOf(settings), 0)) === JSON.stringify(bodyOf(draft, 0));
  const submit = async () => {
    setProblem(undefined);
    if (addressesOf(draft.to).length > 0 && draft.senderId === '') {
      setProblem(t('chooseSender'));
      return;
    }
    try {
      const changed = await save.mutateAsync({ body: bodyOf(draft, settings.revision) });
      if (changed.secret !== undefined) setSecret(changed.secret);
      else notify({ title: t('saved'), tone: 'accent' });
    } catch (error) {
      setProblem(problemText(error));
    }
  };
  return (
    <form
      className="col gap-16"
      onSubmit={(event: SyntheticEvent) => {
        event.preventDefault();
        if (refused === undefined) void submit();
      }}
    >
      <Panel title={t('what.title')} description={t('what.about')}>
        <LimitFields
          limits={draft.limits}
          disabled={refused !== undefined}
          onChange={(limits) => {
            put({ limits });
          }}
        />
      </Panel>
      <Panel title={t('who.title')} description={t('who.about')}>
        <Ways draft={draft} readOnly={refused !== undefined} onChange={put} />
      </Panel>
      {problem !== undefined && (
        <Note tone="danger" live>
          {problem}
        </Note>
      )}
      <div className="row gap-8">
        <Button
          look="primary"
          type="submit"
          busy={save.isPending}
          disabledReason={refused ?? (saved ? t('noChange') : undefined)}
        >
          {t('save')}
        </Button>
        <TestButton refused={refused ?? (saved ? undefined : t('saveFirst'))} settings={settings} />
      </div>
      {secret !== undefined && (
        <SecretDialog
          secret={secret}
          onClose={() => {
            setSecret(undefined);
          }}
        />
      )}
    </form>
  );
}

interface WaysProps {
  readonly draft: AlertDraft;
  readonly readOnly: boolean;
  readonly onChange: (change: Partial<AlertDraft>) => void;
}

/** Over which ways, and in which language. */
function Ways({ draft, readOnly, onChange }: WaysProps) {
  const { t } = useTranslation('alerts');
  const { data } = useApiQuery('/api/senders');
  const senders = (data?.items ?? []).map(({ id, name, from }) => ({ value: id, label: name, hint: from.address }));
  return (
    <div className="settings-form">
      <TextArea
        label={t('who.mail')}
        hint={t('who.mailHint')}
        rows={2}
        value={draft.to}
        readOnly={readOnly}
        onChange={(to) => {
          onChange({ to });
        }}
      />
      <Select
        label={t('who.sender')}
        hint={t('who.senderHint')}
        placeholder={t('who.chooseSender')}
        value={draft.senderId || null}
        options={senders}
        disabled={readOnly}
        onChange={(senderId) => {
          onChange({ senderId });
        }}
      />
      <Select
        label={t('who.language')}
        value={draft.language}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh-CN', label: '中文' },
        ]}
        disabled={readOnly}
        onChange={(language) => {
          onChange({ language });
        }}
      />
      <TextField
        label={t('who.webhook')}
        hint={t('who.webhookHint')}
        type="url"
        placeholder="https://"
        value={draft.url}
        readOnly={readOnly}
        onChange={(url) => {
          onChange({ url });
        }}
      />
    </div>
  );
}
