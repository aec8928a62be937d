import { translate as t } from '../i18n/translate';

/** The field of the form that a failed connection points at. */
export type Blamed = 'host' | 'port' | 'security' | 'user' | 'password';

interface ConnectionWords {
  readonly words: () => string;
  readonly field?: Blamed;
}

/** Why a connection to a mail server failed (runtime/src/messaging/email/smtp/words.ts), and where to look. */
const WORDS: Readonly<Record<string, ConnectionWords>> = {
  wrong_password: { words: () => t('senders:connection.wrongPassword'), field: 'password' },
  host_not_found: { words: () => t('senders:connection.hostNotFound'), field: 'host' },
  refused: { words: () => t('senders:connection.refused'), field: 'port' },
  unreachable: { words: () => t('senders:connection.unreachable'), field: 'host' },
  timeout: { words: () => t('senders:connection.timeout'), field: 'port' },
  tls: { words: () => t('senders:connection.tls'), field: 'security' },
  not_smtp: { words: () => t('senders:connection.notSmtp'), field: 'port' },
  not_allowed: { words: () => t('senders:connection.notAllowed'), field: 'host' },
  failed: { words: () => t('senders:connection.failed') },
};

export const CONNECTION_CODES = Object.keys(WORDS);

/** Needs the texts of `senders`. */
export function connectionWords(code: string | undefined): ConnectionWords {
  return WORDS[code ?? 'failed'] ?? { words: () => t('senders:connection.failed') };
}
