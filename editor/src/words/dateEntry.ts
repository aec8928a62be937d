import type { Translate } from '../i18n/translate';
import { valueWords } from './conditions';
import { durationWords } from './duration';
import { attributeName } from './fieldName';
import { textIn } from './rules';

type Parameters = Readonly<Record<string, unknown>>;

/** "7 days before renewal at 09:00, by each customer's clock". */
export function dateEntryWords(t: Translate, parameters: Parameters): string {
  const { time = '09:00' } = parameters;
  const said = t('dates:at', { when: dayWords(t, parameters), clock: valueWords(t, time) });
  const whose = parameters['zoneOf'] === 'journey' ? t('dates:journeyClock', { when: said }) : said;
  return `${whose}${everyWords(t, parameters)}`;
}

/** The day, and how far from it. */
export function dayWords(t: Translate, { attribute, shift = 'on', shiftDays = 1 }: Parameters): string {
  const date = attributeWords(t, textIn(attribute));
  const time = durationWords(t, { amount: shiftDays, unit: 'days' });
  if (shift === 'before') return t('dates:before', { time, date });
  if (shift === 'after') return t('dates:after', { time, date });
  return t('dates:on', { date });
}

const attributeWords = (t: Translate, attribute: string): string =>
  valueWords(t, attributeName(t, attribute.replace(/^attributes\./, '')));

function everyWords(t: Translate, { yearly = 'feb28' }: Parameters): string {
  switch (yearly) {
    case 'no':
      return t('dates:once');
    case 'mar1':
      return t('dates:yearlyMarch');
    case 'leapYears':
      return t('dates:yearlyLeap');
    default:
      return t('dates:yearly');
  }
}

/** How often it comes, on its own. */
export function yearlyName(t: Translate, yearly: unknown): string {
  switch (yearly) {
    case 'no':
      return t('dates:choice.no');
    case 'mar1':
      return t('dates:choice.mar1');
    case 'leapYears':
      return t('dates:choice.leapYears');
    default:
      return t('dates:choice.feb28');
  }
}
