/** An amount in minor units (cents, yen) of an ISO 4217 currency. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

const DECIMAL = /^([+-]?)(\d{1,15})(?:\.(\d{1,12}))?$/;
const decimals = new Map<string, number>();

/** How many decimals a currency has (JPY 0, EUR 2, KWD 3); undefined for what is no currency code. */
export function decimalsOf(currency: string): number | undefined {
  const known = decimals.get(currency);
  if (known !== undefined || !/^[A-Z]{3}$/.test(currency)) return known;
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const found = options.maximumFractionDigits ?? 2;
  decimals.set(currency, found); // At most 26³ entries.
  return found;
}

/**
 * A decimal amount as shops write it (`"19.99"`, `199`) in minor units, by its digits and not as a double; more decimals than
 * the currency has are rounded half away from zero. Undefined when it is no amount or no currency.
 */
export function money(decimal: unknown, currency: unknown): Money | undefined {
  const code = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
  const places = decimalsOf(code);
  const text = typeof decimal === 'number' ? numberText(decimal) : decimal;
  const match = typeof text === 'string' ? DECIMAL.exec(text.trim()) : null;
  if (!match || places === undefined) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  const padded = fraction.padEnd(places, '0');
  const roundedUp = (padded[places] ?? '0') >= '5' ? 1n : 0n;
  const minor = Number(BigInt(whole + padded.slice(0, places)) + roundedUp);
  if (!Number.isSafeInteger(minor)) return undefined;
  return { amount: sign === '-' && minor !== 0 ? -minor : minor, currency: code };
}

const numberText = (value: number): string => (Number.isFinite(value) ? String(value) : '');
