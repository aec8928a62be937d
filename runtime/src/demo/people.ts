import { MARKETS, type Market } from './markets';
import { NAMES } from './names';
import type { Category } from './products';
import { dice } from './random';

/** A customer who does not exist: reserved domains, reserved numbers. */
export interface DemoPerson {
  readonly n: number;
  /** Of the shop. */
  readonly customerId: string;
  /** Of the brand's own system. */
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string;
  readonly market: Market;
  readonly city: string;
  readonly consent: 'subscribed' | 'unsubscribed' | 'never';
  readonly smsConsent: boolean;
  readonly skin: string;
  readonly favourite: Category;
  /** When the account was made, in days before today. */
  readonly joinedDaysAgo: number;
}

const DOMAINS = ['example.com', 'example.net', 'example.org'] as const;
const SKINS = ['dry', 'oily', 'combination', 'sensitive'] as const;
const TWO_YEARS = 730;

/** The n-th customer of a demo: always the same for the same seed. */
export function personAt(seed: string, n: number): DemoPerson {
  const roll = dice(seed, 'person', n);
  const market = roll.weighted(MARKETS);
  const { first, last } = NAMES[market.names];
  const [firstName, firstLatin] = written(roll.one(first));
  const [lastName, lastLatin] = written(roll.one(last));
  const phone = roll.chance(0.6) ? market.phone?.(n) : undefined;
  return {
    n,
    customerId: String(6_200_000_000 + n),
    externalId: `customer-${String(n)}`,
    ...{ firstName, lastName, market },
    email: `${firstLatin}.${lastLatin}${String(n)}@${roll.one(DOMAINS)}`,
    ...(phone !== undefined && { phone }),
    city: roll.one(market.cities),
    consent: roll.weighted([
      [70, 'subscribed'],
      [8, 'unsubscribed'],
      [22, 'never'],
    ]),
    smsConsent: phone !== undefined && roll.chance(0.35),
    skin: roll.one(SKINS),
    favourite: roll.weighted([
      [20, 'cleanse'],
      [50, 'care'],
      [15, 'sun'],
      [15, 'home'],
    ]),
    // More of them came lately: a brand that grows.
    joinedDaysAgo: Math.floor(TWO_YEARS * roll.next() ** 1.4) + 1,
  };
}

/** `晓雯|xiaowen` is shown and written in two ways; others lose their accents in an address. */
function written(name: string): readonly [shown: string, latin: string] {
  const [shown = name, latin = name] = name.split('|');
  return [
    shown,
    latin
      .normalize('NFD')
      .replaceAll(/[^A-Za-z]/g, '')
      .toLowerCase(),
  ];
}
