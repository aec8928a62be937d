import './SentMessage.css';

import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery, type Answer } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { languageName } from '../customers/person';
import { HtmlFrame } from '../design/HtmlFrame';
import { Note } from '../design/Note';
import { Segments } from '../design/Segments';
import { Skeleton } from '../design/Skeleton';

type Sent = Answer<'get', '/api/sends/{sendId}/message'>;

/** The message of a send as it was or would have been. */
export function SentMessage({ sendId }: { readonly sendId: string }) {
  const { t } = useTranslation('sends');
  const message = useApiQuery('/api/sends/{sendId}/message', { params: { path: { sendId } } });
  return (
    <Loaded query={message} failed={t('message.failed')} skeleton={<Skeleton height={320} />}>
      {(sent) => (sent.failure === undefined ? <Shown sent={sent} /> : <NotMade why={sent.failure} />)}
    </Loaded>
  );
}

function NotMade({ why }: { readonly why: string }) {
  const { t } = useTranslation('sends');
  return (
    <Note tone="danger">
      {t('message.notMade')} <span lang="en">{why}</span>
    </Note>
  );
}

function Shown({ sent: { subject = '', html, text, language } }: { readonly sent: Sent }) {
  const { t, i18n } = useTranslation('sends');
  const [part, setPart] = useState<'html' | 'text'>(html === undefined ? 'text' : 'html');
  return (
    <div className="col gap-12">
      <div className="row">
        <p className="grow strong">{subject}</p>
        {html !== undefined && (
          <Segments
            size="s"
            label={t('message.part')}
            value={part}
            onChange={setPart}
            segments={[
              { value: 'html', label: t('message.html') },
              { value: 'text', label: t('message.text') },
            ]}
          />
        )}
      </div>
      <div className="sent-message">
        {part === 'html' && html !== undefined ? (
          <HtmlFrame title={subject} html={html} />
        ) : (
          <pre className="sent-text" tabIndex={0}>
            {text}
          </pre>
        )}
      </div>
      <p className="small text-3">{t('message.madeAgain', { language: languageName(language, i18n.language) })}</p>
    </div>
  );
}
