import type { StepResult } from '../../runtime/src/engine/step';
import { waitingCursor } from '../../runtime/src/enrolments/retest';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { openFreshDatabase } from '../support/database';
import type { Database } from '../../runtime/src/platform/database';
import {
  createProfiles,
  identifier,
  NO_TRAITS,
  profileMigrations,
  type Profiles,
} from '../../runtime/src/profiles/service';
import { aliasesOf, profilesOf } from '../../runtime/src/profiles/model';
import { changedCursor } from '../../runtime/src/profiles/watch';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedEvents } from '../support/stored-ports';
import { createIndexes, LEASE, WorkerProcess } from '../support/worker-process';

const WORKSPACE = 'workspace';
const VERSION = aJourney()
  .entry({ key: 'checkout', exits: [{ event: 'Order Completed', by: 'profile' }] })
  .wait({ amount: 2, until: [{ event: 'Product Viewed' }, { event: 'B' }] }, { name: 'Hold', stepKey: 'hold01' })
  .from('Hold', 2)
  .wait({}, { name: 'Gold', stepKey: 'gold01' })
  .compile();

const gold = {
  combinator: 'any',
  conditions: [
    { path: 'attributes.tier', operator: 'equals', value: 'gold' },
    { path: 'consent.email', operator: 'equals', value: 'subscribed' },
    { path: 'tags', operator: 'contains', value: 'vip' },
  ],
} as const;

const holds: StepResult = {
  kind: 'held',
  hold: {
    ...{ kind: 'listen', wait: { amount: 2, unit: 'hours' }, restartOn: [], refresh: true },
    branches: [{ event: 'Product Viewed', by: 'profile', output: 1 }],
    conditions: [{ output: 2, filter: gold }],
  },
  effects: [],
};
const rests: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'days' } }, effects: [] };

let database: Database;
let profiles: Profiles;
let worker: WorkerProcess;
const clock = new MovableClock();
/** What happens while the step runs: between the claim and the commit. */
let meanwhile: (profileId: string) => Promise<unknown> = () => Promise.resolve();

beforeAll(async () => {
  database = await openFreshDatabase();
  await createIndexes(database.db);
  for (const migration of profileMigrations) await migration.up(database.db);
  profiles = createProfiles({ db: database.db, clock });
  const nodes = new ScriptedNodes({
    hold01: async ({ profile }) => {
      await meanwhile(profile.id);
      return holds;
    },
    gold01: () => rests,
  });
  const parts = { db: database.db, clock, versions: new KnownVersions(VERSION), nodes };
  worker = new WorkerProcess({ ...parts, profiles: profiles });
  profiles.attach((...changed) => worker.enrolments.retest(...changed));
});

afterAll(async () => {
  await profiles.idle();
  await database.db.dropDatabase();
  await database.close();
});

afterEach(() => {
  meanwhile = () => Promise.resolve();
});

let people = 0;
const email = (n = people) => `p${String(n)}@shop.example`;

/** Somebody new, standing at the hold; not yet woken with `enter` alone. */
async function enter(): Promise<string> {
  people += 1;
  const { _id: profileId } = await profiles.upsert(WORKSPACE, { email: email() });
  await happens('Checkout Started', profileId);
  return profileId;
}

async function standing(): Promise<string> {
  const profileId = await enter();
  await worker.turnUntilIdle();
  return profileId;
}

async function happens(name: string, profileId: string): Promise<void> {
  const now = clock.now();
  await storedEvents(database.db).insertOne({
    ...{ _id: `${name}/${profileId}`, id: `${name}/${profileId}`, workspaceId: WORKSPACE, name, profileId },
    ...{ keys: [`checkout:${profileId}`], properties: {}, origin: 'live', trust: 'shop' },
    ...{ occurredAt: now, receivedAt: now, handled: false },
  });
  await worker.handleStored();
}

const enrolments = () => database.db.collection<EnrolmentDocument>('enrolments');
const of = async (profileId: string) => (await enrolments().findOne({ profileId }))!;

async function goesOn(profileId: string): Promise<EnrolmentDocument> {
  await profiles.idle();
  await worker.turnUntilIdle();
  return await of(profileId);
}

const wentGold = { stepKey: 'gold01', visits: { hold01: 1, gold01: 1 } };

