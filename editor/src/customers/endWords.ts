import type { EndReason } from '../../../runtime/src/engine/enrolment';
import { translate as t } from '../i18n/translate';
import { eventName } from '../words/eventName';

const WORDS: Readonly<Record<EndReason, (detail: string) => string>> = {
  completed: () => t('customers:ended.completed'),
  exit: (detail) => (detail ? t('customers:ended.exitBy', { event: eventName(t, detail) }) : t('customers:ended.exit')),
  goal: (detail) => (detail ? t('customers:ended.goalBy', { event: eventName(t, detail) }) : t('customers:ended.goal')),
  merged: () => t('customers:ended.merged'),
  erased: () => t('customers:ended.erased'),
  removed: () => t('customers:ended.removed'),
  skipped: () => t('customers:ended.skipped'),
};

/** Why somebody left a journey. Needs the texts of `customers` and `words`. */
export function endWords(reason: string, detail = ''): string {
  return Object.hasOwn(WORDS, reason) ? WORDS[reason as EndReason](detail) : reason;
}
