import type { Translate } from '../../i18n/translate';
import { valueWords } from '../conditions';
import { listWords } from '../list';
import { textIn } from '../rules';
import type { Aspect, Parameters } from './aspect';

export function lookupAspects(t: Translate, { by = 'same', value, fields }: Parameters): readonly Aspect[] {
  const names = Array.isArray(fields) ? fields.map(textIn) : [];
  const who =
    by === 'email'
      ? t('words:lookup.email', { value: valueWords(t, value) })
      : by === 'phone'
        ? t('words:lookup.phone', { value: valueWords(t, value) })
        : by === 'externalId'
          ? t('words:lookup.externalId', { value: valueWords(t, value) })
          : t('words:lookup.same');
  return [
    { key: 'who', label: t('words:aspect.lookup'), words: who, parameters: ['by', 'value'] },
    {
      key: 'fields',
      label: t('words:aspect.fields'),
      words: listWords(t, names) || t('words:all'),
      parameters: ['fields'],
    },
  ];
}
