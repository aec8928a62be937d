import type { RefusalCode } from '../../../runtime/src/engine/admit';
import { translate as t } from '../i18n/translate';

/** Why somebody did not enter a journey, by the engine's codes. Needs the texts of `customers`. */
const WORDS: Readonly<Record<RefusalCode, () => string>> = {
  not_live: () => t('customers:refusal.not_live'),
  too_old: () => t('customers:refusal.too_old'),
  already_passed: () => t('customers:refusal.already_passed'),
  filter: () => t('customers:refusal.filter'),
  no_entry_key: () => t('customers:refusal.no_entry_key'),
  already_done: () => t('customers:refusal.already_done'),
  no_address: () => t('customers:refusal.no_address'),
  no_consent: () => t('customers:refusal.no_consent'),
  already_entered: () => t('customers:refusal.already_entered'),
  still_inside: () => t('customers:refusal.still_inside'),
  too_soon: () => t('customers:refusal.too_soon'),
  journey_not_live: () => t('customers:refusal.journey_not_live'),
};

export const REFUSALS = Object.keys(WORDS) as readonly RefusalCode[];

/** Codes of later versions explain themselves by their name. */
export function refusalWords(code: string): string {
  return Object.hasOwn(WORDS, code) ? WORDS[code as RefusalCode]() : code.replaceAll('_', ' ');
}
