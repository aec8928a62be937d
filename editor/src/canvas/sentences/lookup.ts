import type { DraftStep } from '../../draft/contract';
import { valueWords } from '../../words/conditions';
import { listWords } from '../../words/list';
import { listIn, textIn } from '../graph/parameters';
import { clauses, type Words } from './words';

/** "This customer, as they are now", "By e-mail address: Event · gift_receiver, only attributes.size". */
export function lookupSentence(parameters: DraftStep['parameters'], words: Words): string {
  const { t } = words;
  const fields = listIn(parameters, 'fields');
  const only = fields.length > 0 ? t('canvas:lookup.only', { fields: listWords(t, fields) }) : '';
  return clauses([whose(parameters, words), only], words);
}

function whose(parameters: DraftStep['parameters'], { t }: Words): string {
  const value = valueWords(t, parameters['value']);
  switch (textIn(parameters, 'by', 'same')) {
    case 'email':
      return t('canvas:lookup.email', { value });
    case 'phone':
      return t('canvas:lookup.phone', { value });
    case 'externalId':
      return t('canvas:lookup.externalId', { value });
    default:
      return t('canvas:lookup.same');
  }
}
