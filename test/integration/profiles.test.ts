import type { EffectRow } from '../../runtime/src/engine/effect';
import { newId } from '../../runtime/src/platform/ids';
import { identifierId } from '../../runtime/src/profiles/identifier';
import {
  identifier,
  NO_TRAITS,
  type ConsentStatement,
  type Identifier,
  type IdentifierKind,
  type IdentityItem,
} from '../../runtime/src/profiles/service';
import { anIntake, type Intake } from '../support/intake';

let intake: Intake;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());
beforeEach(async () => {
  for (const name of ['profiles', 'identifiers', 'events']) await intake.database.db.collection(name).deleteMany({});
});

const idOf = (kind: IdentifierKind, value: string): Identifier => identifier(kind, value)!;
const email = (value: string) => idOf('email', value);
const user = (value: string) => idOf('external', value);
const device = (value: string) => idOf('anonymous', value);

let second = 0;
function anItem(identifiers: readonly Identifier[], changes: Partial<IdentityItem> = {}): IdentityItem {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second++));
  return { candidate: newId('prf'), trust: 'server', identifiers, traits: NO_TRAITS, consents: [], at, ...changes };
}
const resolve = (...items: IdentityItem[]) => intake.profiles.resolve('ws_1', items);
const one = async (...given: Parameters<typeof anItem>): Promise<string> => (await resolve(anItem(...given)))[0]!;
const living = () => intake.count('profiles', { mergedInto: { $exists: false } });

test('forty events of one new person that come at once make one profile', async () => {
  const all = [user('u1'), email('a@customer.example'), idOf('phone', '+4930901820'), device('d1')];
  const batches = Array.from({ length: 40 }, (_, index) =>
    // Each carries another part of who it is, all of them have something in common with the next.
    resolve(anItem([all[index % 4]!, all[(index + 1) % 4]!]), anItem(all)),
  );
  const ids = new Set((await Promise.all(batches)).flat());
  expect(await living()).toBe(1);
  const survivors = await intake.profiles.read([...ids]);
  expect(new Set([...survivors.values()].map(({ view }) => view.id)).size).toBe(1);
  expect(survivors.size).toBe(ids.size);
});

test('a hundred new people in overlapping batches at once are a hundred profiles', async () => {
  const person = (index: number) => [user(`p${String(index)}`), email(`p${String(index)}@customer.example`)];
  const batch = (from: number) => Array.from({ length: 50 }, (_, index) => anItem(person((from + index) % 100)));
  await Promise.all([0, 25, 50, 75, 10, 60].map((from) => resolve(...batch(from))));
  expect(await living()).toBe(100);
});

test('two known people stay two when the event contradicts one of them; it goes to the stronger identifier', async () => {
  const [a, b] = [await one([user('u1')]), await one([user('u2'), email('b@customer.example')])];
  expect(await one([email('b@customer.example'), user('u1')])).toBe(a);
  expect(await living()).toBe(2);
  expect((await intake.profiles.view('ws_1', a))?.email).toBeUndefined();
  expect((await intake.profiles.view('ws_1', b))?.email).toBe('b@customer.example');
});

test('an anonymous profile merges into the known one: ids stay, everything it had is carried over', async () => {
  const known = await one([email('a@customer.example')], {
    traits: { fields: { firstName: 'Anna' }, attributes: { plan: 'a' } },
  });
  const guest = await one([device('d1')], {
    traits: { fields: { language: 'de' }, attributes: { plan: 'b', seen: 3 } },
  });
  expect(await one([device('d1'), email('a@customer.example')])).toBe(known);

  expect(await intake.profiles.view('ws_1', guest)).toMatchObject({
    id: known,
    firstName: 'Anna',
    language: 'de',
    attributes: { plan: 'b', seen: 3 },
  });
  const aliases = await intake.profiles.aliases([known, guest]);
  expect([...aliases.get(guest)!].toSorted()).toEqual([known, guest].toSorted());
  expect(aliases.get(known)).toEqual(aliases.get(guest));
  const answer = await intake.call('ws_1', 'GET', `/api/profiles/${guest}`);
  expect(await answer.json()).toMatchObject({ id: known, mergedFrom: guest });
});

