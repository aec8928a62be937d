/** What is shown for a value that is not known; never 0. */
export const NONE = '–';

/** 1,234 — whole numbers unless `digits` says otherwise. */
export function formatNumber(value: number, language: string, digits = 0): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
}

/** 12K, 1.2万: where there is no room; the exact number goes into the tooltip. */
export function formatCompact(value: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** `minor` are minor units (cents, yen) of the ISO currency; a currency Intl does not know is written as its code. */
export function formatMoney({ minor, currency }: { minor: number; currency: string }, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}

/** €48,760: whole units, with the country's sign where several currencies are called the same (US$, CA$); a bare number without a currency. */
export function formatSum(
  { amount, currency }: { amount: number; currency?: string | undefined },
  language: string,
): string {
  if (currency === undefined) return formatNumber(amount, language);
  const digits = new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits;
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 });
  return format.format(amount / 10 ** (digits ?? 2));
}

/** 0.148 is 14.8 %; whole per cent with `digits` 0 (canvas), one decimal in tables. */
export function formatPercent(share: number, language: string, digits = 1): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);
}

export interface MomentOptions {
  readonly language: string;
  /** IANA; the viewer's own unless given. Named in the text when it is another. */
  readonly zone?: string | undefined;
  readonly seconds?: boolean | undefined;
}

/** 23 Nov 2026, 14:30 — with the zone behind it when it is not the viewer's. 24 hours. */
export function formatDateTime(at: Date, { language, zone, seconds }: MomentOptions): string {
  return new Intl.DateTimeFormat(languageOfDates(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
    hourCycle: 'h23',
    ...(zone !== undefined && { timeZone: zone }),
    ...(isForeign(zone) && { timeZoneName: 'short' }),
  }).format(at);
}

/** 23 Nov 2026 */
export function formatDate(at: Date, { language, zone }: MomentOptions): string {
  return new Intl.DateTimeFormat(languageOfDates(language), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(zone !== undefined && { timeZone: zone }),
  }).format(at);
}

/** "today 14:30", "tomorrow 09:00", "21 Nov, 09:00", with the year when it is another one: where a sentence tells a moment. */
export function formatMoment(at: Date, { language, now }: { readonly language: string; readonly now: Date }): string {
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  if (Math.abs(days) > 1)
    return new Intl.DateTimeFormat(languageOfDates(language), { ...dayOf(at, now), ...CLOCK }).format(at);
  const day = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  return `${day} ${formatClock(at, { language })}`;
}

/** 21 Nov; with the year when it is another one. */
export function formatDay(at: Date, { language, now }: { readonly language: string; readonly now: Date }): string {
  return new Intl.DateTimeFormat(languageOfDates(language), dayOf(at, now)).format(at);
}

const DAY_MS = 86_400_000;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const midnight = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate());

const dayOf = (at: Date, now: Date) => ({
  day: 'numeric' as const,
  month: 'short' as const,
  ...(at.getFullYear() !== now.getFullYear() && { year: 'numeric' as const }),
});

/** 14:30 */
export function formatClock(at: Date, { language, zone, seconds }: MomentOptions): string {
  return new Intl.DateTimeFormat(languageOfDates(language), {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds && { second: '2-digit' }),
    hourCycle: 'h23',
    ...(zone !== undefined && { timeZone: zone }),
    ...(isForeign(zone) && { timeZoneName: 'short' }),
  }).format(at);
}

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number, until: number])[] = [
  ['second', 1, 60],
  ['minute', 60, 3_600],
  ['hour', 3_600, 86_400],
  ['day', 86_400, 30 * 86_400],
  ['month', 30.44 * 86_400, 365 * 86_400],
  ['year', 365.25 * 86_400, Infinity],
];

/** "6 minutes ago", "in 2 days", "now" within half a minute. */
export function formatRelative(at: Date, { language, now }: { readonly language: string; readonly now: Date }): string {
  const seconds = (at.getTime() - now.getTime()) / 1_000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'long' });
  if (Math.abs(seconds) < 30) return format.format(0, 'second');
  const [unit, length] = STEPS.find(([, , until]) => Math.abs(seconds) < until) ?? ['year', 365.25 * 86_400];
  return format.format(Math.round(seconds / length), unit);
}

/** 90 as "1 hr, 30 min": the two largest parts of a length of time. */
export function formatDuration(seconds: number, language: string): string {
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  let rest = Math.max(0, Math.round(seconds));
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0)
      parts.push(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
  }
  if (parts.length === 0)
    parts.push(new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(0));
  return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(parts.slice(0, 2));
}

/** English speakers get day before month, as in the rest of the product's texts. */
export function languageOfDates(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

function isForeign(zone: string | undefined): boolean {
  return zone !== undefined && zone !== Intl.DateTimeFormat().resolvedOptions().timeZone;
}
