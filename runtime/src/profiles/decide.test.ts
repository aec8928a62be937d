import type { Trust } from '../engine/event';
import { decide, type Claimed, type DecideOptions, type Owner } from './decide';
import type { IdentifierKind } from './identifier';

const who = (kind: IdentifierKind, owner?: Owner): Claimed => ({
  identifier: { kind, value: kind === 'shopCustomer' ? 'src_1/5' : `some ${kind}` },
  ...(owner ? { owner } : {}),
});
const known = (id: string, ...slots: string[]): Owner => ({ id, state: 'known', slots: new Set(slots) });
const anonymous = (id: string, ...slots: string[]): Owner => ({ id, state: 'anonymous', slots: new Set(slots) });
const claimed = (id: string, ...slots: string[]): Owner => ({ id, state: 'claimed', slots: new Set(slots) });

const decided = (given: Claimed[], trust: Trust = 'shop') => {
  const { target, attach, merge } = decide(given, trust);
  expect(merge.every(({ into }) => into === target)).toBe(true);
  return { target, attach: attach.map(({ kind }) => kind), merge: merge.map(({ from }) => from) };
};
const ofKnown = (given: Claimed[], trust: Trust = 'shop', options: DecideOptions = {}) => {
  const { target, merge, refused } = decide(given, trust, options);
  return { target, merge: merge.map(({ from }) => from), refused };
};
const counting = (owner: Owner, counts: Record<string, number>): Owner => ({ ...owner, counts: new Map(Object.entries(counts)) }); // prettier-ignore

test('nobody is known: a new profile takes all identifiers, the strongest first', () => {
  expect(decided([who('cart'), who('email'), who('external')])).toEqual({
    target: undefined,
    attach: ['external', 'email', 'cart'],
    merge: [],
  });
});

test('an address attaches to the anonymous profile of the same checkout', () => {
  const guest = anonymous('p1', 'checkout');
  expect(decided([who('email'), who('checkout', guest)])).toEqual({ target: 'p1', attach: ['email'], merge: [] });
});

test('an anonymous profile merges into the person whose address arrives', () => {
  expect(decided([who('email', known('p2', 'email')), who('checkout', anonymous('p1', 'checkout'))])).toEqual({
    target: 'p2',
    attach: [],
    merge: ['p1'],
  });
});

test.each<Trust>(['browser', 'import'])('a %s merges nobody, its event goes to the strongest identifier', (trust) => {
  const given = [who('email', known('p2', 'email')), who('anonymous', anonymous('p1', 'anonymous'))];
  expect(decided(given, trust)).toEqual({ target: 'p2', attach: [], merge: [] });
});

const NAMES: [IdentifierKind, IdentifierKind][] = [
  ['external', 'shopCustomer'],
  ['shopCustomer', 'email'],
  ['email', 'phone'],
];

