import type { Translate } from '../../i18n/translate';
import { agreementWords, changesWords, consentWords, propertiesWords, tagsWords } from '../acts';
import { eventName } from '../eventName';
import { textIn } from '../rules';
import type { Aspect, Parameters } from './aspect';

const orNothing = (t: Translate, words: string): string => (words === '' ? t('words:nothing') : words);

export function updateAspects(t: Translate, { changes, addTags, removeTags }: Parameters): readonly Aspect[] {
  return [
    { key: 'changes', label: t('acts:aspect.changes'), words: orNothing(t, changesWords(t, changes).join('; ')), parameters: ['changes'] }, // prettier-ignore
    { key: 'addTags', label: t('acts:aspect.tagsAdded'), words: orNothing(t, tagsWords(t, addTags)), parameters: ['addTags'] }, // prettier-ignore
    { key: 'removeTags', label: t('acts:aspect.tagsRemoved'), words: orNothing(t, tagsWords(t, removeTags)), parameters: ['removeTags'] }, // prettier-ignore
  ];
}

export function consentAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const does = {
    ...{ key: 'action', label: t('acts:aspect.action'), words: consentWords(t, parameters) },
    parameters: ['action', 'channel'],
  };
  if (parameters['action'] !== 'give') return [does];
  const words = agreementWords(t, parameters).join('; ');
  return [does, { key: 'agreement', label: t('acts:aspect.wording'), words, parameters: ['wording', 'explicit', 'confirm'] }]; // prettier-ignore
}

export function trackAspects(t: Translate, { event, properties }: Parameters): readonly Aspect[] {
  return [
    { key: 'event', label: t('acts:aspect.event'), words: orNothing(t, eventName(t, textIn(event))), parameters: ['event'] }, // prettier-ignore
    { key: 'properties', label: t('acts:aspect.properties'), words: orNothing(t, propertiesWords(t, properties)), parameters: ['properties'] }, // prettier-ignore
  ];
}
