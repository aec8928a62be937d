import './sandbox.css';

import { Inbox } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiPages, type Item } from '../api/queries';
import { Loaded } from '../app/Loaded';
import { Page } from '../app/Page';
import { ShowMore } from '../app/ShowMore';
import { useUrlParams } from '../app/useUrlParams';
import { EmptyState } from '../design/EmptyState';
import { LinkButton } from '../design/LinkButton';
import { Skeleton } from '../design/Skeleton';
import { MessageList } from './MessageList';
import { SandboxMessage } from './SandboxMessage';

type Summary = Item<'/api/sandbox/messages'>;

const LIVE_MS = 3_000;

/** What the sandbox sender was given, as an inbox: nothing of it has left the machine. */
export default function SandboxPage() {
  const { t } = useTranslation('sandbox');
  const [{ message }] = useUrlParams(['message']);
  const messages = useApiPages('/api/sandbox/messages', { params: { query: { limit: 50 } } }, { pollEvery: LIVE_MS });
  return (
    <Page title={t('title')} aside={<span className="small text-3">{t('nothingLeaves')}</span>}>
      <Loaded query={messages} failed={t('failed')} skeleton={<Skeleton rows={6} height={60} />}>
        {(items) =>
          items.length === 0 ? (
            <Nothing />
          ) : (
            <Mailbox open={message} messages={items} footer={messages.hasNextPage && <ShowMore query={messages} />} />
          )
        }
      </Loaded>
    </Page>
  );
}

interface MailboxProps {
  readonly open: string;
  readonly messages: readonly Summary[];
  readonly footer: ReactNode;
}

function Mailbox({ open, messages, footer }: MailboxProps) {
  // Without a choice, the one that was newest at first: what arrives later must not push away what is being read.
  const [first] = useState(messages[0]?.id ?? '');
  const current = open || first;
  return (
    <div className="sandbox">
      <div className="sandbox-list">
        <MessageList messages={messages} current={current} />
        {footer && <div className="table-foot">{footer}</div>}
      </div>
      <div className="sandbox-message">
        <SandboxMessage id={current} />
      </div>
    </div>
  );
}

function Nothing() {
  const { t } = useTranslation('sandbox');
  return (
    <EmptyState icon={<Inbox />} title={t('empty')} action={<LinkButton to="/senders">{t('toSenders')}</LinkButton>}>
      {t('emptyHint')}
    </EmptyState>
  );
}
