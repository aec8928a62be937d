import { useTranslation } from 'react-i18next';

import { NONE } from '../i18n/format';
import { useFormat } from '../i18n/useFormat';

/** Minor units and currency, as events carry money. */
interface Money {
  readonly amount: number;
  readonly currency: string;
}

export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, currency } = value as Partial<Money>;
  return typeof amount === 'number' && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);
}

/** A value of an attribute or a property, as a person reads it. */
export function useValueWords(): (value: unknown) => string {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const words = (value: unknown): string => {
    if (value === null || value === undefined) return NONE;
    if (typeof value === 'boolean') return value ? t('value.yes') : t('value.no');
    if (typeof value === 'number') return format.number(value, 6);
    if (typeof value === 'string') return value;
    if (isMoney(value)) return format.money(value);
    if (Array.isArray(value)) return format.list(value.map(words));
    return JSON.stringify(value);
  };
  return words;
}
