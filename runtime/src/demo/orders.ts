import { nameIn, priceIn, type Market } from './markets';
import { PRODUCTS, type Category, type Product } from './products';
import type { DemoPerson } from './people';
import { dice, type Dice } from './random';

export interface Line {
  readonly product: Product;
  readonly name: string;
  readonly quantity: number;
  /** Minor units of the market's currency, for one. */
  readonly price: number;
}

export interface DemoOrder {
  readonly id: string;
  readonly at: Date;
  readonly lines: readonly Line[];
  readonly subtotal: number;
  readonly shipping: number;
  readonly total: number;
}

const DAY_MS = 86_400_000;
/** Free shipping from here on, in euro cents. */
const FREE_FROM = 5_000;
const SHIPPING = 490;

/** A few things that go together for somebody who likes `favourite`. */
export function basket(roll: Dice, market: Market, favourite: Category): readonly Line[] {
  const wanted = roll.weighted([
    [48, 1],
    [32, 2],
    [14, 3],
    [6, 4],
  ]);
  const liked = PRODUCTS.filter(({ category }) => category === favourite) as unknown as readonly [
    Product,
    ...Product[],
  ];
  const chosen = new Set(Array.from({ length: wanted }, () => roll.one(roll.chance(0.6) ? liked : PRODUCTS)));
  return [...chosen].map((product) => lineOf(product, market, roll.chance(0.15) ? 2 : 1));
}

export function lineOf(product: Product, market: Market, quantity: number): Line {
  return { product, quantity, name: nameIn(product, market), price: priceIn(product, market) };
}

export function amountsOf(lines: readonly Line[], market: Market): Pick<DemoOrder, 'subtotal' | 'shipping' | 'total'> {
  const subtotal = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const inEuroCents = (subtotal / market.rate / 10 ** market.decimals) * 100;
  const shipping = inEuroCents >= FREE_FROM ? 0 : priceIn({ price: SHIPPING } as Product, market);
  return { subtotal, shipping, total: subtotal + shipping };
}

/** What somebody bought since they joined, oldest first; a third never did, a few do every month or two. */
export function ordersOf(seed: string, person: DemoPerson, today: Date): readonly DemoOrder[] {
  const roll = dice(seed, 'orders', person.n);
  const most = roll.weighted([
    [34, 0],
    [30, 1],
    [16, 2],
    [12, 4],
    [8, 9],
  ]);
  const orders: DemoOrder[] = [];
  const rhythm = roll.between(25, 110);
  let daysAgo = person.joinedDaysAgo - roll.between(0, 3);
  while (orders.length < most && daysAgo > 1) {
    const at = new Date(today.getTime() - daysAgo * DAY_MS + roll.between(0, DAY_MS - 1));
    const lines = basket(roll, person.market, person.favourite);
    const id = String(5_400_000_000_000 + person.n * 100 + orders.length);
    orders.push({ id, at, lines, ...amountsOf(lines, person.market) });
    daysAgo -= Math.max(5, Math.round(rhythm * (0.6 + 0.8 * roll.next())));
  }
  return orders;
}