test('a browser merges nobody and sets no consent', async () => {
  const known = await one([email('a@customer.example')]);
  const guest = await one([device('d1')], { trust: 'browser' });
  const consents: ConsentStatement[] = [
    { channel: 'email', state: 'subscribed', at: new Date(), source: 'x', explicit: true },
  ];
  expect(await one([device('d1'), email('a@customer.example')], { trust: 'browser', consents })).toBe(known);
  expect(await living()).toBe(2);
  expect((await intake.profiles.view('ws_1', known))?.consent).toEqual({});
  expect((await intake.profiles.view('ws_1', guest))?.id).toBe(guest);
});

test('the stricter consent stays when two become one', async () => {
  const said = (state: 'subscribed' | 'unsubscribed'): ConsentStatement[] => [
    { channel: 'email', state, at: new Date(), source: 'x', explicit: true },
  ];
  const known = await one([email('a@customer.example')], { consents: said('subscribed') });
  await one([device('d1')], { consents: said('unsubscribed') });
  await one([device('d1'), email('a@customer.example')]);
  expect((await intake.profiles.view('ws_1', known))?.consent).toEqual({ email: 'unsubscribed' });
});

test('an import does not subscribe again who has unsubscribed, a later act of the person does', async () => {
  const id = await one([email('a@customer.example')]);
  const change = (state: 'subscribed' | 'unsubscribed') =>
    intake.profiles.changeConsent({ workspaceId: 'ws_1', profileId: id, channel: 'email', state, source: 'test' });
  await change('unsubscribed');
  const later = new Date(Date.now() + 60_000);
  const consents: ConsentStatement[] = [
    { channel: 'email', state: 'subscribed', at: later, source: 'import', explicit: true },
  ];
  await one([email('a@customer.example')], { trust: 'import', consents });
  expect((await intake.profiles.view('ws_1', id))?.consent).toEqual({ email: 'unsubscribed' });
  await one([email('a@customer.example')], { trust: 'form', consents });
  expect((await intake.profiles.view('ws_1', id))?.consent).toEqual({ email: 'subscribed' });
});

test('a batch comes to the same as its items one after the other', async () => {
  const items = [
    anItem([device('d1')]),
    anItem([device('d1'), user('u1')]),
    anItem([email('a@customer.example')]),
    anItem([device('d2')]),
    anItem([device('d2'), email('a@customer.example')]),
  ];
  const alone: string[] = [];
  for (const item of items) alone.push(...(await resolve(item)));
  // Which items are of one person; of profiles made in one moment, chance decides which id stays.
  const people = async (ids: readonly string[]) => {
    const read = await intake.profiles.read(ids);
    const survivors = ids.map((id) => read.get(id)?.view.id);
    return survivors.map((id) => survivors.indexOf(id));
  };
  expect(await people(alone)).toEqual([0, 0, 2, 2, 2]);
  for (const name of ['profiles', 'identifiers']) await intake.database.db.collection(name).deleteMany({});
  expect(await people(await resolve(...items))).toEqual([0, 0, 2, 2, 2]);
});

test('claims of a process that died are adopted by the next event', async () => {
  await intake.database.db.collection('identifiers').insertOne({
    ...{ workspaceId: 'ws_1', kind: 'email', slot: 'email', value: 'a@customer.example' },
    ...{ profileId: 'prf_dead', at: new Date() },
    _id: identifierId('ws_1', email('a@customer.example')),
  } as never);
  expect(await one([email('a@customer.example')])).toBe('prf_dead');
  expect(await intake.profiles.view('ws_1', 'prf_dead')).toMatchObject({ email: 'a@customer.example' });
});

test('a merge that was marked and not carried over is finished by the sweep', async () => {
  const known = await one([email('a@customer.example')]);
  const guest = await one([device('d1')], { traits: { fields: { lastName: 'Muster' }, attributes: {} } });
  await intake.database.db
    .collection<{ _id: string }>('profiles')
    .updateOne({ _id: guest }, { $set: { mergedInto: known, carried: false, applied: { e1: 4 } } });
  expect((await intake.profiles.read([guest])).get(guest)?.applied).toEqual({ e1: 4 });
  expect(await intake.profiles.sweepMerges()).toBe(1);
  expect(await intake.profiles.sweepMerges()).toBe(0);
  expect(await intake.profiles.view('ws_1', known)).toMatchObject({ lastName: 'Muster' });
  expect((await intake.profiles.read([known])).get(known)?.applied).toEqual({ e1: 4 });
});

