import { useTranslation } from 'react-i18next';

import type { Item } from '../api/queries';
import type { Tone } from '../design/Badge';
import { translate as t } from '../i18n/translate';
import type { Source } from './sourceWords';

export type Delivery = Item<'/api/sources/{sourceId}/deliveries'>;

export type Said = Pick<Delivery, 'at' | 'status' | 'errors'>;

/** The last delivery, or what was refused after it because nobody had signed it with the secret: nothing of that is kept. */
export function newestOf<D extends Said>(last: D | undefined, refused: Source['lastRefused']): D | Said | undefined {
  if (!refused || (last && last.at >= refused.at)) return last;
  return { at: refused.at, status: 'refused', errors: [{ index: 0, code: refused.reason, message: '' }] };
}

/** What became of a delivery, in a word. */
export function useStatusWords(): (delivery: Said) => { readonly word: string; readonly tone: Tone } {
  const { t: own } = useTranslation('sources');
  const words = {
    stored: { word: own('status.stored'), tone: 'accent' },
    duplicate: { word: own('status.duplicate'), tone: 'neutral' },
    kept: { word: own('status.kept'), tone: 'info' },
    waiting: { word: own('status.waiting'), tone: 'info' },
    refused: { word: own('status.refused'), tone: 'danger' },
  } as const;
  const partly = { word: own('status.partly'), tone: 'warn' } as const;
  return ({ status, errors }) => (status === 'stored' && errors.length > 0 ? partly : words[status]);
}

const ERRORS: Readonly<Record<string, () => string>> = {
  bad_signature: () => t('sources:error.badSignature'),
  no_signature: () => t('sources:error.noSignature'),
  invalid_input: () => t('sources:error.invalidInput'),
  invalid_json: () => t('sources:error.invalidJson'),
  too_large: () => t('sources:error.tooLarge'),
  unsupported_media_type: () => t('sources:error.mediaType'),
};

/** What is wrong with a delivery, and what to do. Needs the texts of `sources`. */
export function errorWords(code: string): string {
  return ERRORS[code]?.() ?? code.replaceAll('_', ' ');
}
