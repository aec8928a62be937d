import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { createEnrolments } from '../../runtime/src/enrolments/service';
import { DatabaseClock } from '../../runtime/src/platform/clock';
import type { Db } from '../../runtime/src/platform/database';
import { createLogger } from '../../runtime/src/platform/logging';
import { triggersOf } from '../../runtime/src/triggers/model';
import { createTriggers } from '../../runtime/src/triggers/service';
import { STALE_MS } from '../../runtime/src/triggers/sweep';
import { aWholeApp, type WholeApp } from '../support/app';
import { Brand } from '../support/brand';
import { perennial } from '../support/command-line';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { aJourney, type EntryOptions } from '../support/journeys';

// People who are added to a journey by a call of the API: each gets an answer, and a repeat enters nobody twice.

let app: WholeApp;
let brand: Brand;
let clock: DatabaseClock;

beforeAll(async () => {
  app = await aWholeApp();
  brand = new Brand(app.baseUrl, app.a.key);
  clock = await DatabaseClock.start(app.database.db);
});

afterAll(async () => {
  clock.stop();
  await app.close();
});

let made = 0;
const unique = (word: string) => `${word}-${String((made += 1))}`;

const aPerson = async (email = `${unique('person')}@example.com`) =>
  (await brand.must<{ id: string }>('POST', '/api/profiles', { email })).id;

const live = async (entry: EntryOptions = {}) =>
  await brand.live(
    aJourney()
      .entry({ events: [unique('Asked')], ...entry })
      .wait({ amount: 1, unit: 'days' }, { name: 'Wait', stepKey: 'wait01' })
      .workflow(),
  );

interface Results {
  readonly entered: number;
  readonly refused: number;
  readonly items: readonly {
    readonly result: string;
    readonly profileId?: string;
    readonly enrolmentId?: string;
    readonly code?: string;
  }[];
}

