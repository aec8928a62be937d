import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery, type Answer } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { HtmlFrame } from '../design/HtmlFrame';
import { Segments } from '../design/Segments';
import { Skeleton } from '../design/Skeleton';
import { useFormat } from '../i18n/useFormat';

type Message = Answer<'get', '/api/sandbox/messages/{sandboxMessageId}'>;
type Part = 'html' | 'text' | 'headers';

export function SandboxMessage({ id }: { readonly id: string }) {
  const { t } = useTranslation('sandbox');
  const query = useApiQuery('/api/sandbox/messages/{sandboxMessageId}', {
    params: { path: { sandboxMessageId: id } },
  });
  return (
    <Loaded query={query} failed={t('messageFailed')} skeleton={<Skeleton rows={3} height={80} />}>
      {(message) => <Shown message={message} />}
    </Loaded>
  );
}

function Shown({ message }: { readonly message: Message }) {
  const [wanted, setPart] = useState<Part>('html');
  const part = wanted === 'html' && message.html === undefined ? 'text' : wanted;
  return (
    <article className="sandbox-shown" aria-label={message.subject}>
      <Head message={message} part={part} onPart={setPart} />
      <div className="sandbox-body">
        {part === 'html' && <HtmlFrame title={message.subject} html={message.html ?? ''} />}
        {part === 'text' && (
          <pre className="sandbox-text" tabIndex={0}>
            {message.text}
          </pre>
        )}
        {part === 'headers' && <Headers headers={message.headers} />}
      </div>
    </article>
  );
}

interface HeadProps {
  readonly message: Message;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}

function Head({ message, part, onPart }: HeadProps) {
  const { t } = useTranslation('sandbox');
  const format = useFormat();
  const { subject, from, to, at, html } = message;
  return (
    <header className="sandbox-head">
      <div className="row">
        <h2 className="grow">{subject}</h2>
        <Segments
          size="s"
          label={t('part')}
          value={part}
          onChange={onPart}
          segments={[
            ...(html === undefined ? [] : [{ value: 'html' as const, label: t('html') }]),
            { value: 'text', label: t('text') },
            { value: 'headers', label: t('headers') },
          ]}
        />
      </div>
      <p className="small text-2">
        {t('fromTo', { from: written(from), to: written(to) })} · {format.dateTime(at, { seconds: true })}
      </p>
    </header>
  );
}

const written = ({ name, address }: Message['from']) => (name === '' ? address : `${name} <${address}>`);

function Headers({ headers }: { readonly headers: Message['headers'] }) {
  const { t } = useTranslation('sandbox');
  const all = Object.entries(headers);
  if (all.length === 0) return <p className="sandbox-text text-3">{t('noHeaders')}</p>;
  return (
    <dl className="sandbox-headers" tabIndex={0}>
      {all.map(([name, value]) => (
        <div key={name} className="sandbox-header">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
