import type { ConsentStatement } from '../../runtime/src/profiles/service';
import { device, email, openIdentities, phone, says, user, type Identities } from '../support/identities';

let world: Identities;

beforeAll(async () => {
  world = await openIdentities();
});
afterAll(() => world.close());
beforeEach(() => world.clear());

const view = async (id: string) => (await world.profiles.view('ws', id))!;
const living = () => world.database.db.collection('profiles').countDocuments({ mergedInto: { $exists: false } });
const historyOf = async (id: string) => {
  const { aliases } = await world.profiles.find('ws', id);
  return (await world.profiles.merges({ workspaceId: 'ws', profileIds: aliases }, { limit: 50 })).items;
};
const said = (state: 'subscribed' | 'unsubscribed', address?: string): readonly ConsentStatement[] => [
  {
    channel: 'email',
    state,
    at: new Date(),
    source: 'test',
    explicit: true,
    ...(address !== undefined && { address }),
  },
];
const attributes = (given: Record<string, string | number>) => ({ traits: { fields: {}, attributes: given } });
const placed = (orderId: string, profileId: string, amount: number) => ({
  profileId,
  statement: {
    ...{ orderId, at: new Date(), refunds: [], fulfilments: [] },
    fields: { placedAt: new Date(), total: { amount, currency: 'USD' } },
  },
});
const shop = { workspaceId: 'ws', sourceId: 'src_1' };
const buys = async (id: string, orderId: string, amount: number) => {
  await world.orders.note(shop, [placed(orderId, id, amount)]);
};

/** Two who are known each, and have done things; the older one first. */
async function two() {
  const anna = await world.one(says([email('anna@customer.example')], { ...attributes({ size: 'S', plan: 'a' }), consents: said('subscribed') })); // prettier-ignore
  const guest = await world.one(says([phone('+4930901820')], attributes({ size: 'L', skin: 'dry' })));
  await buys(anna, 'o1', 1_000);
  await buys(guest, 'o2', 500);
  return { anna, guest };
}
const joined = (more = {}) => says([email('anna@customer.example'), phone('+4930901820')], more);

/** What is announced of merges is done: figures follow. */
async function settled() {
  await world.profiles.idle();
  while ((await world.profiles.announceMerges()) > 0);
  await world.database.db.collection('orders').updateMany({ owed: true }, { $set: { changedAt: new Date(0) } });
  while ((await world.orders.sweepOwed()) > 0);
}

describe('two known people of whom one event says that they are one', () => {
  it('become the older one: ids stay, later values win, the stricter consent, tags and figures together', async () => {
    const { anna, guest } = await two();
    await world.profiles.patch('ws', anna, { addTags: ['vip'] });
    await world.profiles.patch('ws', guest, { addTags: ['phone'] });
    expect(await world.one(joined())).toBe(anna);
    expect(await living()).toBe(1);
    await settled();
    expect(await view(guest)).toMatchObject({
      ...{ id: anna, email: 'anna@customer.example', phone: '+4930901820', tags: ['phone', 'vip'] },
      attributes: { size: 'L', plan: 'a', skin: 'dry' },
      consent: { email: 'subscribed' },
      orders: { count: 2, spend: { amount: 1_500, currency: 'USD' } },
    });
  });

  it('have a history: when, by which event of which source, and which identifiers led to the two', async () => {
    const { anna, guest } = await two();
    await world.one(joined({ cause: { eventId: 'evt_join', sourceId: 'src_9' } }));
    expect(await historyOf(anna)).toMatchObject([
      {
        ...{ profileId: guest, into: anna, known: true },
        cause: { kind: 'event', eventId: 'evt_join', sourceId: 'src_9' },
        via: [
          { kind: 'email', value: 'anna@customer.example' },
          { kind: 'phone', value: '+4930901820' },
        ],
      },
    ]);
  });

  it('keep their order figures also when the one that merges had merged others before', async () => {
    const visitor = await world.one(says([device('d1')]));
    await buys(visitor, 'o0', 100);
    const guest = await world.one(says([phone('+4930901820')]));
    await world.one(says([phone('+4930901820'), device('d1')]));
    await settled();
    const older = await world.one(says([email('anna@customer.example')], { candidate: 'prf_0' }));
    expect(older < guest).toBe(true);
    await world.one(joined());
    await settled();
    expect((await view(visitor)).orders).toMatchObject({ count: 1, spend: { amount: 100 } });
  });

  it('are merged by a person whatever they are called, and only within the workspace', async () => {
    const [a, b] = [await world.one(says([user('u1')])), await world.one(says([user('u2')]))];
    await expect(world.profiles.mergeByHand('other', { profileIds: [a, b], by: 'x' })).rejects.toThrow('no profile');
    expect(await world.profiles.mergeByHand('ws', { profileIds: [b, a], by: 'session:usr_1' })).toBe(a);
    expect(await historyOf(a)).toMatchObject([{ profileId: b, cause: { kind: 'person', by: 'session:usr_1' } }]);
    await expect(world.profiles.mergeByHand('ws', { profileIds: [a, b], by: 'x' })).rejects.toThrow(
      'one profile already',
    );
  });

  it('are one for an alias of a server, and stay two for one of a browser', async () => {
    const [a, b] = [await world.one(says([user('u1')])), await world.one(says([user('u2')]))];
    const alias = { joins: { by: 'alias', also: [user('u2')] } } as const;
    await world.one(says([user('u1')], { ...alias, trust: 'browser' }));
    expect(await living()).toBe(2);
    await world.one(says([user('u1')], alias));
    expect((await view(b)).id).toBe(a);
    expect(await historyOf(a)).toMatchObject([{ cause: { kind: 'alias' } }]);
  });
});

