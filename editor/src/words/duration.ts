import type { Translate } from '../i18n/translate';

export const UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months'] as const;
export type Unit = (typeof UNITS)[number];

/** 2 hours, 1 day. An amount that is an expression is told as such. */
export function durationWords(
  t: Translate,
  { amount, unit }: { readonly amount: unknown; readonly unit: unknown },
): string {
  const count = typeof amount === 'string' && amount.trim() !== '' ? Number(amount) : amount;
  if (typeof count !== 'number' || !Number.isFinite(count)) return t('words:duration.fromData');
  switch (unit) {
    case 'seconds':
      return t('words:duration.seconds', { count });
    case 'minutes':
      return t('words:duration.minutes', { count });
    case 'hours':
      return t('words:duration.hours', { count });
    case 'weeks':
      return t('words:duration.weeks', { count });
    case 'months':
      return t('words:duration.months', { count });
    default:
      return t('words:duration.days', { count });
  }
}

/** The unit alone, as it stands behind the amount in a form. */
export function unitName(t: Translate, unit: Unit, count: number): string {
  switch (unit) {
    case 'seconds':
      return t('words:unit.seconds', { count });
    case 'minutes':
      return t('words:unit.minutes', { count });
    case 'hours':
      return t('words:unit.hours', { count });
    case 'days':
      return t('words:unit.days', { count });
    case 'weeks':
      return t('words:unit.weeks', { count });
    case 'months':
      return t('words:unit.months', { count });
  }
}
