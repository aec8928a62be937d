import { decimalsOf, money, type Money } from '../../platform/money';

export const DECIMALS = ['auto', 'point', 'comma'] as const;
/** What stands before the cents. `auto` is by the value itself. */
export type Decimal = (typeof DECIMALS)[number];

/** Longer ones first: `AU $` is not `$`. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(^|[^A-Z])(?:AU|A) ?\$/, 'AUD'],
  [/(^|[^A-Z])(?:CA|C) ?\$/, 'CAD'],
  [/(^|[^A-Z])NZ ?\$/, 'NZD'],
  [/(^|[^A-Z])HK ?\$/, 'HKD'],
  [/(^|[^A-Z])NT ?\$/, 'TWD'],
  [/(^|[^A-Z])(?:SG|S) ?\$/, 'SGD'],
  [/(^|[^A-Z])US ?\$/, 'USD'],
  [/(^|[^A-Z])MX ?\$/, 'MXN'],
  [/R\$/, 'BRL'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/元|人民币/, 'CNY'],
  [/円/, 'JPY'],
  [/₩/, 'KRW'],
  [/₫|(^|\d\s?)đ/, 'VND'],
  [/฿/, 'THB'],
  [/₱/, 'PHP'],
  [/₹/, 'INR'],
  [/zł/i, 'PLN'],
  [/Kč/i, 'CZK'],
  [/(^|\s)RM/, 'MYR'],
];
/** Signs of several currencies: the file's own currency where it is one of them. */
const SHARED: readonly (readonly [RegExp, string, ReadonlySet<string>])[] = [
  [/\$/, 'USD', new Set(['USD', 'AUD', 'CAD', 'NZD', 'HKD', 'TWD', 'SGD', 'MXN', 'CLP', 'COP', 'ARS'])],
  [/[¥￥]/, 'CNY', new Set(['CNY', 'JPY'])],
  [/kr\.?/i, 'SEK', new Set(['SEK', 'NOK', 'DKK', 'ISK'])],
];

const CODE = /(?:^|[\s\d])([A-Z]{3})(?:$|[\s\d.,-])/;
const KNOWN: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** An ISO 4217 code that exists. */
export function currencyOf(value: unknown): string | undefined {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
  return KNOWN.has(code) && decimalsOf(code) !== undefined ? code : undefined;
}

/** The currency that an amount names, by its code or sign. `usual`: what a sign of several currencies means. */
export function currencyIn(text: string, usual?: string): string | undefined {
  const code = currencyOf(CODE.exec(` ${text} `)?.[1]);
  if (code) return code;
  const own = SIGNS.find(([sign]) => sign.test(text));
  if (own) return own[1];
  const shared = SHARED.find(([sign]) => sign.test(text));
  return shared && (usual !== undefined && shared[2].has(usual) ? usual : shared[1]);
}

export interface AmountReading {
  readonly decimal: Decimal;
  /** Of amounts that name none. */
  readonly currency: string | undefined;
}

/** `EUR 90,00`, `AU $3,000.00`, `1 234,50 €`, `(12.00)`: in minor units. Undefined when it is no amount, or of no currency. */
export function amountOf(value: unknown, { decimal, currency }: AmountReading): Money | undefined {
  if (typeof value === 'number') return money(value, currency);
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const named = currencyIn(value, currency) ?? currency;
  const digits = decimalText(value, decimal, named === undefined ? 2 : (decimalsOf(named) ?? 2));
  return digits === undefined ? undefined : money(digits, named);
}

/** A number in the form of programs; undefined when it is none. `places`: how many decimals there usually are. */
export function decimalText(value: string, decimal: Decimal, places = 2): string | undefined {
  const bare = value
    .replaceAll(/[^\d.,'’()+\u2212-]/g, '')
    .replaceAll(/['’]/g, '')
    .replace('\u2212', '-');
  const match = /^(\()?([+-]?)([\d.,]*\d)([.,]?)(\))?([+-]?)$/.exec(bare);
  if (!match || wordsIn(value)) return undefined;
  const [, open, sign = '', digits = '', , , after = ''] = match;
  const plain = normalised(digits, decimal === 'auto' ? guessed(digits, places) : decimal === 'comma' ? ',' : '.');
  const minus = sign === '-' || after === '-' || open !== undefined;
  return plain === undefined ? undefined : `${minus ? '-' : ''}${plain}`;
}

/** More letters than a currency has are no amount: `about 20`, `12 pieces`. */
const wordsIn = (value: string): boolean => /\p{L}{4,}/u.test(value) || (value.match(/\p{L}/gu)?.length ?? 0) > 4;

function normalised(digits: string, point: '.' | ','): string | undefined {
  const [whole = '', fraction, ...more] = digits.split(point);
  const groups = whole.split(point === '.' ? ',' : '.');
  const grouped =
    groups.slice(1).every((group) => group.length === 3) && (groups[0]?.length ?? 0) <= (groups.length > 1 ? 3 : 15);
  if (more.length > 0 || !grouped || /[.,]/.test(fraction ?? '')) return undefined;
  return `${groups.join('') || '0'}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** The last of two kinds; a single one with three digits behind it groups thousands, unless the currency has three decimals. */
function guessed(digits: string, places: number): '.' | ',' {
  const [comma, point] = [digits.lastIndexOf(','), digits.lastIndexOf('.')];
  if (comma === -1 && point === -1) return '.';
  if (comma !== -1 && point !== -1) return comma > point ? ',' : '.';
  const at = Math.max(comma, point);
  const sign = comma > point ? ',' : '.';
  const other = sign === ',' ? '.' : ',';
  const several = digits.indexOf(sign) !== at;
  return several || (digits.length - at - 1 === 3 && places !== 3) ? other : sign;
}

/** By values of a column: one with cents says it for all. */
export function decimalIn(values: readonly unknown[]): 'point' | 'comma' | undefined {
  for (const value of values) {
    const end = typeof value === 'string' ? /\d([.,])\d{1,2}(?:\D*)$/.exec(value.trim()) : null;
    if (end) return end[1] === ',' ? 'comma' : 'point';
  }
  return undefined;
}
