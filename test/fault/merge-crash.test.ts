import { Life, mortal, ProcessDied, type Death } from '../support/dying-database';
import { email, openIdentities, phone, says, user, type Identities } from '../support/identities';

// A merge and its undoing, cut off at every write: whoever comes next, or the sweep, completes it.

let world: Identities;

beforeAll(async () => {
  world = await openIdentities();
});
afterAll(() => world.close());
beforeEach(() => world.clear());

const shop = { workspaceId: 'ws', sourceId: 'src_1' };
const placed = (profileId: string, orderId: string, amount: number) => ({
  profileId,
  statement: {
    ...{ orderId, at: new Date(0), refunds: [], fulfilments: [] },
    fields: { placedAt: new Date(0), total: { amount, currency: 'USD' } },
  },
});
const having = (attributes: Record<string, string>) => ({ traits: { fields: {}, attributes } });
const view = async (id: string) => (await world.profiles.view('ws', id))!;
const orders = () => world.database.db.collection('orders');

/** What the sweeps of a living process do, until nothing is left. */
async function swept() {
  while ((await world.profiles.sweepMerges()) > 0);
  while ((await world.profiles.announceMerges()) > 0);
  await orders().updateMany({ owed: true }, { $set: { changedAt: new Date(0) } });
  while ((await world.orders.sweepOwed()) > 0);
}

async function two() {
  const anna = await world.one(says([email('anna@customer.example')], having({ size: 'S', plan: 'a' })));
  const guest = await world.one(says([phone('+4930901820')], having({ size: 'L', skin: 'dry' })));
  await world.orders.note(shop, [placed(anna, 'o1', 1_000), placed(guest, 'o2', 500)]);
  return { anna, guest };
}

const both = [email('anna@customer.example'), phone('+4930901820')];
const person = async (id: string) => {
  const { attributes, orders: figures, email: address, phone: number } = await view(id);
  return { attributes, count: figures?.count, spend: figures?.spend?.amount, address, number };
};
const ONE = { attributes: { size: 'L', plan: 'a', skin: 'dry' }, count: 2, spend: 1_500, address: 'anna@customer.example', number: '+4930901820' }; // prettier-ignore
const ANNA = { attributes: { size: 'S', plan: 'a' }, count: 1, spend: 1_000, address: 'anna@customer.example' };
const GUEST = { attributes: { size: 'L', skin: 'dry' }, count: 1, spend: 500, number: '+4930901820' };

/** Runs it once with every death, until it lives through. Gives back how many deaths that were. */
async function atEveryWrite(
  how: Death,
  run: (db: Identities['database']['db']) => Promise<unknown>,
  after: () => Promise<void>,
) {
  for (let last = 1; ; last++) {
    const life = new Life(last, how);
    const died = await run(mortal(world.database.db, life)).then(
      () => false,
      (error: unknown) => {
        if (error instanceof ProcessDied) return true;
        throw error;
      },
    );
    await after();
    if (!died && !life.dead) return last - 1;
  }
}

describe.each<Death>(['after', 'half', 'before'])('a process that dies %s a write', (how) => {
  it('of a merge leaves what the next event of the two completes', async () => {
    let { anna, guest } = await two();
    const deaths = await atEveryWrite(
      how,
      async (db) => await world.on(db).profiles.resolve('ws', [says(both)]),
      async () => {
        expect(await world.one(says(both))).toBe(anna);
        await swept();
        expect(await person(guest)).toEqual({ ...ONE });
        expect(await world.database.db.collection('profileMerges').countDocuments()).toBe(1);
        await world.clear();
        ({ anna, guest } = await two());
      },
    );
    expect(deaths).toBeGreaterThan(4);
  });

  it('of a merge leaves what the sweep completes, when nobody says it again', async () => {
    let { anna, guest } = await two();
    await atEveryWrite(
      how,
      async (db) => await world.on(db).profiles.resolve('ws', [says(both)]),
      async () => {
        await swept();
        const { mergedInto } = (await world.database.db.collection<{ _id: string; mergedInto?: string }>('profiles').findOne({ _id: guest }))!; // prettier-ignore
        if (mergedInto === undefined) expect([await person(anna), await person(guest)]).toEqual([ANNA, GUEST]);
        else expect(await person(anna)).toEqual({ ...ONE });
        await world.clear();
        ({ anna, guest } = await two());
      },
    );
  });

  it('of an undoing leaves what the sweep completes', async () => {
    const merged = async () => {
      const people = await two();
      await world.one(says(both));
      await swept();
      const { items } = await world.profiles.merges({ workspaceId: 'ws', profileIds: [people.anna] }, { limit: 5 });
      return { ...people, mergeId: items[0]!._id };
    };
    let { anna, guest, mergeId } = await merged();
    const deaths = await atEveryWrite(
      how,
      async (db) => await world.on(db).profiles.undoMerge('ws', { mergeId, by: 'session:usr_1' }),
      async () => {
        await swept();
        await world.profiles.undoMerge('ws', { mergeId, by: 'session:usr_1' });
        expect([await person(anna), await person(guest)]).toEqual([ANNA, GUEST]);
        const people = { workspaceId: 'ws', profileIds: [anna, guest] };
        expect(await world.orders.recount(people)).toEqual({ differences: [], repaired: 0 });
        await world.clear();
        ({ anna, guest, mergeId } = await merged());
      },
    );
    expect(deaths).toBeGreaterThan(5);
  });
});

test('a crowd of people known by one identifier each, whom events join in every order at once, is one person, the oldest', async () => {
  const names = [user('u1'), email('a@customer.example'), phone('+4930901820'), { kind: 'shopCustomer', value: 'src_1/1' }] as const; // prettier-ignore
  const ids: string[] = [];
  for (const name of names) ids.push(await world.one(says([name])));
  const pairs = names.flatMap((one) => names.filter((other) => other !== one).map((other) => says([one, other])));
  await Promise.all([...pairs, ...pairs].map(async (item) => await world.one(item)));
  const survivors = await Promise.all(ids.map(async (id) => (await view(id)).id));
  expect(new Set(survivors)).toEqual(new Set([ids.toSorted()[0]]));
  const { aliases } = await world.profiles.find('ws', ids[0]!);
  expect([...aliases].toSorted()).toEqual(ids.toSorted());
});
