import { translate as t } from '../i18n/translate';

/** The field of the form that a failed connection points at. */
export type Blamed = 'host' | 'port' | 'security' | 'user' | 'password';

interface ConnectionWords {
  readonly words: () => string;
  /** The field to change, and what is wrong with it in so many words. */
  readonly field?: Blamed;
  readonly fault?: () => string;
}

/** Why a connection to a mail server failed (runtime/src/messaging/email/smtp/words.ts), and where to look. */
const WORDS: Readonly<Record<string, ConnectionWords>> = {
  wrong_password: {
    words: () => t('senders:connection.wrongPassword'),
    field: 'password',
    fault: () => t('senders:blamed.wrongPassword'),
  },
  host_not_found: {
    words: () => t('senders:connection.hostNotFound'),
    field: 'host',
    fault: () => t('senders:blamed.hostNotFound'),
  },
  refused: {
    words: () => t('senders:connection.refused'),
    field: 'port',
    fault: () => t('senders:blamed.noAnswer'),
  },
  unreachable: {
    words: () => t('senders:connection.unreachable'),
    field: 'host',
    fault: () => t('senders:blamed.unreachable'),
  },
  timeout: {
    words: () => t('senders:connection.timeout'),
    field: 'port',
    fault: () => t('senders:blamed.noAnswer'),
  },
  tls: {
    words: () => t('senders:connection.tls'),
    field: 'security',
    fault: () => t('senders:blamed.tls'),
  },
  not_smtp: {
    words: () => t('senders:connection.notSmtp'),
    field: 'port',
    fault: () => t('senders:blamed.noAnswer'),
  },
  not_allowed: {
    words: () => t('senders:connection.notAllowed'),
    field: 'host',
    fault: () => t('senders:blamed.notAllowed'),
  },
  failed: { words: () => t('senders:connection.failed') },
};

export const CONNECTION_CODES = Object.keys(WORDS);

/** Needs the texts of `senders`. */
export function connectionWords(code: string | undefined): ConnectionWords {
  return WORDS[code ?? 'failed'] ?? { words: () => t('senders:connection.failed') };
}
