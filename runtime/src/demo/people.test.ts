import { MARKETS } from './markets';
import { PRODUCTS } from './products';
import { historyOf } from './history';
import { amountsOf, ordersOf } from './orders';
import { personAt } from './people';
import { sessionAt } from './session';

const TODAY = new Date('2026-11-23T14:30:00Z');
const all = Array.from({ length: 2_000 }, (_, n) => personAt('mori-fig', n));
const shares = <T>(list: readonly T[], by: (item: T) => string) =>
  new Map([...Map.groupBy(list, by)].map(([key, { length }]) => [key, length / list.length]));

test('the same seed makes the same people, orders and sessions; another one others', () => {
  const history = (seed: string) => JSON.stringify(historyOf(7, { seed, shopId: 'src_1', today: TODAY }));
  expect(history('a')).toBe(history('a'));
  expect(history('a')).not.toBe(history('b'));
  const session = ({ actions }: ReturnType<typeof sessionAt>) =>
    actions.map(({ after, what, payload }) => [after, what, payload(TODAY)]);
  expect(session(sessionAt('a', 3, 100))).toEqual(session(sessionAt('a', 3, 100)));
});

test('nobody can be reached: addresses and numbers are reserved ones, and everybody has their own', () => {
  expect(all.filter(({ email }) => !/^[a-z]+\.[a-z]+\d+@example\.(com|net|org)$/.test(email))).toEqual([]);
  expect(new Set(all.map(({ email }) => email)).size).toBe(all.length);
  const phones = all.flatMap(({ phone }) => phone ?? []);
  const reserved = /^(\+1\d{3}55501\d\d|\+447700900\d{3}|\+493023125\d{3}|\+3363998\d{4})$/;
  expect(phones.filter((phone) => !reserved.test(phone))).toEqual([]);
  expect(new Set(phones).size).toBe(phones.length);
  expect(phones.length).toBeGreaterThan(300);
});

test('they live in many countries and speak their languages; most agreed to e-mail, some did not', () => {
  expect(new Set(all.map(({ market }) => market.country)).size).toBe(MARKETS.length);
  const chinese = all.filter(({ market }) => market.language === 'zh-CN');
  expect(chinese.length / all.length).toBeGreaterThan(0.1);
  expect(chinese.every(({ firstName }) => /^\p{Script=Han}+$/u.test(firstName))).toBe(true);
  const consent = shares(all, (person) => person.consent);
  expect(consent.get('subscribed')).toBeGreaterThan(0.6);
  expect(consent.get('never')).toBeGreaterThan(0.15);
});

test('orders of two years: a third bought nothing, few often; amounts add up in the currency of the market', () => {
  const orders = all.map((person) => ({ person, orders: ordersOf('mori-fig', person, TODAY) }));
  const none = orders.filter((each) => each.orders.length === 0).length / all.length;
  expect(none).toBeGreaterThan(0.25);
  expect(none).toBeLessThan(0.5);
  expect(orders.some((each) => each.orders.length >= 6)).toBe(true);
  for (const { person, orders: own } of orders)
    for (const order of own) {
      expect(order.at.getTime()).toBeLessThan(TODAY.getTime());
      expect(order.at.getTime()).toBeGreaterThan(TODAY.getTime() - 735 * 86_400_000);
      expect(order).toMatchObject(amountsOf(order.lines, person.market));
      expect(order.lines.every(({ price, name }) => Number.isInteger(price) && price > 0 && name !== '')).toBe(true);
    }
  const total = orders.reduce((sum, each) => sum + each.orders.length, 0);
  expect(total).toBeGreaterThan(2_000);
  expect(total).toBeLessThan(6_000);
});

test('of a hundred shoppers half begin a checkout, and most of those leave it or buy later', () => {
  const sessions = Array.from({ length: 1_000 }, (_, n) => sessionAt('mori-fig', n, 2_000));
  const has = (what: string) => sessions.filter(({ actions }) => actions.some((action) => action.what === what));
  const began = has('checkouts/create');
  expect(began.length).toBeGreaterThan(450);
  expect(began.length).toBeLessThan(650);
  const bought = has('orders/create').length / began.length;
  expect(bought).toBeGreaterThan(0.4);
  expect(bought).toBeLessThan(0.7);
  const afterAMinute = began.filter(({ actions }) => {
    const at = (what: string) => actions.find((action) => action.what === what)?.after;
    return (at('orders/create') ?? 0) > (at('checkouts/create') ?? 0) + 60_000;
  });
  expect(afterAMinute.length).toBeGreaterThan(50);
  expect(PRODUCTS.length).toBeGreaterThan(10);
});