describe('whatever changes a person, a hold that waits for it notices', () => {
  test('nothing happens until then', async () => {
    expect(await goesOn(await standing())).toMatchObject({ stepKey: 'hold01', hold: { settled: true, watches: true } });
  });

  test.each<[string, (profileId: string) => Promise<unknown>]>([
    ['an edit through the API', (id) => profiles.patch(WORKSPACE, id, { attributes: { tier: 'Gold' } })],
    ['making or changing one by an identifier', () => profiles.upsert(WORKSPACE, { email: email(), addTags: ['vip'] })],
    [
      'the consent page',
      (profileId) =>
        profiles.changeConsent({
          workspaceId: WORKSPACE,
          profileId,
          channel: 'email',
          state: 'subscribed',
          source: 'page',
        }),
    ],
    [
      'an event that says who somebody is',
      (profileId) =>
        profiles.resolve(WORKSPACE, [
          {
            ...{ candidate: `${profileId}x`, trust: 'server', consents: [], at: clock.now() },
            identifiers: [identifier('email', email())!],
            traits: { ...NO_TRAITS, attributes: { tier: 'gold' } },
          },
        ]),
    ],
    [
      'an effect of another journey',
      (profileId) =>
        profiles.apply([
          {
            ...{
              _id: `${profileId}/row`,
              key: 'k',
              workspaceId: WORKSPACE,
              enrolmentId: `other${profileId}`,
              profileId,
            },
            ...{ kind: 'profile', body: { addTags: ['vip'] }, at: clock.now(), seq: 1, token: 't', status: 'proposed' },
          } as never,
        ]),
    ],
  ])('%s', async (_, change) => {
    const profileId = await standing();
    await change(profileId);
    const gone = await goesOn(profileId);
    expect(gone).toMatchObject(wentGold);
    expect(gone.history).toContainEqual(expect.objectContaining({ what: 'resumed', output: 2, detail: 'condition' }));
  });

  test('merging into somebody who is like that already', async () => {
    const known = await profiles.upsert(WORKSPACE, { email: `known${email(people + 1)}`, addTags: ['vip'] });
    people += 1;
    const visitor = {
      candidate: `visitor${String(people)}`,
      trust: 'server',
      traits: NO_TRAITS,
      consents: [],
      at: clock.now(),
    } as const;
    const device = identifier('anonymous', `device-${String(people)}`)!;
    const [profileId = ''] = await profiles.resolve(WORKSPACE, [{ ...visitor, identifiers: [device] }]);
    await happens('Checkout Started', profileId);
    await worker.turnUntilIdle();
    expect(await of(profileId)).toMatchObject({ stepKey: 'hold01' });
    const both = [device, identifier('email', known.email)!];
    await profiles.resolve(WORKSPACE, [{ ...visitor, candidate: 'nobody', identifiers: both }]);
    expect(await profiles.find(WORKSPACE, profileId)).toMatchObject({ document: { _id: known._id } });
    expect(await goesOn(profileId)).toMatchObject(wentGold);
  });
});

test('a merge that a crash cut off is carried over by the sweep, and noticed like any change', async () => {
  const profileId = await standing();
  const into = await profiles.upsert(WORKSPACE, { email: `gold${email()}`, addTags: ['vip'] });
  const merged = { mergedInto: into._id, mergedAt: clock.now(), known: false, carried: false };
  await aliasesOf(database.db).insertOne({ _id: into._id, workspaceId: WORKSPACE, from: [profileId] });
  await profilesOf(database.db).updateOne({ _id: profileId }, { $set: merged });
  expect(await goesOn(profileId)).toMatchObject({ stepKey: 'hold01' });
  expect(await profiles.sweepMerges()).toBe(1);
  expect(await goesOn(profileId)).toMatchObject(wentGold);
});

test('somebody who is like that when they come goes on at once, and the next wait counts from then', async () => {
  const profileId = await enter();
  await profiles.patch(WORKSPACE, profileId, { attributes: { tier: 'gold' } });
  const gone = await goesOn(profileId);
  expect(gone).toMatchObject(wentGold);
  expect(gone.since.getTime()).toBeGreaterThanOrEqual(gone.startedAt.getTime());
});

test('a change between the claim and the commit is not lost: it is looked for behind the commit', async () => {
  const profileId = await enter();
  meanwhile = (id) => profiles.patch(WORKSPACE, id, { attributes: { tier: 'gold' } });
  expect(await goesOn(profileId)).toMatchObject(wentGold);
});