function aRow(
  profileId: string,
  seq: number,
  body: (EffectRow & { kind: 'profile' })['body'],
): EffectRow & { kind: 'profile' } {
  const at = new Date(Date.UTC(2026, 5, 1, 0, 0, seq));
  return {
    ...{ _id: `e1:${String(seq)}/t`, key: `e1:${String(seq)}`, enrolmentId: 'e1', token: 't', seq, status: 'proposed' },
    ...{ workspaceId: 'ws_1', journeyId: 'j', versionId: 'v', profileId, bucket: 0, stepKey: 's', visit: 1 },
    ...{ at, due: at, kind: 'profile', body },
  };
}

test('a profile row is applied once, also to what the profile merged into', async () => {
  const known = await one([email('a@customer.example')]);
  const guest = await one([device('d1')]);
  await one([device('d1'), email('a@customer.example')]);
  const first = aRow(guest, 3, { attributes: { plan: 'gold', firstName: 'Anna' }, addTags: ['vip', 'new'] });
  const next = aRow(known, 5, { attributes: { plan: null }, removeTags: ['new'] });
  await intake.profiles.apply([next, first]);
  await intake.profiles.apply([first]);
  const { view, applied } = (await intake.profiles.read([guest])).get(guest)!;
  expect(view).toMatchObject({ id: known, firstName: 'Anna', tags: ['vip'], attributes: {} });
  expect(applied).toEqual({ e1: 5 });
});

test('200 attributes are kept, no more, and only of sane names', async () => {
  const attributes = (from: number) =>
    Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`a${String(from + index)}`, index]));
  const id = await one([user('u1')], { traits: { fields: {}, attributes: attributes(0) } });
  await one([user('u1')], { traits: { fields: {}, attributes: attributes(150) } });
  const kept = (await intake.profiles.view('ws_1', id))!.attributes;
  expect(Object.keys(kept)).toHaveLength(200);
  expect(kept['a0']).toBe(0);
});

test('the API makes, changes, finds and lists profiles', async () => {
  const made = await intake.call('ws_1', 'POST', '/api/profiles', {
    email: 'Zoë@customer.example',
    firstName: 'Zoë',
    lastName: 'Öz (Test)',
    country: 'DE',
    attributes: { plan: 'gold' },
    addTags: ['vip'],
  });
  expect(made.status).toBe(400); // A local part outside ASCII is no address we can send to.
  const { id } = (await (
    await intake.call('ws_1', 'POST', '/api/profiles', {
      ...{ email: 'Zoe@customer.example', firstName: 'Zoë', lastName: 'Öz (Test)', country: 'DE' },
      ...{ attributes: { plan: 'gold' }, addTags: ['vip'] },
    })
  ).json()) as { id: string };
  const found = async (search: string) =>
    (
      (await (await intake.call('ws_1', 'GET', `/api/profiles?search=${encodeURIComponent(search)}`)).json()) as {
        items: { id: string }[];
      }
    ).items.length;
  expect(await Promise.all(['zoe@', 'ZOË', 'öz (', 'zoë ö', '.*', 'oe'].map(found))).toEqual([1, 1, 1, 1, 0, 0]);

  const patched = await intake.call('ws_1', 'PATCH', `/api/profiles/${id}`, {
    ...{
      phone: '030 901820',
      country: 'DE',
      firstName: null,
      attributes: { plan: null, size: 'L' },
      removeTags: ['vip'],
    },
  });
  const profile = (await patched.json()) as Record<string, unknown>;
  expect(profile).toMatchObject({
    phone: '+4930901820',
    timeZone: 'Europe/Berlin',
    attributes: { size: 'L' },
    tags: [],
  });
  expect(profile['firstName']).toBeUndefined();

  await intake.call('ws_1', 'POST', `/api/profiles/${id}/consents`, {
    channel: 'email',
    state: 'subscribed',
    wording: 'Yes',
  });
  const timeline = await intake.call('ws_1', 'GET', `/api/profiles/${id}/timeline`);
  expect(await timeline.json()).toMatchObject({ items: [{ kind: 'consent', title: 'email: subscribed' }] });
});

