import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useRefusal } from '../../app/useRefusal';
import { useUrlParams } from '../../app/useUrlParams';
import { Note } from '../../design/Note';
import { notify } from '../../design/toasts';
import { PreviewPane } from '../preview/PreviewPane';
import { usePreview } from '../preview/usePreview';
import { useSamples } from '../preview/useSamples';
import { ConflictDialog } from './ConflictDialog';
import { tagsOf, type Message } from './content';
import { EditorHeader } from './EditorHeader';
import { LanguageTabs } from './LanguageTabs';
import { LeaveGuard } from './LeaveGuard';
import { SidePanel } from './SidePanel';
import { TestSendDialog } from './TestSendDialog';
import { TextFields } from './TextFields';
import { useDraft } from './useDraft';
import { useProblems } from './useProblems';
import { useTextFields } from './useTextFields';

/** Left the text, in the middle how it looks for somebody, right whether it may go out and what is wrong with it. */
export function MessageEditor({ message }: { readonly message: Message }) {
  const { t } = useTranslation('messages');
  const draft = useDraft(message);
  const [{ language, person, event }, changeUrl] = useUrlParams(['language', 'person', 'event']);
  const [testing, setTesting] = useState(false);
  const refused = useRefusal()('messages:edit');
  const readOnly = refused !== undefined;
  const { content } = draft;
  const tag = content.languages[language] ? language : (tagsOf(content)[0] ?? content.defaultLanguage);
  const problems = useProblems(content, message.problems);
  const samples = useSamples({ personId: person, eventId: event, language: tag, messageKey: message.key });
  const preview = usePreview({ messageId: message.id, content, tag, samples });
  const fields = useTextFields();
  const save = async () => {
    const how = await draft.save();
    if (how === 'saved') notify({ title: t('save.done'), tone: 'accent' });
    if (how === 'merged') notify({ title: t('save.merged'), tone: 'accent' });
  };
  return (
    <div className="message-editor">
      <EditorHeader
        message={message}
        draft={draft}
        onSave={save}
        onTest={() => {
          setTesting(true);
        }}
      />
      <main className="message-body">
        <section className="message-text" aria-label={t('editor.text')}>
          <LanguageTabs
            {...{ content, tag, problems, refused }}
            onChange={draft.change}
            onShow={(next) => {
              changeUrl({ language: next });
            }}
          />
          {readOnly && (
            <div className="message-refused">
              <Note tone="info">{refused}</Note>
            </div>
          )}
          <TextFields {...{ content, tag, problems, samples, fields, readOnly }} onChange={draft.change} />
        </section>
        <PreviewPane
          {...{ preview, samples, tag }}
          onPerson={(id) => {
            changeUrl({ person: id, event: '' });
          }}
          onEvent={(id) => {
            changeUrl({ event: id });
          }}
        />
        <SidePanel
          {...{ message, content, problems, preview, samples, readOnly }}
          onChange={draft.change}
          onGo={(problem) => {
            if (problem.language !== undefined) changeUrl({ language: problem.language });
            fields.go(problem);
          }}
        />
      </main>
      {testing && (
        <TestSendDialog
          {...{ message, content, tag, samples }}
          onClose={() => {
            setTesting(false);
          }}
        />
      )}
      <ConflictDialog draft={draft} />
      <LeaveGuard dirty={draft.dirty} />
    </div>
  );
}
