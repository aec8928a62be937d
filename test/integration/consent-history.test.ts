import { consentEvents, identifier, NO_TRAITS, type ConsentStatement } from '../../runtime/src/profiles/service';
import { newId } from '../../runtime/src/platform/ids';
import type { Trust } from '../../runtime/src/engine/event';
import { anIntake, type Intake } from '../support/intake';

let intake: Intake;
beforeAll(async () => {
  intake = await anIntake();
  intake.profiles.attachConsents((said) => intake.events.record(consentEvents(said)));
});
afterAll(() => intake.close());

let people = 0;
const at = (day: number) => new Date(Date.UTC(2026, 1, day));
const said = (state: ConsentStatement['state'], day: number, more: Partial<ConsentStatement> = {}) =>
  ({ channel: 'email', state, at: at(day), source: 'test', explicit: true, ...more }) as const;

async function says(address: string, trust: Trust, ...consents: ConsentStatement[]): Promise<string> {
  const identifiers = [identifier('email', address)!];
  const item = { candidate: newId('prf'), trust, identifiers, traits: NO_TRAITS, consents, at: at(20) };
  const [profileId] = await intake.profiles.resolve('ws_1', [item]);
  await intake.profiles.idle();
  return profileId!;
}

const anAddress = () => `person${String(people++)}@customer.example`;
const historyOf = async (profileId: string) =>
  (await (await intake.call('ws_1', 'GET', `/api/profiles/${profileId}/consents`)).json()) as {
    readonly items: readonly Record<string, unknown>[];
    readonly nextCursor?: string;
  };
const eventsOf = async (profileId: string) =>
  (await intake.database.db.collection('events').find({ profileId }).sort({ occurredAt: 1 }).toArray()).map(
    (event) => [event['name'], (event['properties'] as { channel: string }).channel] as const,
  );

test('what was said is kept for ever: who said it, when, what was held before, and why it changed nothing', async () => {
  const address = anAddress();
  const id = await says(address, 'shop', said('subscribed', 1, { wording: 'News twice a month' }));
  await says(address, 'form', said('unsubscribed', 2));
  await says(address, 'import', said('subscribed', 3, { source: 'import:july' }));
  await says(address, 'browser', said('subscribed', 4));
  const { items } = await historyOf(id);
  expect(items).toMatchObject([
    { state: 'subscribed', trust: 'import', from: 'unsubscribed', refused: 'stays_unsubscribed', past: true },
    { state: 'unsubscribed', trust: 'form', from: 'subscribed' },
    { state: 'subscribed', trust: 'shop', wording: 'News twice a month', address },
  ]);
  expect(await eventsOf(id)).toEqual([
    ['Subscribed', 'email'],
    ['Unsubscribed', 'email'],
  ]);
});

test('the same said again and again is one entry; a page of the history goes on where the last one ended', async () => {
  const address = anAddress();
  const id = await says(address, 'shop', said('subscribed', 1));
  for (let round = 0; round < 3; round++) await says(address, 'shop', said('subscribed', 1));
  await says(address, 'form', said('unsubscribed', 2));
  await says(address, 'form', said('subscribed', 3));
  const first = await intake.call('ws_1', 'GET', `/api/profiles/${id}/consents?limit=2`);
  const page = (await first.json()) as { items: { at: string }[]; nextCursor: string };
  const second = await intake.call('ws_1', 'GET', `/api/profiles/${id}/consents?limit=2&cursor=${page.nextCursor}`);
  const rest = (await second.json()) as { items: { at: string }[] };
  expect([...page.items, ...rest.items].map(({ at: when }) => new Date(when).getUTCDate())).toEqual([3, 2, 1]);
});

test('imported consents are history: nobody is told of them', async () => {
  const id = await says(anAddress(), 'import', said('subscribed', 1));
  expect((await historyOf(id)).items).toHaveLength(1);
  expect(await eventsOf(id)).toEqual([]);
});

test('a process that dies before the history is written loses nothing: the sweep brings it in, once', async () => {
  const id = await says(anAddress(), 'form', said('subscribed', 1));
  const { db } = intake.database;
  const open = { key: 'k1', channel: 'sms', state: 'pending', at: at(5), source: 'form', trust: 'form' };
  await db.collection<{ _id: string }>('profiles').updateOne({ _id: id }, { $set: { statements: [open] } });
  while ((await intake.profiles.sweepConsents()) > 0);
  // Died after the insert, before it was taken away: comes again.
  await db.collection<{ _id: string }>('profiles').updateOne({ _id: id }, { $set: { statements: [open] } });
  while ((await intake.profiles.sweepConsents()) > 0);
  expect((await historyOf(id)).items).toMatchObject([{ channel: 'sms', state: 'pending' }, { channel: 'email' }]);
  expect(await eventsOf(id)).toEqual([
    ['Subscribed', 'email'],
    ['Consent Given', 'sms'],
  ]);
  const profile = await db.collection<{ _id: string }>('profiles').findOne({ _id: id });
  expect(profile).not.toHaveProperty('statements');
});

test('evidence holds no network address; the history of a merged person is read with the one it became', async () => {
  const address = anAddress();
  const known = await says(address, 'form', said('subscribed', 1, { evidence: { page: '/join', ip: '203.0.113.9' } }));
  const device = identifier('anonymous', 'device-of-history')!;
  const guest = {
    candidate: newId('prf'),
    trust: 'form',
    identifiers: [device],
    traits: NO_TRAITS,
    at: at(2),
  } as const;
  await intake.profiles.resolve('ws_1', [{ ...guest, consents: [said('pending', 2, { channel: 'sms' })] }]);
  await intake.profiles.resolve('ws_1', [
    { ...guest, identifiers: [device, identifier('email', address)!], consents: [] },
  ]);
  await intake.profiles.idle();
  const { items } = await historyOf(known);
  expect(items).toMatchObject([{ channel: 'sms' }, { evidence: { page: '/join' } }]);
  expect(JSON.stringify(items)).not.toContain('203.0.113.9');
});
