import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import type { Item } from '../api/queries';
import { announce } from '../app/announce';
import { Avatar } from '../design/Avatar';
import { Time } from '../design/Time';

type Summary = Item<'/api/sandbox/messages'>;

export interface MessageListProps {
  readonly messages: readonly Summary[];
  /** The one that is shown. */
  readonly current: string;
}

/** Newest first; arrow keys go up and down. */
export function MessageList({ messages, current }: MessageListProps) {
  const { t } = useTranslation('sandbox');
  useArrivals(messages);
  return (
    <ul aria-label={t('title')} onKeyDown={moveFocus}>
      {messages.map((message) => (
        <li key={message.id}>
          <Entry message={message} current={message.id === current} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ message, current }: { readonly message: Summary; readonly current: boolean }) {
  const { id, to, from, subject, at } = message;
  return (
    <Link
      className="sandbox-entry"
      to={`?message=${encodeURIComponent(id)}`}
      replace
      aria-current={current ? 'true' : undefined}
    >
      <Avatar size="m" name={to.name || to.address} id={to.address} />
      <span className="col grow gap-2">
        <span className="row">
          <span className="grow strong cut">{to.name || to.address}</span>
          <span className="small text-3">
            <Time at={at} />
          </span>
        </span>
        <span className="cut">{subject}</span>
        <span className="small text-3 cut">{from.name || from.address}</span>
      </span>
    </Link>
  );
}

/** Screen readers hear of what has arrived while the list is open. */
function useArrivals(messages: readonly Summary[]): void {
  const { t } = useTranslation('sandbox');
  const newest = useRef<string>(undefined);
  const first = messages[0];
  useEffect(() => {
    if (first === undefined || first.id === newest.current) return;
    if (newest.current !== undefined) announce(t('arrived', { to: first.to.address, subject: first.subject }));
    newest.current = first.id;
  }, [first, t]);
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.sandbox-entry')];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = links[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