describe('two known profiles in one event', () => {
  test.each(NAMES)('are one person when a shop names them by %s and %s; the oldest id stays', (strong, weak) => {
    const [older, newer] = ['p1', 'p2'];
    const given = [who(weak, known(newer, weak)), who(strong, known(older, strong))];
    expect(ofKnown(given)).toEqual({ target: older, merge: [newer], refused: [] });
    const turned = [who(weak, known(older, weak)), who(strong, known(newer, strong))];
    expect(ofKnown(turned, 'server')).toEqual({ target: older, merge: [newer], refused: [] });
  });

  test.each<Trust>(['browser', 'import', 'form'])('stay two when a %s says so', (trust) => {
    const given = [who('email', known('p2', 'email')), who('phone', known('p1', 'phone'))];
    expect(ofKnown(given, trust)).toEqual({ target: 'p2', merge: [], refused: ['trust'] });
  });

  test.each<[IdentifierKind, IdentifierKind]>([
    ['phone', 'anonymous'],
    ['email', 'checkout'],
    ['external', 'order'],
  ])('stay two when all they share with the one of this %s is a %s', (strong, weak) => {
    const given = [who(weak, known('weak', 'email', weak)), who(strong, known('strong', strong))];
    expect(ofKnown(given)).toEqual({ target: 'strong', merge: [], refused: [] });
  });

  test('stay two when the number is that of a customer with another address', () => {
    const given = [who('email', known('p1', 'email')), who('phone', known('p2', 'phone', 'email'))];
    expect(ofKnown(given)).toEqual({ target: 'p1', merge: [], refused: ['contradiction'] });
  });

  test('are one when a customer of an account takes over the address of somebody who only ever was an address', () => {
    const given = [who('external', known('p2', 'external', 'email')), who('email', known('p1', 'email'))];
    expect(ofKnown(given, 'server')).toEqual({ target: 'p1', merge: ['p2'], refused: [] });
  });

  test('stay two when together they would have two accounts, or more addresses than one person may', () => {
    const withAccount = (id: string, slot: string) => counting(known(id, slot, 'external'), { external: 1 });
    const accounts = [who('email', withAccount('p1', 'email')), who('phone', withAccount('p2', 'phone'))];
    expect(ofKnown(accounts).refused).toEqual(['limit_external']);
    const [one, two] = [counting(known('p1', 'external'), { email: 2 }), counting(known('p2', 'shopCustomer'), { email: 2 })]; // prettier-ignore
    const addresses = [who('external', one), who('shopCustomer', two)];
    const limits = { external: 1, shopCustomer: 1, email: 3, phone: 1, anonymous: 1 };
    expect(ofKnown(addresses, 'shop', { limits }).refused).toEqual(['limit_email']);
    expect(ofKnown(addresses, 'shop', { limits: { ...limits, email: 4 } }).merge).toEqual(['p2']);
  });

  test('are one when a shop says that it has merged their accounts', () => {
    const account = (id: string) => counting(known(id, 'shopCustomer:src_1', 'email'), { 'shopCustomer:src_1': 1 });
    const given: Claimed[] = [
      { identifier: { kind: 'shopCustomer', value: 'src_1/5' }, owner: account('p1') },
      { identifier: { kind: 'shopCustomer', value: 'src_1/6' }, owner: account('p2') },
    ];
    expect(ofKnown(given).refused).toEqual(['limit_shopCustomer']);
    expect(ofKnown(given, 'shop', { explicit: true })).toEqual({ target: 'p1', merge: ['p2'], refused: [] });
  });

  test('stay two when a person took them apart, whatever says that they are one', () => {
    const one: Owner = { ...known('p1', 'email'), apart: new Set(['p2']) };
    const given = [who('email', one), who('phone', known('p2', 'phone'))];
    expect(ofKnown(given, 'server', { explicit: true })).toEqual({ target: 'p1', merge: [], refused: ['apart'] });
  });
});

test('another user id on a shared device is another person', () => {
  const earlier = known('p1', 'external', 'anonymous');
  expect(decided([who('external'), who('anonymous', earlier)], 'server')).toEqual({
    target: undefined,
    attach: ['external'],
    merge: [],
  });
});

test('another address on a shared cart is another person', () => {
  expect(decided([who('email'), who('cart', known('p1', 'email', 'cart'))]).target).toBeUndefined();
});

test('a new address of a known user id belongs to that user', () => {
  expect(decided([who('external', known('p1', 'external', 'email')), who('email')])).toEqual({
    target: 'p1',
    attach: ['email'],
    merge: [],
  });
});

test('customers of two shops can be one person', () => {
  const customerOfAnother = known('p1', 'email', 'shopCustomer:src_2');
  expect(decided([who('shopCustomer'), who('email', customerOfAnother)]).target).toBe('p1');
});

test('of anonymous profiles the oldest stays, in whatever order they are seen', () => {
  const [older, newer] = [anonymous('p1', 'cart'), anonymous('p2', 'anonymous')];
  expect(decided([who('anonymous', newer), who('cart', older)])).toMatchObject({ target: 'p1', merge: ['p2'] });
  expect(decided([who('anonymous', older), who('cart', newer)])).toMatchObject({ target: 'p1', merge: ['p2'] });
});

test('who only claimed an identifier merges into who is stored, even for a browser', () => {
  const given = [who('anonymous', claimed('p1', 'anonymous')), who('email', known('p2', 'email'))];
  expect(decided(given, 'browser')).toEqual({ target: 'p2', attach: [], merge: ['p1'] });
});

test('two who raced for one new person choose the same of the two', () => {
  const [one, two] = [claimed('p1', 'email'), claimed('p2', 'external')];
  expect(decided([who('external', two), who('email', one)])).toEqual({ target: 'p1', attach: [], merge: ['p2'] });
});

test('a claimed profile with a user id of its own is not merged into another user', () => {
  const given = [who('external', claimed('p1', 'external')), who('email', known('p2', 'email', 'external'))];
  expect(decided(given)).toEqual({ target: 'p1', attach: [], merge: [] });
});