test('a change while the worker lies dead behind its commit is found by who comes after it', async () => {
  const profileId = await enter();
  Object.assign(worker.parts, { profiles: { ...profiles, watch: () => Promise.reject(new Error('killed')) } });
  await worker.turnUntilIdle().catch(() => undefined);
  Object.assign(worker.parts, { profiles });
  expect(await of(profileId)).toMatchObject({ hold: { settled: false } });
  await profiles.patch(WORKSPACE, profileId, { attributes: { tier: 'gold' } });
  expect(await goesOn(profileId)).toMatchObject({ stepKey: 'hold01' });
  await enrolments().updateOne({ profileId }, { $set: { due: new Date(Date.now() - LEASE) } });
  expect(await goesOn(profileId)).toMatchObject(wentGold);
});

test('a change by a process that died before it looked is swept', async () => {
  const profileId = await standing();
  const dying = createProfiles({ db: database.db, clock }); // tells nobody
  await dying.patch(WORKSPACE, profileId, { attributes: { tier: 'gold' } });
  expect(await goesOn(profileId)).toMatchObject({ stepKey: 'hold01' });
  expect(await profiles.sweepChanged()).toBe(1);
  expect(await profiles.sweepChanged()).toBe(0);
  expect(await goesOn(profileId)).toMatchObject(wentGold);
});

test('of an event and a condition at once exactly one way is taken', async () => {
  const profileId = await standing();
  await Promise.all([
    profiles.patch(WORKSPACE, profileId, { attributes: { tier: 'gold' } }),
    happens('Product Viewed', profileId),
  ]);
  const { history } = await goesOn(profileId);
  expect(history.filter(({ what }) => what === 'resumed')).toHaveLength(1);
});

test('an exit beats the condition, whatever was first', async () => {
  const profileId = await standing();
  await profiles.patch(WORKSPACE, profileId, { attributes: { tier: 'gold' } });
  await happens('Order Completed', profileId);
  expect(await goesOn(profileId)).toMatchObject({ active: false, ended: { reason: 'exit' } });
});

test('what came true behind the end of the wait does not count', async () => {
  const profileId = await standing();
  const over = new Date(Date.now() - 1_000);
  await enrolments().updateOne({ profileId }, { $set: { 'hold.until': over, due: over } });
  await profiles.patch(WORKSPACE, profileId, { attributes: { tier: 'gold' } });
  expect((await goesOn(profileId)).history).toContainEqual(expect.objectContaining({ what: 'resumed', output: 0 }));
});

test('when nobody waits any more, changes are noted no longer', async () => {
  const profileId = await standing();
  const noted = async () => await profilesOf(database.db).findOne({ _id: profileId });
  expect(await noted()).toMatchObject({ watched: expect.any(String) as unknown });
  await profiles.patch(WORKSPACE, profileId, { attributes: { tier: 'gold' } });
  await goesOn(profileId);
  await profiles.patch(WORKSPACE, profileId, { attributes: { tier: 'silver' } });
  await profiles.idle();
  expect(await noted()).not.toMatchObject({ watched: expect.anything() as unknown });
  await profiles.patch(WORKSPACE, profileId, { attributes: { tier: 'gold' } });
  expect(await noted()).not.toMatchObject({ retest: expect.anything() as unknown });
});

test('both looks read no more than what they find, among 5,000 people who wait for other things', async () => {
  const profileId = await standing();
  const template = await of(profileId);
  const others = Array.from({ length: 5_000 }, (_, n) => ({
    ...template,
    _id: `other${String(n)}`,
    profileId: `other${String(n)}`,
    hold: n % 2 === 0 ? template.hold : { ...template.hold, watches: false },
  }));
  await enrolments().insertMany(others as never[], { ordered: false });
  const people = Array.from({ length: 5_000 }, (_, n) => ({
    _id: `other${String(n)}`,
    workspaceId: WORKSPACE,
    watched: 'w',
  }));
  await profilesOf(database.db).insertMany(people as never[], { ordered: false });
  await profilesOf(database.db).updateOne({ _id: profileId }, { $set: { retest: 1 } });
  const holdsPlan = await waitingCursor(enrolments(), WORKSPACE, [profileId]).explain('executionStats');
  const changedPlan = await changedCursor(database.db).explain('executionStats');
  const examined = ({ executionStats }: { executionStats?: Record<string, number> }) => [
    executionStats?.['nReturned'],
    executionStats?.['totalKeysExamined'],
    executionStats?.['totalDocsExamined'],
  ];
  expect(examined(holdsPlan as object)).toEqual([1, 1, 1]);
  expect(examined(changedPlan as object)).toEqual([1, 1, 1]);
});
