import type { Trust } from '../engine/event';
import { decide, type Claimed, type Owner } from './decide';
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
  return { target, attach: attach.map(({ kind }) => kind), merge };
};

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

test.each<[IdentifierKind, IdentifierKind]>([
  ['external', 'shopCustomer'],
  ['shopCustomer', 'email'],
  ['email', 'phone'],
  ['phone', 'anonymous'],
  ['anonymous', 'checkout'],
  ['checkout', 'cart'],
])('of two known profiles the one with %s gets the event before the one with %s; they stay two', (strong, weak) => {
  const given = [who(weak, known('weak', weak)), who(strong, known('strong', strong))];
  expect(decided(given)).toEqual({ target: 'strong', attach: [], merge: [] });
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
