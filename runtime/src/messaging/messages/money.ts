/** Money as the customer saw it: integer minor units (cents) and an ISO 4217 currency. */
export interface Money {
  readonly amount: number | string | bigint;
  readonly currency: string;
}

/**
 * `{amount: 129900, currency: 'JPY'}` in the words of a locale. Exact also above 2^53, because digits are moved, not
 * divided; how many are after the point is what ISO 4217 (by Intl) says of the currency.
 * Throws RangeError for an amount that is no integer or a currency that is none.
 */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  if (!/^[A-Za-z]{3}$/.test(currency)) throw new RangeError(`"${currency}" is no ISO 4217 currency`);
  const digits = String(amount);
  if (!/^-?\d+$/.test(digits)) throw new RangeError(`${digits} is no integer of minor units`);
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(withPoint(digits, decimals));
}

function withPoint(digits: string, decimals: number): Intl.StringNumericLiteral {
  const sign = digits.startsWith('-') ? '-' : '';
  const padded = digits.replace('-', '').padStart(decimals + 1, '0');
  const point = padded.length - decimals;
  return `${sign}${padded.slice(0, point)}${decimals ? '.' : ''}${padded.slice(point)}` as Intl.StringNumericLiteral;
}
