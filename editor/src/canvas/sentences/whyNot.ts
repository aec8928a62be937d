import type { Translate } from '../../i18n/translate';
import type { WhyNot } from '../edits/connect';

/** Why a way cannot lead to a step. */
export function whyNotWords(t: Translate, reason: WhyNot): string {
  switch (reason) {
    case 'entry':
      return t('canvas:whyNot.entry');
    case 'self':
      return t('canvas:whyNot.self');
    case 'already':
      return t('canvas:whyNot.already');
    case 'loop':
      return t('canvas:whyNot.loop');
  }
}
