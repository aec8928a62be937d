import { useTranslation } from 'react-i18next';

import type { Tone } from '../design/Badge';

export const CONSENT_STATES = ['subscribed', 'unsubscribed', 'pending', 'never'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const CHANNELS = ['email', 'sms', 'whatsapp', 'line', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

export const isConsentState = (text: string): text is ConsentState => CONSENT_STATES.some((state) => state === text);

export interface ConsentWords {
  readonly word: string;
  readonly tone: Tone;
  /** Only a border: nothing was ever said. */
  readonly outline: boolean;
}

/** What people said to marketing on a channel, in a word. */
export function useConsentWords(): Readonly<Record<ConsentState, ConsentWords>> {
  const { t } = useTranslation('customers');
  return {
    subscribed: { word: t('consent.subscribed'), tone: 'accent', outline: false },
    unsubscribed: { word: t('consent.unsubscribed'), tone: 'danger', outline: false },
    pending: { word: t('consent.pending'), tone: 'warn', outline: false },
    never: { word: t('consent.never'), tone: 'neutral', outline: true },
  };
}

/** A channel's name; one of later versions by its code. */
export function useChannelName(): (channel: string) => string {
  const { t } = useTranslation('customers');
  const names: Readonly<Record<Channel, string>> = {
    email: t('channel.email'),
    sms: t('channel.sms'),
    whatsapp: t('channel.whatsapp'),
    line: t('channel.line'),
    push: t('channel.push'),
  };
  return (channel) => (Object.hasOwn(names, channel) ? names[channel as Channel] : channel);
}
