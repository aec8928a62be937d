import { ArrowLeft, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { usePageTitle } from '../../app/usePageTitle';
import { useRefusal } from '../../app/useRefusal';
import { Badge } from '../../design/Badge';
import { Button } from '../../design/Button';
import { ConfirmDialog } from '../../design/ConfirmDialog';
import { useFormat } from '../../i18n/useFormat';
import { useProblemText } from '../../i18n/useProblemText';
import type { Message } from './content';
import type { Draft } from './useDraft';

export interface EditorHeaderProps {
  readonly message: Message;
  readonly draft: Draft;
  readonly onSave: () => Promise<void>;
  readonly onTest: () => void;
}

export function EditorHeader({ message, draft, onSave, onTest }: EditorHeaderProps) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const refused = useRefusal()('messages:edit');
  const heading = usePageTitle(draft.content.name);
  const { dirty, saving } = draft;
  useSaveKey(onSave, dirty && !saving && refused === undefined);
  return (
    <header className="message-head">
      <Link className="button button-quiet button-icon button-s" to="/messages" aria-label={t('editor.back')}>
        <ArrowLeft />
      </Link>
      <span className="text-2">{t('title')}</span>
      <span className="text-3" aria-hidden="true">
        /
      </span>
      <h1 ref={heading} tabIndex={-1} className="message-name cut">
        {draft.content.name}
      </h1>
      <Badge outline>{t('editor.revision', { number: format.number(draft.revision) })}</Badge>
      <SaveState message={message} draft={draft} />
      <span className="end row">
        {dirty && <Discard draft={draft} />}
        <Button size="s" icon={<Send />} disabledReason={refused} onClick={onTest}>
          {t('test.act')}
        </Button>
        <Button
          size="s"
          look="primary"
          busy={saving}
          disabled={!dirty}
          disabledReason={refused}
          onClick={() => void onSave()}
        >
          {t('save.act')}
        </Button>
      </span>
    </header>
  );
}

function SaveState({ message, draft: { dirty, error } }: Pick<EditorHeaderProps, 'message' | 'draft'>) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const explain = useProblemText();
  if (error !== undefined)
    return (
      <span className="small message-save-failed" role="alert">
        {t('save.failed', { reason: explain(error) })}
      </span>
    );
  return (
    <span className="small text-3" role="status">
      {dirty ? t('save.unsaved') : t('save.saved', { time: format.moment(message.updatedAt) })}
    </span>
  );
}

function Discard({ draft }: Pick<EditorHeaderProps, 'draft'>) {
  const { t } = useTranslation('messages');
  const explain = useProblemText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="s"
        look="quiet"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('discard.act')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        danger
        title={t('discard.title')}
        consequence={t('discard.consequence')}
        confirm={t('discard.confirm')}
        explain={explain}
        onConfirm={() => {
          draft.discard();
          return Promise.resolve();
        }}
      />
    </>
  );
}

/** ⌘S or Ctrl S, also out of a field. */
function useSaveKey(onSave: () => Promise<void>, active: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (active) void onSave();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [onSave, active]);
}
