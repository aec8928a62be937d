import { textIn as textAt } from '../canvas/graph/parameters';
import type { Translate } from '../i18n/translate';
import { listWords } from './list';
import { entriesOf, textIn } from './rules';
import { sharesOf } from './shares';

type Fields = Readonly<Record<string, unknown>>;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** "A 50 %, B 50 %". */
export function sharesWords(t: Translate, value: unknown, name: string): readonly string[] {
  return sharesOf(value, name).map((share) => t('splits:share', { name: share.name, percent: share.percent }));
}

/** What fits a way of a split by value: "DE or AT", "50 up to 100". */
export function caseWords(t: Translate, way: Fields): string {
  if (way['match'] !== 'range') return listWords(t, valuesOf(way), 'or');
  const [from, below] = [textAt(way, 'atLeast'), textAt(way, 'below')];
  if (from !== '' && below !== '') return t('splits:range.between', { from, below });
  if (from !== '') return t('splits:range.from', { from });
  return below === '' ? '' : t('splits:range.below', { below });
}

export function valuesOf({ values }: Fields): readonly string[] {
  return (Array.isArray(values) ? values : [values]).map(textIn).filter((text) => text !== '');
}

/** "Mon, Tue 09:00–18:00", "every day 22:00–06:00". */
export function timeWords(t: Translate, way: Fields): string {
  const chosen = daysOf(way);
  const days = chosen.length === 0 ? t('splits:time.everyDay') : chosen.map((day) => dayName(t, day)).join(' ');
  return t('splits:time.hours', { days, from: textAt(way, 'from', '09:00'), to: textAt(way, 'to', '18:00') });
}

export function daysOf({ days }: Fields): readonly Weekday[] {
  return Array.isArray(days) ? WEEKDAYS.filter((day) => days.includes(day)) : [];
}

export function dayName(t: Translate, day: Weekday): string {
  switch (day) {
    case 'mon':
      return t('splits:day.mon');
    case 'tue':
      return t('splits:day.tue');
    case 'wed':
      return t('splits:day.wed');
    case 'thu':
      return t('splits:day.thu');
    case 'fri':
      return t('splits:day.fri');
    case 'sat':
      return t('splits:day.sat');
    case 'sun':
      return t('splits:day.sun');
  }
}

/** The ways of a split by value, whichever it splits by, each with its name and what fits it. */
export function waysOf(t: Translate, parameters: Fields): readonly { readonly name: string; readonly fits: string }[] {
  const byTime = parameters['by'] === 'time';
  const ways = byTime ? entriesOf(parameters['times'], 'time') : entriesOf(parameters['cases'], 'case');
  return ways.map((way) => ({ name: textIn(way['name']), fits: byTime ? timeWords(t, way) : caseWords(t, way) }));
}