test('the list is narrowed by language and by what people said to e-mail, and says when each was seen last', async () => {
  const people = [
    { email: 'hanna@customer.example', language: 'de-AT' },
    { email: 'ben@customer.example', language: 'de' },
    { email: 'mei@customer.example', language: 'zh-CN' },
  ];
  const ids = new Map<string, string>();
  for (const person of people) {
    const made = await intake.call('ws_1', 'POST', '/api/profiles', person);
    ids.set(person.email.split('@')[0]!, ((await made.json()) as { id: string }).id);
  }
  const consents = `/api/profiles/${ids.get('hanna')!}/consents`;
  await intake.call('ws_1', 'POST', consents, { channel: 'email', state: 'subscribed' });
  const [ingested] = await intake.events.ingest({ workspaceId: 'ws_1', sourceId: 'src_1', trust: 'server' }, [
    {
      ...{
        messageId: 'seen',
        type: 'track',
        name: 'Product Viewed',
        keys: [],
        identifiers: [email('mei@customer.example')],
      },
      ...{ traits: NO_TRAITS, consents: [], properties: {}, occurredAt: new Date(), origin: 'live', notes: [] },
    },
  ]);
  expect(ingested).toMatchObject({ status: 'stored', profileId: ids.get('mei') });

  type Listed = { email: string; lastSeenAt?: string };
  const listed = async (query: string) =>
    ((await (await intake.call('ws_1', 'GET', `/api/profiles?${query}`)).json()) as { items: Listed[] }).items;
  const names = async (query: string) => (await listed(query)).map((profile) => profile.email.split('@')[0]).toSorted();
  expect(await names('language=de')).toEqual(['ben', 'hanna']);
  expect(await names('consent=subscribed')).toEqual(['hanna']);
  expect(await names('consent=never&language=de')).toEqual(['ben']);
  const seen = (await listed('')).filter(({ lastSeenAt }) => lastSeenAt !== undefined);
  expect(seen).toMatchObject([{ email: 'mei@customer.example' }]);
  const detail = await intake.call('ws_1', 'GET', `/api/profiles/${ids.get('mei')!}`);
  expect(await detail.json()).toMatchObject({ lastSeenAt: seen[0]!.lastSeenAt });
});

test('an address of somebody else is not given away by an edit', async () => {
  await one([email('a@customer.example')]);
  const other = await one([user('u2')]);
  const answer = await intake.call('ws_1', 'PATCH', `/api/profiles/${other}`, { email: 'a@customer.example' });
  expect(answer.status).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'already_exists' });
});

test.each([
  [{ email: 'nobody' }, 'email'],
  [{ email: 'a@customer.example', language: 'german please' }, 'language'],
  [{ email: 'a@customer.example', timeZone: 'Mars/Olympus' }, 'timeZone'],
  [{ email: 'a@customer.example', attributes: { 'a.b': 1 } }, 'attributes'],
  [{ firstName: 'A' }, 'at least one'],
])('%j is refused with what is allowed', async (body, quoted) => {
  const answer = await intake.call('ws_1', 'POST', '/api/profiles', body);
  expect(answer.status).toBe(400);
  expect(JSON.stringify(await answer.json())).toContain(quoted);
});

test('a profile of another workspace is not there', async () => {
  const id = await one([user('u1')]);
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['GET', '/timeline', undefined],
    ['PATCH', '', { firstName: 'x' }],
    ['POST', '/consents', { channel: 'email', state: 'subscribed' }],
  ] as const)
    expect((await intake.call('ws_2', method, `/api/profiles/${id}${path}`, body)).status).toBe(404);
  expect((await intake.call('ws_2', 'GET', `/api/events?profileId=${id}`)).status).toBe(404);
});

test('a timeline pages through all sources without losing an entry', async () => {
  const id = await one([user('u1')]);
  const source = { workspaceId: 'ws_1', sourceId: 'src_1', trust: 'server' } as const;
  for (let index = 0; index < 5; index++)
    await intake.events.ingest(source, [
      {
        ...{
          messageId: `t${String(index)}`,
          type: 'track',
          name: `E${String(index)}`,
          keys: [],
          identifiers: [user('u1')],
        },
        ...{ traits: NO_TRAITS, consents: [], properties: {}, occurredAt: new Date(), origin: 'live', notes: [] },
      },
    ]);
  const seen = new Set<string>();
  let cursor = '';
  do {
    const path = `/api/profiles/${id}/timeline?limit=2${cursor}`;
    const page = (await (await intake.call('ws_1', 'GET', path)).json()) as {
      items: { title: string }[];
      nextCursor?: string;
    };
    for (const { title } of page.items) seen.add(title);
    cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
  } while (cursor);
  expect([...seen]).toEqual(['E4', 'E3', 'E2', 'E1', 'E0']);
  const only = async (query: string) =>
    ((await (await intake.call('ws_1', 'GET', `/api/profiles/${id}/timeline?${query}`)).json()) as { items: object[] })
      .items.length;
  expect(await Promise.all(['kind=event', 'kind=consent', 'notSent=true'].map(only))).toEqual([5, 0, 0]);
});
