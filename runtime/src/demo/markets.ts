import type { NameList } from './names';
import type { Product } from './products';

export interface Market {
  readonly country: string;
  /** BCP 47, as a shop writes its customers' locale. */
  readonly language: string;
  readonly currency: string;
  /** Of one euro. */
  readonly rate: number;
  /** Prices end on whole units of this many minor units. */
  readonly step: number;
  readonly decimals: 0 | 2;
  readonly names: NameList;
  readonly cities: readonly [string, ...string[]];
  /** The n-th number of a range that is reserved for fiction; undefined where there is none. */
  readonly phone?: (n: number) => string | undefined;
}

const padded = (n: number, digits: number) => String(n).padStart(digits, '0');
const within = (n: number, limit: number, number: () => string) => (n < limit ? number() : undefined);

/** 555-0100 to 555-0199 of each area code. */
const AREAS = ['212', '310', '415', '617', '312', '206', '303', '512', '305', '702'];
const american = (n: number) =>
  within(n, AREAS.length * 100, () => `+1${AREAS[Math.floor(n / 100)] ?? ''}55501${padded(n % 100, 2)}`);

const EURO = { currency: 'EUR', rate: 1, step: 10, decimals: 2 } as const;
const DOLLAR = { rate: 1.1, step: 100, decimals: 2 } as const;

/** By weight: how much of the brand's custom comes from there. */
export const MARKETS: readonly (readonly [weight: number, market: Market])[] = [
  [
    24,
    {
      country: 'DE',
      language: 'de-DE',
      ...EURO,
      names: 'de',
      cities: ['Berlin', 'Hamburg', 'München', 'Köln', 'Leipzig'],
      phone: (n) => within(n, 1_000, () => `+493023125${padded(n, 3)}`),
    },
  ],
  [
    20,
    {
      country: 'US',
      language: 'en-US',
      currency: 'USD',
      ...DOLLAR,
      names: 'en',
      cities: ['New York', 'Los Angeles', 'Chicago', 'Austin', 'Seattle'],
      phone: american,
    },
  ],
  [
    14,
    {
      country: 'GB',
      language: 'en-GB',
      currency: 'GBP',
      rate: 0.85,
      step: 50,
      decimals: 2,
      names: 'en',
      cities: ['London', 'Manchester', 'Bristol', 'Leeds'],
      phone: (n) => within(n, 1_000, () => `+447700900${padded(n, 3)}`),
    },
  ],
  [
    12,
    {
      country: 'CN',
      language: 'zh-CN',
      currency: 'CNY',
      rate: 7.8,
      step: 100,
      decimals: 2,
      names: 'zh',
      cities: ['上海', '北京', '杭州', '深圳', '成都'],
    },
  ],
  [
    10,
    {
      country: 'FR',
      language: 'fr-FR',
      ...EURO,
      names: 'fr',
      cities: ['Paris', 'Lyon', 'Bordeaux', 'Lille'],
      phone: (n) => within(n, 10_000, () => `+3363998${padded(n, 4)}`),
    },
  ],
  [
    8,
    {
      country: 'JP',
      language: 'ja-JP',
      currency: 'JPY',
      rate: 160,
      step: 10,
      decimals: 0,
      names: 'ja',
      cities: ['東京', '大阪', '京都', '福岡'],
    },
  ],
  [
    6,
    { country: 'ES', language: 'es-ES', ...EURO, names: 'es', cities: ['Madrid', 'Barcelona', 'Valencia', 'Sevilla'] },
  ],
  [
    3,
    {
      country: 'SG',
      language: 'zh-CN',
      currency: 'SGD',
      rate: 1.45,
      step: 10,
      decimals: 2,
      names: 'zh',
      cities: ['Singapore'],
    },
  ],
  [
    3,
    {
      country: 'AU',
      language: 'en-AU',
      currency: 'AUD',
      rate: 1.65,
      step: 10,
      decimals: 2,
      names: 'en',
      cities: ['Sydney', 'Melbourne', 'Brisbane'],
    },
  ],
];

/** What a customer of this market pays for one, in minor units of their currency. */
export function priceIn({ price }: Product, { rate, step, decimals }: Market): number {
  const minor = (price / 100) * rate * 10 ** decimals;
  return Math.round(minor / step) * step;
}

export function nameIn({ names }: Product, { language }: Market): string {
  return names[language.split('-')[0] ?? 'en'] ?? names['en'] ?? '';
}

/** The currency the brand counts in. */
export const HOME_CURRENCY = 'EUR';

/** What one unit of each foreign currency is worth at home, as a decimal; the same on every day. */
export function ratesOfMarkets(): readonly { readonly currency: string; readonly rate: string }[] {
  const rates = new Map(MARKETS.map(([, { currency, rate }]) => [currency, rate]));
  rates.delete(HOME_CURRENCY);
  return [...rates].map(([currency, rate]) => ({ currency, rate: (1 / rate).toFixed(8) }));
}
