import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { codeOf } from '../../api/problem';
import { useApiMutation } from '../../api/queries';
import { languageName, nameOf } from '../../customers/person';
import { Button } from '../../design/Button';
import { Dialog } from '../../design/Dialog';
import { Note } from '../../design/Note';
import { TextField } from '../../design/TextField';
import { useProblemText } from '../../i18n/useProblemText';
import { bodyOf } from '../preview/usePreview';
import type { Samples } from '../preview/useSamples';
import type { Content, Message } from './content';

const FORM = 'test-send';
const KEPT = 'perennial.testAddress';
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export interface TestSendDialogProps {
  readonly message: Message;
  readonly content: Content;
  readonly tag: string;
  readonly samples: Samples;
  readonly onClose: () => void;
}

/** The text as it stands, saved or not, to one address; consent is not asked and nothing is counted. */
export function TestSendDialog({ message, content, tag, samples, onClose }: TestSendDialogProps) {
  const { t, i18n } = useTranslation(['messages', 'common']);
  const [to, setTo] = useState(() => localStorage.getItem(KEPT) ?? '');
  const [checked, setChecked] = useState(false);
  const send = useApiMutation('post', '/api/messages/{messageId}/test', { renews: ['/api/sandbox/messages'] });
  const wrong = !ADDRESS.test(to.trim());
  const submit = () => {
    setChecked(true);
    if (wrong) return;
    localStorage.setItem(KEPT, to.trim());
    const text = { ...content, languages: { ...content.languages } };
    const body = { ...bodyOf(text, samples), language: tag, to: to.trim() };
    send.mutate({ params: { path: { messageId: message.id } }, body });
  };
  const { person } = samples;
  return (
    <Dialog
      open
      size="s"
      onOpenChange={onClose}
      title={t('test.title')}
      description={t('test.hint', {
        language: languageName(tag, i18n.language),
        person: person ? nameOf(person) : t('test.madeUp'),
      })}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            {send.data?.outcome === 'sent' ? t('common:close') : t('common:cancel')}
          </Button>
          <Button look="primary" type="submit" form={FORM} busy={send.isPending}>
            {t('test.confirm')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        noValidate
        className="col gap-16"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('test.to')}
          type="email"
          error={checked && wrong ? t('test.wrongAddress') : undefined}
          value={to}
          onChange={setTo}
        />
        {send.data && <Outcome {...send.data} to={send.variables.body.to} />}
        {send.error && <Failure error={send.error} />}
      </form>
    </Dialog>
  );
}

interface OutcomeProps {
  readonly outcome: 'sent' | 'failed' | 'unknown';
  readonly detail?: string | undefined;
  readonly to: string;
}

function Outcome({ outcome, detail, to }: OutcomeProps) {
  const { t } = useTranslation('messages');
  if (outcome === 'sent')
    return (
      <Note tone="accent" live>
        {t('test.sent', { to })} <Link to="/sandbox">{t('test.sandbox')}</Link>
      </Note>
    );
  return (
    <Note tone={outcome === 'failed' ? 'danger' : 'warn'} live>
      {outcome === 'failed' ? t('test.failed') : t('test.unknown')} <span lang="en">{detail}</span>
    </Note>
  );
}

function Failure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('messages');
  const explain = useProblemText();
  const code = codeOf(error);
  if (code === 'sender_failed')
    return (
      <Note tone="danger" live>
        {t('test.noSender')} <Link to="/senders">{t('test.toSenders')}</Link>
      </Note>
    );
  return (
    <Note tone="danger" live>
      {code === 'message_has_problems' ? t('test.hasProblems') : explain(error)}
    </Note>
  );
}
