import { createHash } from 'node:crypto';

import { PRODUCTS } from './products';
import { viewProperties } from './history';
import { basket, lineOf } from './orders';
import { personAt, type DemoPerson } from './people';
import { dice, type Dice } from './random';
import { checkoutPayload, orderPayload, type DemoCheckout } from './shop';

/** One thing a shopper does, `after` ms from the beginning of the session. The payload is made when its time has come. */
export interface Action {
  readonly after: number;
  readonly via: 'shop' | 'site';
  /** The webhook's topic, or the name of the event. */
  readonly what: string;
  readonly payload: (at: Date) => Record<string, unknown>;
}

export interface Session {
  readonly person: DemoPerson;
  readonly actions: readonly Action[];
}

const SECOND = 1_000;
/** One session in so many is somebody new. */
const NEWCOMERS = 0.15;

/**
 * The n-th session of a demo with `size` customers: they look at things; half of them begin a checkout; some change their
 * mind about the cart; a third buys at once, a few after a reminder, the others leave it lying.
 */
export function sessionAt(seed: string, n: number, size: number): Session {
  const roll = dice(seed, 'session', n);
  const person = personAt(seed, roll.chance(NEWCOMERS) ? size + n : roll.between(0, size - 1));
  const views = Array.from({ length: roll.between(1, 4) }, (_, k) =>
    view(roll, person, k * roll.between(3, 8) * SECOND),
  );
  const begins = (views.at(-1)?.after ?? 0) + roll.between(4, 12) * SECOND;
  return { person, actions: [...views, ...(roll.chance(0.55) ? buying(roll, { seed, n, person, begins }) : [])] };
}

const AT_ONCE = 2 * SECOND;

/** The same session of somebody who has looked around before: what they buy or leave begins at once, the rest keeps its distance. */
export function hurried({ person, actions }: Session): Session {
  const begins = actions.find(({ via }) => via === 'shop')?.after ?? 0;
  const ahead = Math.max(0, begins - AT_ONCE);
  return { person, actions: actions.map((action) => ({ ...action, after: Math.max(0, action.after - ahead) })) };
}

function view(roll: Dice, person: DemoPerson, after: number): Action {
  const line = lineOf(roll.one(PRODUCTS), person.market, 1);
  return { after, via: 'site', what: 'Product Viewed', payload: () => viewProperties(line, person.market) };
}

interface Visit {
  readonly seed: string;
  readonly n: number;
  readonly person: DemoPerson;
  readonly begins: number;
}

function buying(roll: Dice, { seed, n, person, begins }: Visit): Action[] {
  const token = createHash('sha256')
    .update(`${seed}:${String(n)}`)
    .digest('hex')
    .slice(0, 32);
  const first: DemoCheckout = { token, person, lines: basket(roll, person.market, person.favourite) };
  const second = { ...first, lines: basket(roll, person.market, person.favourite) };
  const changes = roll.chance(0.3);
  const changesAt = begins + roll.between(12, 35) * SECOND;
  const last = changes ? second : first;
  const buysAt = roll.weighted<number | undefined>([
    [34, (changes ? changesAt : begins) + roll.between(15, 45) * SECOND],
    // After the first reminder, or the second.
    [14, begins + roll.between(75, 115) * SECOND],
    [8, begins + roll.between(135, 175) * SECOND],
    [44, undefined],
  ]);
  const shop = (after: number, what: string, payload: Action['payload']): Action => ({
    after,
    via: 'shop',
    what,
    payload,
  });
  const orderId = String(5_900_000_000_000 + n);
  return [
    shop(begins, 'checkouts/create', (at) => checkoutPayload(first, at)),
    ...(changes ? [shop(changesAt, 'checkouts/update', (at) => checkoutPayload(second, at))] : []),
    ...(buysAt === undefined ? [] : [shop(buysAt, 'orders/create', (at) => orderPayload(last, { id: orderId, at }))]),
  ];
}
