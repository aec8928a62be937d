import type { Reason } from '../../../runtime/src/messaging/reasons';
import type { Tone } from '../design/Badge';
import { translate as t } from '../i18n/translate';

/** One reason why a message did not go out, or not yet: two words for a badge, one sentence for a line. */
export interface ReasonWords {
  readonly tone: Tone;
  readonly badge: () => string;
  readonly sentence: () => string;
}

/** The words for messaging's codes, the same on every screen. Needs the texts of `sends`. */
export const REASON_WORDS: Readonly<Record<Reason, ReasonWords>> = {
  no_consent: {
    tone: 'danger',
    badge: () => t('sends:reason.no_consent.badge'),
    sentence: () => t('sends:reason.no_consent.sentence'),
  },
  unsubscribed: {
    tone: 'danger',
    badge: () => t('sends:reason.unsubscribed.badge'),
    sentence: () => t('sends:reason.unsubscribed.sentence'),
  },
  suppressed: {
    tone: 'danger',
    badge: () => t('sends:reason.suppressed.badge'),
    sentence: () => t('sends:reason.suppressed.sentence'),
  },
  no_address: {
    tone: 'danger',
    badge: () => t('sends:reason.no_address.badge'),
    sentence: () => t('sends:reason.no_address.sentence'),
  },
  invalid_address: {
    tone: 'danger',
    badge: () => t('sends:reason.invalid_address.badge'),
    sentence: () => t('sends:reason.invalid_address.sentence'),
  },
  quiet_hours: {
    tone: 'warn',
    badge: () => t('sends:reason.quiet_hours.badge'),
    sentence: () => t('sends:reason.quiet_hours.sentence'),
  },
  expired: {
    tone: 'danger',
    badge: () => t('sends:reason.expired.badge'),
    sentence: () => t('sends:reason.expired.sentence'),
  },
  channel_down: {
    tone: 'warn',
    badge: () => t('sends:reason.channel_down.badge'),
    sentence: () => t('sends:reason.channel_down.sentence'),
  },
  rejected: {
    tone: 'danger',
    badge: () => t('sends:reason.rejected.badge'),
    sentence: () => t('sends:reason.rejected.sentence'),
  },
  hard_bounce: {
    tone: 'danger',
    badge: () => t('sends:reason.hard_bounce.badge'),
    sentence: () => t('sends:reason.hard_bounce.sentence'),
  },
  render_failed: {
    tone: 'danger',
    badge: () => t('sends:reason.render_failed.badge'),
    sentence: () => t('sends:reason.render_failed.sentence'),
  },
  no_message: {
    tone: 'danger',
    badge: () => t('sends:reason.no_message.badge'),
    sentence: () => t('sends:reason.no_message.sentence'),
  },
  no_sender: {
    tone: 'danger',
    badge: () => t('sends:reason.no_sender.badge'),
    sentence: () => t('sends:reason.no_sender.sentence'),
  },
  unknown_outcome: {
    tone: 'warn',
    badge: () => t('sends:reason.unknown_outcome.badge'),
    sentence: () => t('sends:reason.unknown_outcome.sentence'),
  },
  interrupted: {
    tone: 'warn',
    badge: () => t('sends:reason.interrupted.badge'),
    sentence: () => t('sends:reason.interrupted.sentence'),
  },
  erased: {
    tone: 'neutral',
    badge: () => t('sends:reason.erased.badge'),
    sentence: () => t('sends:reason.erased.sentence'),
  },
  parked: {
    tone: 'neutral',
    badge: () => t('sends:reason.parked.badge'),
    sentence: () => t('sends:reason.parked.sentence'),
  },
};

export const REASONS = Object.keys(REASON_WORDS) as readonly Reason[];

/** Codes of later versions, which are not known here, explain themselves by their name. */
export function reasonWords(code: string): ReasonWords {
  if (Object.hasOwn(REASON_WORDS, code)) return REASON_WORDS[code as Reason];
  const name = () => code.replaceAll('_', ' ');
  return { tone: 'neutral', badge: name, sentence: name };
}
