import { derivedId } from '../../platform/ids';
import { oneLine } from '../messages/render';
import type { Mailbox } from '../senders/model';

/** One mail to one person, ready to be written as MIME. */
export interface Mail {
  /** The effect's key: the same for every try of one send. */
  readonly key: string;
  readonly from: Mailbox;
  readonly replyTo?: string;
  readonly to: Mailbox;
  readonly subject: string;
  readonly html?: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** SMTP return path: where reports go. */
  readonly returnPath: string;
}

/**
 * Asked at the last moment before anything of the content leaves, perhaps more than once for one delivery. Only when it
 * resolves to true may the content go.
 */
export type HandOver = () => Promise<boolean>;

export interface ListLinks {
  /** https address that takes RFC 8058's POST. */
  readonly url: string;
  /** `unsubscribe+<token>@…`, when the sender has a domain for reports. */
  readonly mailbox?: string;
}

export interface HeaderFacts {
  readonly key: string;
  readonly fromDomain: string;
  readonly category: 'marketing' | 'transactional';
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly messageKey: string;
  readonly list: ListLinks;
}

/**
 * Headers beside From, To and Subject. Message-ID comes from the key, so a receiver that gets a repeat can tell.
 * Marketing carries one List-Unsubscribe header with List-Unsubscribe-Post (RFC 8058); Feedback-ID is Google's, from the
 * most particular to the account.
 */
export function mailHeaders(facts: HeaderFacts): Record<string, string> {
  const { key, fromDomain, category, list } = facts;
  const feedback = [facts.journeyId || 'single', facts.messageKey, category, facts.workspaceId];
  return {
    'Message-ID': `<${derivedId('message-id', key)}@${fromDomain}>`,
    'Auto-Submitted': 'auto-generated',
    'Feedback-ID': feedback.map((part) => oneLine(part).replaceAll(':', '-')).join(':'),
    'X-Perennial-Key': oneLine(key),
    ...(category === 'marketing' && {
      'List-Id': `<marketing.${fromDomain}>`,
      'List-Unsubscribe': [`<${list.url}>`, list.mailbox && `<mailto:${list.mailbox}>`].filter(Boolean).join(', '),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

export const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