async function add(journeyId: string, people: readonly object[], key?: string): Promise<Results> {
  const answer = await fetch(`${app.baseUrl}/api/journeys/${journeyId}/enrolments`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${app.a.key}`,
      'content-type': 'application/json',
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: JSON.stringify({ people }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Results;
}

const byId = (value: string, more: object = {}) => ({ by: 'id', value, ...more });
const codes = ({ items }: Results) => items.map(({ code, result }) => code ?? result);
const enrolments = () => app.database.db.collection<EnrolmentDocument>('enrolments');
const inside = async (journeyId: string) => await enrolments().find({ journeyId, active: true }).toArray();

test('people are added by id, address, number or own id, and their data is the event they enter by', async () => {
  const id = await live();
  const [first, second] = [unique('a'), unique('b')];
  await brand.must('POST', '/api/profiles', { email: `${first}@example.com`, phone: '+49 30 901820' });
  await brand.must('POST', '/api/profiles', { externalId: second });
  const { items, entered } = await add(id, [
    { by: 'email', value: `${first.toUpperCase()}@example.com`, data: { offer: 'ten' } },
    { by: 'externalId', value: second },
    { by: 'phone', value: '030 901820', country: 'DE' },
  ]);
  expect(entered).toBe(3);
  expect(items[2]).toEqual(items[0]);
  const found = await enrolments().findOne({ _id: items[0]!.enrolmentId! });
  expect(found).toMatchObject({
    profileId: items[0]!.profileId!,
    event: { name: 'Added To Journey', properties: { offer: 'ten' } },
  });
  expect(await inside(id)).toHaveLength(2);
});

test('each who does not enter gets the reason, and it is kept for the customer', async () => {
  const id = await live({ needsConsent: 'email' });
  const [without, agrees] = [await aPerson(), await aPerson()];
  await brand.must('POST', `/api/profiles/${agrees}/consents`, { channel: 'email', state: 'subscribed' });
  const asked = [byId(without), byId(agrees), byId('prf_nobody'), { by: 'email', value: 'nobody@example.com' }];
  expect(codes(await add(id, asked))).toEqual(['no_consent', 'entered', 'unknown_profile', 'unknown_profile']);
  expect(codes(await add(id, [byId(agrees)]))).toEqual(['still_inside']);
  const kept = async (profileId: string) =>
    (await brand.list<{ code: string; eventName: string }>(`/api/profiles/${profileId}/refusals`)).map((one) => [
      one.code,
      one.eventName,
    ]);
  expect(await kept(without)).toEqual([['no_consent', 'Added To Journey']]);
  expect(await kept(agrees)).toEqual([['still_inside', 'Added To Journey']]);
});

test('nobody enters a journey that is paused or was never published, and a customer shows it', async () => {
  const id = await live();
  const person = await aPerson();
  await brand.must('POST', `/api/journeys/${id}/pause`, { what: 'entryOnly' });
  expect(codes(await add(id, [byId(person)]))).toEqual(['journey_not_live']);
  const [refusal] = await brand.list(`/api/profiles/${person}/refusals`);
  expect(refusal).toMatchObject({ code: 'journey_not_live', journeyId: id });
  const draft = await brand.must<{ id: string }>('POST', '/api/journeys', { workflow: aJourney().entry().workflow() });
  expect(codes(await add(draft.id, [byId(person)]))).toEqual(['journey_not_live']);
  expect(await inside(id)).toEqual([]);
});

test('the entry key tells several entries of one person apart; without one nobody can be told apart', async () => {
  const id = await live({ key: 'checkout' });
  const person = await aPerson();
  const asked = [byId(person, { entryKey: 'c1' }), byId(person, { entryKey: 'c2' }), byId(person)];
  expect(codes(await add(id, asked))).toEqual(['entered', 'entered', 'no_entry_key']);
  expect((await inside(id)).map(({ entry }) => entry.key).sort()).toEqual(['checkout:c1', 'checkout:c2']);
  const plain = await live();
  const answer = await brand.call('POST', `/api/journeys/${plain}/enrolments`, {
    people: [byId(person, { entryKey: 'c1' })],
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
});

test('a repeat under the same key enters nobody twice, also into a journey without a limit', async () => {
  const id = await live({ reEntry: 'always' });
  const people = [byId(await aPerson()), byId(await aPerson())];
  const first = await add(id, people, unique('key'));
  await app.database.db.collection('idempotencyKeys').deleteMany({});
  const key = unique('key');
  const [second, third] = [await add(id, people, key), await add(id, people, key)];
  expect(third).toEqual(second);
  await app.database.db.collection('idempotencyKeys').deleteMany({});
  expect(await add(id, people, key)).toEqual(second);
  expect(second.items).not.toEqual(first.items);
  expect(await inside(id)).toHaveLength(4);
});

/** The same subject in another process, which may die. */
function another(db: Db = app.database.db) {
  const { effects, events, journeys, profiles } = app.subjects;
  const doorbell = { ring: () => undefined };
  const enrolments = createEnrolments({
    ...{ db, effects, versions: journeys, profiles, events, clock, doorbell },
  });
  const logger = createLogger('silent');
  return createTriggers({ db, clock, logger, profiles, journeys, enrolments });
}

test('two processes at once enter everybody once and answer the same', async () => {
  const id = await live({ reEntry: 'always' });
  const people = await Promise.all(
    Array.from({ length: 20 }, async () => ({ by: 'id' as const, value: await aPerson() })),
  );
  const adding = { workspaceId: app.a.id, journeyId: id, people, key: unique('key') };
  const [one, other] = await Promise.all([another().add(adding), another().add(adding)]);
  expect(one).toEqual(other);
  expect(one.every(({ result }) => result === 'entered')).toBe(true);
  expect(await inside(id)).toHaveLength(20);
});

test('after a crash at any write everybody who is to enter enters once, with or without a repeat', async () => {
  for (const how of ['after', 'half'] as const)
    for (let last = 1; ; last++) {
      const id = await live({ reEntry: 'once' });
      const people = [
        { by: 'id' as const, value: await aPerson() },
        { by: 'id' as const, value: await aPerson() },
      ];
      const adding = { workspaceId: app.a.id, journeyId: id, people, key: unique('key') };
      const life = new Life(last, how);
      const died = await another(mortal(app.database.db, life))
        .add(adding)
        .then(
          () => false,
          (error: unknown) => error instanceof ProcessDied,
        );
      if (!died) break;
      const noted = await triggersOf(app.database.db).countDocuments({ journeyId: id });
      // Nothing of it was written: then nobody knows of it, and only a repeat can enter them.
      if (last === 1 && how === 'half') expect(noted).toBe(1);
      else await passTime(id);
      const swept = await inside(id);
      const results = await another().add(adding);
      expect(results.map(({ result }) => result)).toEqual(['entered', 'entered']);
      expect(await inside(id)).toHaveLength(2);
      if (noted === 2) expect(swept).toHaveLength(2);
      expect(await triggersOf(app.database.db).countDocuments({ journeyId: id, open: true })).toBe(0);
    }
});

/** As if its process had died a minute ago. */
async function passTime(journeyId: string): Promise<void> {
  await triggersOf(app.database.db).updateMany(
    { journeyId },
    { $set: { triedAt: new Date(clock.now().getTime() - STALE_MS) } },
  );
  await another().sweep();
}

test('what a crash left waits while the journey is paused, and ends when it is archived', async () => {
  const [paused, archived] = [await live(), await live()];
  for (const [journeyId, value] of [
    [paused, await aPerson()],
    [archived, await aPerson()],
  ] as const) {
    const life = new Life(1);
    const adding = { workspaceId: app.a.id, journeyId, people: [{ by: 'id' as const, value }] };
    await expect(another(mortal(app.database.db, life)).add(adding)).rejects.toThrow(ProcessDied);
  }
  await brand.must('POST', `/api/journeys/${paused}/pause`, { what: 'entryOnly' });
  await brand.must('POST', `/api/journeys/${archived}/archive`, { people: 'leave' });
  for (const id of [paused, archived]) await passTime(id);
  expect(await inside(paused)).toEqual([]);
  await brand.must('POST', `/api/journeys/${paused}/resume`, { timeWentOn: true });
  for (const id of [paused, archived]) await passTime(id);
  expect(await inside(paused)).toHaveLength(1);
  expect(await inside(archived)).toEqual([]);
});

class Counted extends Life {
  reads = 0;
  override read(label: string): void {
    this.reads += 1;
    super.read(label);
  }
}

test('a thousand people cost as many commands as one', async () => {
  const commands = async (count: number) => {
    const id = await live();
    const ids = await Promise.all(Array.from({ length: count }, () => aPerson()));
    const life = new Counted();
    const people = ids.map((value) => ({ by: 'id' as const, value }));
    await another(mortal(app.database.db, life)).add({ workspaceId: app.a.id, journeyId: id, people });
    expect(await inside(id)).toHaveLength(count);
    return [life.writes, life.reads];
  };
  expect(await commands(60)).toEqual(await commands(1));
});

test('an event in a paused journey lets nobody in, and the customer and the command line say why', async () => {
  const event = unique('Asked');
  const id = await live({ events: [event] });
  await brand.must('POST', `/api/journeys/${id}/pause`, { what: 'everything' });
  const email = `${unique('late')}@example.com`;
  const person = await aPerson(email);
  const [profile] = await brand.list<{ id: string }>(`/api/profiles?search=${email}`);
  const source = await brand.must<{ writeKey: string }>('POST', '/api/sources', {
    ...{ kind: 'segment', name: unique('Shop'), trust: 'server' },
  });
  await fetch(`${app.baseUrl}/v1/track`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${source.writeKey}:`).toString('base64')}` },
    body: JSON.stringify({ event, messageId: unique('m'), userId: unique('u'), context: { traits: { email } } }),
  });
  await app.subjects.events.idle();
  expect(profile!.id).toBe(person);
  expect(await inside(id)).toEqual([]);
  const refusals = await brand.list<{ code: string; eventName: string }>(`/api/profiles/${person}/refusals`);
  expect(refusals.map(({ code, eventName }) => [code, eventName])).toEqual([['journey_not_live', event]]);
  const { out } = await perennial({ address: app.baseUrl, key: app.a.key }, 'profiles', 'refusals', email);
  expect(out).toContain('journey_not_live');
  await brand.must('POST', `/api/journeys/${id}/resume`, { timeWentOn: true });
  expect(await inside(id)).toEqual([]);
});

test("another workspace's people and journeys are unknown", async () => {
  const id = await live();
  const theirs = (await (
    await app.b.call('POST', '/api/profiles', { email: `${unique('b')}@example.com` })
  ).json()) as { id: string };
  expect(codes(await add(id, [byId(theirs.id)]))).toEqual(['unknown_profile']);
  const people = [byId(theirs.id)];
  expect((await app.b.call('POST', `/api/journeys/${id}/enrolments`, { people })).status).toBe(404);
});
