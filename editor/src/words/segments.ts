import type { Translate } from '../i18n/translate';
import { valueWords } from './conditions';
import { textIn } from './rules';

type Parameters = Readonly<Record<string, unknown>>;

/** What lets people in, by the id of the segment. */
export function segmentEntryWords(t: Translate, { on, segment }: Parameters): string {
  const name = valueWords(t, textIn(segment));
  return on === 'left' ? t('segmentSteps:left', { segment: name }) : t('segmentSteps:entered', { segment: name });
}

/** What is asked or done. */
export function membershipWords(t: Translate, { action, segment }: Parameters): string {
  const name = valueWords(t, textIn(segment));
  switch (textIn(action)) {
    case 'add':
      return t('segmentSteps:membership.add', { segment: name });
    case 'remove':
      return t('segmentSteps:membership.remove', { segment: name });
    default:
      return t('segmentSteps:membership.check', { segment: name });
  }
}
