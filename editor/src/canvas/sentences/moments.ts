import type { Translate } from '../../i18n/translate';
import { valueWords } from '../../words/conditions';
import { durationWords } from '../../words/duration';
import { dayName } from '../../words/dayName';
import { listWords } from '../../words/list';
import { listIn, textIn } from '../graph/parameters';

type Fields = Readonly<Record<string, unknown>>;

/** "3 days before Renewal at 09:00, every year". */
export function dateWords(t: Translate, from: Fields): string {
  const date = textIn(from, 'date') === '' ? t('canvas:wait.someDate') : valueWords(t, from['date']);
  const clock = textIn(from, 'time', '09:00');
  const day = shifted(t, from, date);
  const when = clock === '' ? day : t('canvas:wait.at', { when: day, clock: valueWords(t, clock) });
  switch (textIn(from, 'yearly', 'no')) {
    case 'feb28':
      return t('canvas:wait.yearly', { when });
    case 'mar1':
      return t('canvas:wait.yearlyMarch', { when });
    default:
      return when;
  }
}

function shifted(t: Translate, from: Fields, date: string): string {
  const { shiftAmount = 1, shiftUnit = 'days' } = from;
  const time = durationWords(t, { amount: shiftAmount, unit: shiftUnit });
  switch (textIn(from, 'shift', 'on')) {
    case 'before':
      return t('canvas:wait.before', { time, date });
    case 'after':
      return t('canvas:wait.after', { time, date });
    default:
      return t('canvas:wait.on', { date });
  }
}

/** "09:00 to 20:00 on Mon and Tue". */
export function hoursWords(t: Translate, fields: Fields): string {
  const from = valueWords(t, textIn(fields, 'from', '09:00'));
  const to = valueWords(t, textIn(fields, 'to', '20:00'));
  const chosen = listIn(fields, 'days');
  if (chosen.length === 0) return t('canvas:wait.hours', { from, to });
  const days = chosen.map((day) => dayName(t, day));
  return t('canvas:wait.hoursOn', { from, to, days: listWords(t, days) });
}
