import { useTranslation } from 'react-i18next';

import type { Tone } from '../design/Badge';

/** Those that are shown; what was only proposed, or voided, never was. */
export const STATUSES = ['sent', 'pending', 'sending', 'skipped', 'failed', 'unknown', 'void'] as const;
export type Status = (typeof STATUSES)[number];

export const isStatus = (text: string): text is Status => STATUSES.some((status) => status === text);

export interface StatusWords {
  readonly word: string;
  readonly tone: Tone;
}

/** What became of a send, in a word. */
export function useStatusWords(): (status: string) => StatusWords {
  const { t } = useTranslation('sends');
  const words: Readonly<Record<Status, StatusWords>> = {
    sent: { word: t('status.sent'), tone: 'accent' },
    pending: { word: t('status.pending'), tone: 'info' },
    sending: { word: t('status.sending'), tone: 'info' },
    skipped: { word: t('status.skipped'), tone: 'danger' },
    failed: { word: t('status.failed'), tone: 'danger' },
    unknown: { word: t('status.unknown'), tone: 'warn' },
    void: { word: t('status.void'), tone: 'neutral' },
  };
  return (status) => (isStatus(status) ? words[status] : { word: status, tone: 'neutral' });
}
