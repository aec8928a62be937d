import type { Translate } from '../../i18n/translate';
import { valueWords } from '../conditions';
import { dayWords, yearlyName } from '../dateEntry';
import type { Aspect, Parameters } from './aspect';
import { settingsOfEntry } from './entry';

export function dateEntryAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const { time = '09:00', zoneOf } = parameters;
  return [
    {
      key: 'date',
      label: t('dates:aspect.date'),
      words: dayWords(t, parameters),
      parameters: ['attribute', 'shift', 'shiftDays'],
    },
    {
      key: 'yearly',
      label: t('dates:aspect.yearly'),
      words: yearlyName(t, parameters['yearly']),
      parameters: ['yearly'],
    },
    { key: 'time', label: t('dates:aspect.time'), words: valueWords(t, time), parameters: ['time'] },
    {
      key: 'zoneOf',
      label: t('dates:aspect.zoneOf'),
      words: zoneOf === 'journey' ? t('dates:choice.journey') : t('dates:choice.profile'),
      parameters: ['zoneOf'],
    },
    ...settingsOfEntry(t, parameters),
  ];
}
