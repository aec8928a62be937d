import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { effectsOf } from '../../runtime/src/effects/model';
import { aWholeApp, type WholeApp } from '../support/app';
import { Brand } from '../support/brand';
import { perennial } from '../support/command-line';
import { aJourney, type EntryOptions } from '../support/journeys';

// People who are taken out of a journey by a call of the API or on the command line, one by one, as a list, or at a step.

let app: WholeApp;
let brand: Brand;

beforeAll(async () => {
  app = await aWholeApp();
  brand = new Brand(app.baseUrl, app.a.key);
});

afterAll(async () => {
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

const byId = (value: string, more: object = {}) => ({ by: 'id', value, ...more });
const enrolments = () => app.database.db.collection<EnrolmentDocument>('enrolments');
const inside = async (journeyId: string) => await enrolments().find({ journeyId, active: true }).toArray();
const add = async (id: string, people: readonly object[]) =>
  await brand.must<{ items: readonly { enrolmentId?: string }[] }>('POST', `/api/journeys/${id}/enrolments`, {
    people,
  });
const removing = (id: string) => async (body: object) =>
  await brand.must('POST', `/api/journeys/${id}/enrolments/remove`, body);

test('removing ends people at once, their unsent sends too; who has left is left alone', async () => {
  const id = await live();
  const people = [byId(await aPerson()), byId(await aPerson()), byId(await aPerson())];
  const { items } = await add(id, people);
  const [first, second] = items.map(({ enrolmentId }) => enrolmentId!);
  const { bucket } = (await enrolments().findOne({ _id: first! }))!;
  const row = {
    workspaceId: app.a.id,
    enrolmentId: first,
    bucket,
    kind: 'send',
    status: 'pending',
    key: first,
    seq: 1,
  };
  await effectsOf(app.database.db).insertOne({ _id: unique('row'), ...row } as never);
  const remove = removing(id);
  expect(await remove({ ids: [first, second] })).toEqual({ removed: 2, more: false });
  expect(await remove({ ids: [first] })).toEqual({ removed: 0, more: false });
  const ended = await enrolments().findOne({ _id: first! });
  expect(ended).toMatchObject({ active: false, ended: { reason: 'removed' } });
  expect(await effectsOf(app.database.db).findOne({ enrolmentId: first! })).toMatchObject({ status: 'void' });
  expect(await inside(id)).toHaveLength(1);
  const other = await brand.call('POST', `/api/journeys/${await live()}/enrolments/remove`, { ids: [second] });
  expect(other.status).toBe(404);
});

test('removing at a step ends all who stand there and nobody else', async () => {
  const id = await live();
  const people = await Promise.all(Array.from({ length: 5 }, async () => byId(await aPerson())));
  const { items } = await add(id, people);
  const there = items.slice(0, 3).map(({ enrolmentId }) => enrolmentId!);
  await enrolments().updateMany({ _id: { $in: there } }, { $set: { stepKey: 'wait01' } });
  const answer = await brand.must('POST', `/api/journeys/${id}/enrolments/remove`, { stepKey: 'wait01' });
  expect(answer).toEqual({ removed: 3, more: false });
  expect((await inside(id)).map(({ _id }) => _id).sort()).toEqual(
    items
      .slice(3)
      .map(({ enrolmentId }) => enrolmentId!)
      .sort(),
  );
});

test('a list of people, however they are called, leaves with every passage of theirs; each gets an answer', async () => {
  const [id, elsewhere] = [await live({ key: 'cart' }), await live()];
  const [mail, phone] = [`${unique('called')}@example.com`, '+49 30 901821'];
  const called = await aPerson(mail);
  const phoned = (await brand.must<{ id: string }>('POST', '/api/profiles', { phone })).id;
  const [stays, neverIn] = [await aPerson(), await aPerson()];
  await add(id, [
    byId(called, { entryKey: 'a' }),
    byId(called, { entryKey: 'b' }),
    byId(phoned, { entryKey: 'c' }),
    byId(stays, { entryKey: 'd' }),
  ]);
  await add(elsewhere, [byId(called)]);
  const people = [
    { by: 'email', value: mail.toUpperCase() },
    { by: 'phone', value: '030 901821', country: 'DE' },
    byId(neverIn),
    { by: 'externalId', value: 'nobody' },
    byId(called),
  ];
  expect(await removing(id)({ people })).toEqual({
    removed: 3,
    more: false,
    items: [
      { result: 'removed', profileId: called },
      { result: 'removed', profileId: phoned },
      { result: 'not_inside', profileId: neverIn },
      { result: 'unknown_profile' },
      { result: 'removed', profileId: called },
    ],
  });
  expect((await inside(id)).map(({ profileId }) => profileId)).toEqual([stays]);
  expect(await inside(elsewhere)).toHaveLength(1);
  expect(await removing(id)({ people: [byId(called)] })).toMatchObject({
    removed: 0,
    items: [{ result: 'not_inside' }],
  });
  const tooMany = Array.from({ length: 1_001 }, () => byId(called));
  expect((await brand.call('POST', `/api/journeys/${id}/enrolments/remove`, { people: tooMany })).status).toBe(400);
});

test('a list takes out who has merged into somebody since, and what a goal has just let go on', async () => {
  const id = await live();
  const [survivor, merged, reached] = [await aPerson(), await aPerson(), await aPerson()];
  const { items } = await add(id, [byId(merged), byId(reached)]);
  const { db } = app.database;
  await db
    .collection<{ _id: string }>('profiles')
    .updateOne({ _id: merged }, { $set: { mergedInto: survivor, announced: true } });
  await db
    .collection<{ _id: string }>('profileAliases')
    .updateOne({ _id: survivor }, { $set: { workspaceId: app.a.id }, $addToSet: { from: merged } }, { upsert: true });
  expect(await removing(id)({ people: [byId(survivor)] })).toMatchObject({ removed: 1 });
  // The goal has ended the root; who follows is not there yet, and the crash that did it has left the mark.
  const root = items[1]!.enrolmentId!;
  const goal = { reason: 'goal', at: new Date(), goesOn: { goal: 'bought', enrolmentId: `${root}-on` } };
  await enrolments().updateOne({ _id: root }, { $set: { active: false, cascade: true, ended: goal as never } });
  expect(await removing(id)({ people: [byId(reached)] })).toMatchObject({ items: [{ result: 'removed' }] });
  expect(await inside(id)).toEqual([]);
});

test('a list may name nobody of another workspace, and no journey of it', async () => {
  const id = await live();
  const theirs = (await (
    await app.b.call('POST', '/api/profiles', { email: `${unique('b')}@example.com` })
  ).json()) as { id: string };
  expect(await removing(id)({ people: [byId(theirs.id)] })).toMatchObject({ items: [{ result: 'unknown_profile' }] });
  const people = [byId(theirs.id)];
  expect((await app.b.call('POST', `/api/journeys/${id}/enrolments/remove`, { people })).status).toBe(404);
});

test('the command line adds people and takes them out, and says who did not enter', async () => {
  const id = await live();
  const email = `${unique('typed')}@example.com`;
  const person = await aPerson(email);
  const connection = { address: app.baseUrl, key: app.a.key };
  const added = await perennial(connection, 'enrolments', 'add', id, email, 'nobody-there');
  expect(added.out).toMatch(/^1 entered, 1 did not\.\n\nWHO +REASON[^]+nobody-there +unknown_profile/);
  expect((await inside(id)).map(({ profileId }) => profileId)).toEqual([person]);
  const { entry, stepKey } = (await inside(id))[0]!;
  expect(entry.triggerId).toHaveLength(32);
  const removed = await perennial(connection, 'enrolments', 'remove', id, '--step', stepKey, '--json');
  expect(JSON.parse(removed.out)).toEqual({ removed: 1 });
  await perennial(connection, 'enrolments', 'add', id, email);
  const file = join(await mkdtemp(join(tmpdir(), 'perennial-people-')), 'people.txt');
  await writeFile(file, `${email}\n\n+49 30 000000\n`);
  const listed = await perennial(connection, 'enrolments', 'remove', id, '--file', file);
  expect(listed.out).toMatch(/^1 have left the journey, 1 were not inside\.\n\nWHO +REASON[^]+ unknown_profile/);
  expect(await inside(id)).toEqual([]);
  const neither = await perennial(connection, 'enrolments', 'remove', id);
  expect(neither.failure).toMatch(/Name enrolments, a step/);
});
