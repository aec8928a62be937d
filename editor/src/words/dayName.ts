import type { Translate } from '../i18n/translate';
import { valueWords } from './conditions';

/** A day of the week by its short name. */
export function dayName(t: Translate, day: string): string {
  const name = Object.hasOwn(DAYS, day) ? DAYS[day] : undefined;
  return name ? name(t) : valueWords(t, day);
}

const DAYS: Readonly<Record<string, (t: Translate) => string>> = {
  mon: (t) => t('canvas:wait.day.mon'),
  tue: (t) => t('canvas:wait.day.tue'),
  wed: (t) => t('canvas:wait.day.wed'),
  thu: (t) => t('canvas:wait.day.thu'),
  fri: (t) => t('canvas:wait.day.fri'),
  sat: (t) => t('canvas:wait.day.sat'),
  sun: (t) => t('canvas:wait.day.sun'),
};
