import { decimalsOf, type Money } from '../../platform/money';

const RATE = /^(\d{1,9})(?:\.(\d{1,12}))?$/;

/** Whether a text is a rate: up to nine digits and twelve decimals, more than nothing. */
export const isRate = (text: string): boolean => RATE.test(text) && /[1-9]/.test(text);

/**
 * Minor units of `base` for an amount, by what one unit of its currency is worth; exactly, then rounded half away from zero.
 * Undefined when that is no rate, or more than a number holds.
 */
export function converted({ amount, currency }: Money, rate: string, base: string): number | undefined {
  const [, whole, fraction = ''] = RATE.exec(rate) ?? [];
  const [from, into] = [decimalsOf(currency), decimalsOf(base)];
  if (whole === undefined || from === undefined || into === undefined) return undefined;
  const product = BigInt(Math.abs(amount)) * BigInt(whole + fraction) * 10n ** BigInt(into);
  const unit = 10n ** BigInt(fraction.length + from);
  const minor = Number((2n * product + unit) / (2n * unit));
  if (!Number.isSafeInteger(minor)) return undefined;
  return amount < 0 && minor !== 0 ? -minor : minor;
}
