import { email, openIdentities, says, user, type Identities } from '../support/identities';

let world: Identities;

beforeAll(async () => {
  world = await openIdentities();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.clear();
  for (const name of ['attributes', 'attributeSchemas']) await world.database.db.collection(name).deleteMany({});
  await world.profiles.attributes.lock('ws', false);
});

const having = (attributes: Record<string, string | number | boolean | readonly string[] | null>, more = {}) =>
  says([email('a@customer.example')], { traits: { fields: {}, attributes }, ...more });
const placed = async (item: ReturnType<typeof says>) => (await world.profiles.identify('ws', [item]))[0]!;
const held = async (id: string) => (await world.profiles.view('ws', id))!.attributes;
const types = async () =>
  (await world.profiles.attributes.read('ws')).items.map(({ name, type, source }) => [name, type, source]);

test('the schema grows with what comes, by the first value of a name, and says where it was seen first', async () => {
  await placed(having({ size: 'M', shoe: 38, vip: true, born: '1990-02-28', skin: ['dry'] }, { cause: { eventId: 'e', sourceId: 'src_9' } })); // prettier-ignore
  await world.profiles.upsert('ws', { externalId: 'u1', attributes: { plan: 'gold' } });
  expect(await types()).toEqual([
    ['born', 'date', 'src_9'],
    ['plan', 'text', 'api'],
    ['shoe', 'number', 'src_9'],
    ['size', 'text', 'src_9'],
    ['skin', 'list', 'src_9'],
    ['vip', 'boolean', 'src_9'],
  ]);
});

test('later values are taken as the type of the name; in an open schema what fits no type stays as it came', async () => {
  const { home } = await placed(having({ shoe: 38, vip: true, skin: ['dry'] }));
  expect((await placed(having({ shoe: '39', vip: 'no', skin: 'oily' }))).notes).toEqual([]);
  expect(await held(home)).toEqual({ shoe: 39, vip: false, skin: ['oily'] });
  await placed(having({ shoe: 'thirty-nine' }));
  expect(await held(home)).toMatchObject({ shoe: 'thirty-nine' });
});

test('in a locked schema new names and other types are kept off and noted, the rest is taken', async () => {
  const { home } = await placed(having({ shoe: 38, size: 'M' }));
  await world.profiles.attributes.lock('ws', true);
  const { notes } = await placed(having({ shoe: 'thirty', size: 'L', extra: 1 }));
  expect(notes).toEqual(['attribute_other_type', 'attribute_unknown']);
  expect(await held(home)).toEqual({ shoe: 38, size: 'L' });
  expect((await types()).map(([name]) => name)).toEqual(['shoe', 'size']);
  // What removes is always taken.
  await placed(having({ size: null }));
  expect(await held(home)).toEqual({ shoe: 38 });
});

test('a request is taken as a whole or not at all', async () => {
  const { home } = await placed(having({ shoe: 38 }));
  await world.profiles.attributes.lock('ws', true);
  const change = world.profiles.patch('ws', home, { attributes: { shoe: 40, extra: 1 } });
  await expect(change).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(world.profiles.patch('ws', home, { attributes: { shoe: 'big' } })).rejects.toThrow(
    'attributes.shoe: a number',
  );
  expect(await held(home)).toEqual({ shoe: 38 });
});

test('ten thousand attributes are refused and change nothing; a workspace has a thousand names at most', async () => {
  const { home } = await placed(having({ shoe: 38 }));
  const many = (prefix: string, count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}${String(n)}`, n])); // prettier-ignore
  const change = world.profiles.patch('ws', home, { attributes: many('a', 10_000) });
  await expect(change).rejects.toThrow('at most 200 names');
  expect([await held(home), await types()]).toEqual([{ shoe: 38 }, [['shoe', 'number', 'src_1']]]);

  for (let part = 0; part < 5; part++)
    await world.one(says([user(`u${String(part)}`)], { traits: { fields: {}, attributes: many(`p${String(part)}_`, 200) } })); // prettier-ignore
  expect(await types()).toHaveLength(1_000);
  expect((await placed(having({ one_more: 1, shoe: 39 }))).notes).toEqual(['attribute_over_limit']);
  expect(await held(home)).toEqual({ shoe: 39 });
});

test('a person says of which type a name is; another workspace has a schema of its own', async () => {
  const { home } = await placed(having({ zip: 1_234 }));
  await world.profiles.attributes.retype('ws', 'zip', 'text');
  await placed(having({ zip: 2_345 }));
  expect(await held(home)).toEqual({ zip: '2345' });
  await expect(world.profiles.attributes.retype('other', 'zip', 'text')).rejects.toMatchObject({ code: 'not_found' });
  expect((await world.profiles.attributes.read('other')).items).toEqual([]);
});