describe('a merge that was wrong', () => {
  const undo = async (id: string) => {
    const [latest] = await historyOf(id);
    return await world.profiles.undoMerge('ws', { mergeId: latest!._id, by: 'session:usr_1' });
  };

  it('is taken back: each has what it had, and its orders', async () => {
    const { anna, guest } = await two();
    const before = [await view(anna), await view(guest)];
    await world.one(joined());
    await settled();
    expect(await undo(anna)).toMatchObject({ undo: { by: 'session:usr_1', done: true } });
    expect([await view(anna), await view(guest)]).toEqual(before);
    const { aliases, identifiers } = await world.profiles.find('ws', guest);
    expect([aliases, identifiers.map(({ kind }) => kind)]).toEqual([[guest], ['phone']]);
    expect(await world.orders.recount({ workspaceId: 'ws', profileIds: [anna, guest] })).toEqual({ differences: [], repaired: 0 }); // prettier-ignore
  });

  it('gives what came later to whose identifier it carried', async () => {
    const { anna, guest } = await two();
    await world.one(joined());
    const items = [says([phone('+4930901820')], attributes({ skin: 'oily', late: 1 })), says([email('anna@customer.example')], attributes({ plan: 'b' }))]; // prettier-ignore
    const placedItems = await world.profiles.identify('ws', items);
    expect(placedItems).toMatchObject([
      { home: anna, profileId: guest },
      { home: anna, profileId: anna },
    ]);
    await buys(guest, 'o3', 70);
    await world.one(
      says([phone('+4930901820'), device('d9')], { traits: { fields: { firstName: 'Gus' }, attributes: {} } }),
    );
    await settled();
    expect(await view(anna)).toMatchObject({ attributes: { skin: 'oily', late: 1, plan: 'b' }, firstName: 'Gus' }); // prettier-ignore
    await undo(anna);
    expect(await view(anna)).toMatchObject({
      ...{ email: 'anna@customer.example', attributes: { size: 'S', plan: 'b' }, orders: { spend: { amount: 1_000 } } },
    });
    expect(await view(guest)).toMatchObject({
      ...{ phone: '+4930901820', firstName: 'Gus', attributes: { size: 'L', skin: 'oily', late: 1 } },
      orders: { count: 2, spend: { amount: 570 } },
    });
    expect((await view(anna)).firstName).toBeUndefined();
    expect(await world.one(says([device('d9')]))).toBe(guest);
  });

  it('restores consents as of before, with what was said since about each one’s address', async () => {
    const anna = await world.one(says([email('anna@customer.example')], { consents: said('subscribed') }));
    const ben = await world.one(says([user('ben')]));
    await world.one(says([user('ben'), email('ben@customer.example')], { consents: said('unsubscribed') }));
    await world.profiles.mergeByHand('ws', { profileIds: [anna, ben], by: 'x' });
    expect((await view(anna)).consent).toEqual({ email: 'unsubscribed' });
    await world.profiles.idle();
    await undo(anna);
    expect((await view(anna)).consent).toEqual({ email: 'subscribed' });
    expect((await view(ben)).consent).toEqual({ email: 'unsubscribed' });

    await world.profiles.mergeByHand('ws', { profileIds: [anna, ben], by: 'x' });
    await world.one(
      says([email('anna@customer.example')], { consents: said('unsubscribed', 'anna@customer.example') }),
    );
    await world.profiles.idle();
    await undo(anna);
    expect((await view(anna)).consent).toEqual({ email: 'unsubscribed' });
  });

  it('is not made again by the same two, until a person says so', async () => {
    const { anna, guest } = await two();
    await world.one(joined());
    await undo(anna);
    expect(await world.profiles.identify('ws', [joined()])).toMatchObject([
      { home: anna, notes: ['not_merged_apart'] },
    ]);
    expect((await view(guest)).id).toBe(guest);
    const again = says([email('anna@customer.example')], { joins: { by: 'alias', also: [phone('+4930901820')] } });
    await world.one(again);
    expect(await living()).toBe(2);
    expect(await world.profiles.mergeByHand('ws', { profileIds: [guest, anna], by: 'x' })).toBe(anna);
    expect((await historyOf(anna)).map(({ undo: gone }) => gone?.done)).toEqual([undefined, true]);
  });

  it('cannot be taken back twice, nor before a later one of the same profile', async () => {
    const [a, b, c] = [await world.one(says([user('u1')])), await world.one(says([user('u2')])), await world.one(says([user('u3')]))]; // prettier-ignore
    await world.profiles.mergeByHand('ws', { profileIds: [b, c], by: 'x' });
    await world.profiles.mergeByHand('ws', { profileIds: [a, b], by: 'x' });
    const [later, first] = await historyOf(a);
    const take = async (mergeId: string) => await world.profiles.undoMerge('ws', { mergeId, by: 'x' });
    await expect(take(first!._id)).rejects.toThrow(`Undo that merge first: "${later!._id}"`);
    await take(later!._id);
    await take(first!._id);
    expect(await living()).toBe(3);
    expect((await take(first!._id)).undo?.done).toBe(true);
    await expect(world.profiles.undoMerge('other', { mergeId: first!._id, by: 'x' })).rejects.toThrow('no merge');
  });
});
