import { openIdentities, device, email, phone, says, user, type Identities } from '../support/identities';

let world: Identities;

beforeAll(async () => {
  world = await openIdentities();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.clear();
  await world.database.db.collection('identitySettings').deleteMany({});
});

const living = () => world.database.db.collection('profiles').countDocuments({ mergedInto: { $exists: false } });
const placed = async (...given: Parameters<typeof says>) => (await world.profiles.identify('ws', [says(...given)]))[0];
const setting = async (changed: Partial<Parameters<typeof world.profiles.changeIdentitySettings>[1]>) => {
  const { revision } = await world.profiles.identitySettings('ws');
  return await world.profiles.changeIdentitySettings('ws', { revision, ...changed });
};

test.each(['null', 'undefined', 'anonymous', '00000000-0000-0000-0000-000000000000', '0', '(not set)'])(
  'the id %s is nobody: who sends it is known by the rest, and an event of nobody but it is nobody’s',
  async (junk) => {
    const first = await placed([user(junk), email('a@customer.example')]);
    const second = await placed([user(junk), email('b@customer.example')]);
    expect(first).toMatchObject({ notes: ['identifier_blocked_external'] });
    expect(second!.home).not.toBe(first!.home);
    expect(await placed([user(junk)])).toBeUndefined();
    expect(await living()).toBe(2);
  },
);

test('mailboxes of machines are nobody’s; a device that sends zeros neither', async () => {
  for (const address of ['noreply@shop.example', 'no-reply@shop.example', 'mailer-daemon@shop.example'])
    expect(await placed([email(address)])).toBeUndefined();
  expect((await placed([email('a@customer.example'), device('0000000000')]))?.notes).toEqual(['identifier_blocked_anonymous']); // prettier-ignore
});

test('what a workspace blocks is kept off profiles and merges nobody, in this workspace only', async () => {
  await setting({
    blocked: [
      { kind: 'email', value: 'info@*' },
      { kind: 'any', value: '*@myshop.example', note: 'ours' },
      { kind: 'anonymous', value: 'kiosk-*' },
    ],
  });
  const anna = await placed([user('u1'), email('info@somebody.example'), device('kiosk-7')]);
  expect(anna?.notes).toEqual(['identifier_blocked_email', 'identifier_blocked_anonymous']);
  expect(await world.profiles.view('ws', anna!.home)).not.toHaveProperty('email');
  const ben = await placed([user('u2'), email('Team@MyShop.example'), device('kiosk-7')]);
  expect(ben?.home).not.toBe(anna?.home);
  const elsewhere = await world.profiles.resolve('other', [says([email('info@somebody.example')])]);
  expect((await world.profiles.view('other', elsewhere[0]!))?.email).toBe('info@somebody.example');
});

test('one more address than a person may have is kept off, and says so; two people who would have too many stay two', async () => {
  await setting({ limits: { email: 2, anonymous: 1 } });
  const anna = await placed([user('u1'), email('a1@customer.example'), device('d1')]);
  await placed([user('u1'), email('a2@customer.example')]);
  expect(await placed([user('u1'), email('a3@customer.example'), device('d2')])).toEqual({
    ...{ home: anna!.home, profileId: anna!.home },
    notes: ['identifier_over_limit_email', 'identifier_over_limit_anonymous'],
  });
  expect((await world.profiles.view('ws', anna!.home))?.email).toBe('a2@customer.example');
  await placed([phone('+4930901820')]);
  const other = await placed([email('a3@customer.example')]);
  expect(await placed([user('u1'), email('a3@customer.example')])).toEqual({
    ...{ home: anna!.home, profileId: anna!.home, notes: ['not_merged_limit_email'] },
  });
  expect((await placed([user('u1'), phone('+4930901820')]))?.notes).toEqual([]);
  expect(other!.home).not.toBe(anna!.home);
});

test('settings are changed as they were read; who was slower is told', async () => {
  await setting({ blocked: [{ kind: 'email', value: 'test@*' }] });
  const late = world.profiles.changeIdentitySettings('ws', { revision: 0, limits: { email: 1 } });
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
  expect(await world.profiles.identitySettings('ws')).toMatchObject({
    ...{ revision: 1, blocked: [{ kind: 'email', value: 'test@*' }] },
    limits: { email: 10, external: 1 },
  });
});

test('a person is told why an address cannot be given by hand', async () => {
  await setting({ blocked: [{ kind: 'email', value: 'info@*' }], limits: { email: 1 } });
  const anna = await placed([user('u1'), email('a1@customer.example')]);
  const give = async (address: string) => await world.profiles.patch('ws', anna!.home, { email: address });
  await expect(give('info@customer.example')).rejects.toThrow('not blocked');
  await expect(give('a2@customer.example')).rejects.toThrow('as many as one person may');
  expect((await give('a1@customer.example')).email).toBe('a1@customer.example');
});

test('a pattern is taken by its letters, not as an expression', async () => {
  await setting({ blocked: [{ kind: 'email', value: 'a.b@*' }] });
  expect(await placed([email('axb@customer.example')])).toMatchObject({ notes: [] });
  expect(await placed([email('a.b@customer.example')])).toBeUndefined();
});
