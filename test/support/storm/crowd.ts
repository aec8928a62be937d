import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { aCheckout, aGuestOrder, type Brand } from '../brand';
import type { Dice } from './dice';

/** What one shopper does; times in milliseconds after their checkout. */
export interface Shopper {
  readonly number: number;
  readonly email: string;
  readonly token: string;
  readonly locale: string;
  /** Changes of the cart, and of the language with it. */
  readonly changes: readonly { readonly after: number; readonly locale: string }[];
  readonly ordersAfter?: number;
  /** The shop delivers it twice. */
  readonly twice: boolean;
}

const LOCALES = ['de-DE', 'en-US'] as const;

export function aCrowd(people: number, dice: Dice): readonly Shopper[] {
  return Array.from({ length: people }, (_, number) => {
    const first = dice.between(0, 2);
    const changes = Array.from({ length: dice.happens(0.4) ? dice.between(1, 3) : 0 }, (_, n) => ({
      after: dice.between(n * 1_500, (n + 1) * 1_500),
      locale: LOCALES[(first + n + 1) % 2] ?? '',
    }));
    return {
      number,
      email: `person-${String(number)}@example.com`,
      token: `t${String(number)}x${dice.between(0, 1e9).toString(36)}`,
      locale: LOCALES[first] ?? '',
      changes,
      ...(dice.happens(0.15) && { ordersAfter: dice.between(0, 8_000) }),
      twice: dice.happens(0.1),
    };
  });
}

const AT_ONCE = 16;

/** Everybody comes, as fast as `mayCome` lets them; whatever a killed process did not take is told again. */
export async function everybodyShops(
  brand: Brand,
  crowd: readonly Shopper[],
  mayCome: (number: number) => boolean,
): Promise<void> {
  const next = crowd.values();
  const afterwards: Promise<void>[] = [];
  const door = async () => {
    for (const shopper of next) {
      while (!mayCome(shopper.number)) await sleep(20);
      await told(brand, 'checkouts/create', shopper, aCheckout(shopper));
      afterwards.push(theRest(brand, shopper));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, door));
  await Promise.all(afterwards);
}

async function theRest(brand: Brand, shopper: Shopper): Promise<void> {
  const { changes, ordersAfter, token, email, number } = shopper;
  const changing = async () => {
    let waited = 0;
    for (const { after, locale } of changes) {
      await sleep(after - waited);
      waited = after;
      const items = [{ title: 'Night serum', quantity: 1 + (after % 3), price: '19.90' }];
      await told(brand, 'checkouts/update', shopper, aCheckout({ ...shopper, locale, items }));
    }
  };
  const ordering = async () => {
    if (ordersAfter === undefined) return;
    await sleep(ordersAfter);
    await told(brand, 'orders/create', shopper, { ...aGuestOrder(token, { email }), id: 7_000_000_000 + number });
  };
  await Promise.all([changing(), ordering()]);
}

/** Until it is taken, under one webhook id. */
async function told(brand: Brand, topic: string, { twice }: Shopper, payload: unknown): Promise<void> {
  const id = randomUUID();
  for (let deliveries = twice ? 2 : 1; deliveries > 0; deliveries--)
    while (!(await taken(brand, topic, { payload, id }))) await sleep(200);
}

async function taken(brand: Brand, topic: string, { payload, id }: { payload: unknown; id: string }): Promise<boolean> {
  try {
    return (await brand.webhook(topic, payload, { id })) === 200;
  } catch {
    return false;
  }
}
