import type { Translate } from '../../i18n/translate';
import { membershipWords, segmentEntryWords } from '../segments';
import type { Aspect, Parameters } from './aspect';
import { settingsOfEntry } from './entry';

export function segmentEntryAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const words = segmentEntryWords(t, parameters);
  return [
    { key: 'segment', label: t('segmentSteps:aspect.when'), words, parameters: ['on', 'segment'] },
    ...settingsOfEntry(t, parameters),
  ];
}

export function membershipAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const words = membershipWords(t, parameters);
  return [{ key: 'membership', label: t('segmentSteps:aspect.action'), words, parameters: ['action', 'segment'] }];
}
