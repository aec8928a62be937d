import fc from 'fast-check';

import type { NormalisedEvent } from '../../runtime/src/events/service';
import { eventsOf } from '../../runtime/src/events/model';
import type { Database, Db } from '../../runtime/src/platform/database';
import { PerennialError } from '../../runtime/src/platform/errors/error';
import { NO_TRAITS } from '../../runtime/src/profiles/service';
import type { Definition } from '../../runtime/src/segments/definition/definition';
import { needsOf } from '../../runtime/src/segments/matching/needs';
import { matches } from '../../runtime/src/segments/matching/matches';
import { readFacts } from '../../runtime/src/segments/matching/read';
import { membersOf } from '../../runtime/src/segments/members/model';
import { testedOf } from '../../runtime/src/segments/members/tested';
import { openFreshDatabase } from '../support/database';
import { Life, mortal, ProcessDied, type Death } from '../support/dying-database';
import { aSegment, aSegmentProcess, migrateSegments } from '../support/segments';
import { MovableClock } from '../support/stored-ports';

// Who is in a segment is kept; here it is compared with what testing everybody says, and with what was told.

let database: Database;
let db: Db;

beforeAll(async () => {
  database = await openFreshDatabase();
  db = database.db;
  await migrateSegments(db);
});
afterAll(() => database.close());

const DAY = 86_400_000;
let workspaces = 0;
const aWorkspace = () => `ws_${String(++workspaces)}`;

function at(ahead = 0): MovableClock {
  const clock = new MovableClock();
  clock.forward(ahead);
  return clock;
}

const aProcess = (ahead = 0, own: Db = db) => aSegmentProcess(own, at(ahead));

const viewed = (operator: 'atLeast' | 'atMost', value: number, last?: number): Definition => ({
  kind: 'all',
  of: [
    {
      ...{ kind: 'event', event: 'Product Viewed', measure: 'count', operator, value },
      ...(last !== undefined && { window: { kind: 'days', last } }),
    },
  ],
});
const inSegment = (segmentId: string): Definition => ({ kind: 'all', of: [{ kind: 'segment', segmentId, is: 'in' }] });

let messages = 0;

const event = (who: string, over: Partial<NormalisedEvent> = {}): NormalisedEvent => ({
  ...{ messageId: String(++messages), type: 'track', name: 'Product Viewed', keys: [], origin: 'live', notes: [] },
  ...{ consents: [], properties: {}, traits: NO_TRAITS, occurredAt: new Date() },
  identifiers: [{ kind: 'anonymous', value: who }],
  ...over,
});
const owner = (who: string, person: string) =>
  event(who, {
    name: 'Signed In',
    identifiers: [
      { kind: 'anonymous', value: who },
      { kind: 'external', value: person },
    ],
  });

const source = (workspaceId: string) => ({ workspaceId, sourceId: 'src', trust: 'server' }) as const;

async function happens(workspaceId: string, events: readonly NormalisedEvent[], process = aProcess()) {
  const results = await process.events.ingest(source(workspaceId), events);
  await process.changes.idle();
  return results.map((result) => (result.status === 'refused' ? '' : result.profileId));
}

/** What was told of a segment, oldest first: `Entered live`. */
async function told(workspaceId: string, segmentId?: string, profileId?: string) {
  const all = await eventsOf(db)
    .find({
      ...{ workspaceId, name: { $in: ['Segment Entered', 'Segment Left'] } },
      ...(segmentId !== undefined && { 'properties.segment_id': segmentId }),
      ...(profileId !== undefined && { profileId }),
    })
    .sort({ occurredAt: 1, name: 1 })
    .toArray();
  return all.map(({ name, origin }) => `${name.slice('Segment '.length)} ${origin}`);
}

const inside = async (workspaceId: string, segmentId: string) =>
  (await membersOf(db).find({ workspaceId, segmentId, in: true }).toArray())
    .map(({ profileId }) => profileId)
    .toSorted();

/** Everybody of a workspace who matches now, tested by nothing that was kept. */
async function matching(workspaceId: string, definition: Definition, clock = at()): Promise<readonly string[]> {
  const { profiles } = aProcess();
  const { people } = await profiles.audience({ workspaceId, limit: 1_000 });
  const needs = needsOf([definition], clock.now());
  const profileIds = people.map(({ id }) => id);
  const facts = await readFacts({ db, profiles }, { workspaceId, profileIds }, needs);
  return profileIds.filter((id) => matches(definition, facts.get(id)!, clock.now()).in).toSorted();
}

async function refreshAll(ahead = 10_000): Promise<void> {
  const { members, changes } = aProcess(ahead);
  while ((await members.refresh()) > 0);
  await changes.idle();
}

test('an event changes who is in, and each change is told once', async () => {
  const workspaceId = aWorkspace();
  const { _id } = await aSegment(db, workspaceId, viewed('atLeast', 2));
  const [ada] = await happens(workspaceId, [event('ada')]);
  expect(await inside(workspaceId, _id)).toEqual([]);
  await happens(workspaceId, [event('ada')]);
  expect(await inside(workspaceId, _id)).toEqual([ada]);
  await happens(workspaceId, [event('ada'), event('ada')]);
  expect(await told(workspaceId)).toEqual(['Entered live']);
  expect(await membersOf(db).countDocuments({ workspaceId, owed: { $exists: true } })).toBe(0);
});

test('what an import changes is told as such and starts nothing', async () => {
  const workspaceId = aWorkspace();
  const { _id } = await aSegment(db, workspaceId, viewed('atLeast', 1));
  const [ada] = await happens(workspaceId, [event('ada', { origin: 'backfill' })]);
  expect(await inside(workspaceId, _id)).toEqual([ada]);
  expect(await told(workspaceId)).toEqual(['Entered backfill']);
  expect(await eventsOf(db).countDocuments({ workspaceId, name: 'Segment Entered', handled: { $exists: true } })).toBe(
    0,
  );
});

test('whoever is in a segment of others enters and leaves with them', async () => {
  const workspaceId = aWorkspace();
  const few = await aSegment(db, workspaceId, viewed('atMost', 1));
  const inner = await aSegment(db, workspaceId, inSegment(few._id));
  await happens(workspaceId, [event('ada')]);
  expect(await inside(workspaceId, inner._id)).toHaveLength(1);
  await happens(workspaceId, [event('ada')]);
  expect(await inside(workspaceId, inner._id)).toEqual([]);
  expect(await told(workspaceId, inner._id)).toEqual(['Entered live', 'Left live']);
});

test('only the segments that a change can change are tested again', async () => {
  const workspaceId = aWorkspace();
  const other: Definition = { kind: 'all', of: [{ kind: 'tag', operator: 'anyOf', tags: ['vip'] }] };
  await aSegment(db, workspaceId, viewed('atLeast', 1));
  await aSegment(db, workspaceId, other);
  const process = aProcess();
  const [ada] = await happens(workspaceId, [event('ada')], process);
  // Tagged without anybody being told: only who tests this segment finds out.
  await db.collection<{ _id: string }>('profiles').updateOne({ _id: ada! }, { $set: { tags: ['vip'] } });
  await happens(workspaceId, [event('ada')], process);
  expect(await told(workspaceId)).toEqual(['Entered live']);
  await process.changes.around({ workspaceId, profileIds: [ada!] }, { origin: 'live', changed: ['tags'] }, () => Promise.resolve()); // prettier-ignore
  await process.changes.idle();
  expect(await told(workspaceId)).toEqual(['Entered live', 'Entered live']);
});

test('whoever is in by days alone leaves when their time comes, with nobody touching them, and that is live', async () => {
  const workspaceId = aWorkspace();
  const { _id } = await aSegment(db, workspaceId, viewed('atLeast', 1, 3));
  await happens(workspaceId, [event('ada')]);
  const [{ flipsAt } = { flipsAt: undefined }] = await membersOf(db).find({ workspaceId }).toArray();
  expect(flipsAt!.getTime()).toBeGreaterThan(Date.now());
  const before = aProcess(flipsAt!.getTime() - Date.now() - 1_000);
  while ((await before.members.flipDue()) > 0);
  expect(await inside(workspaceId, _id)).toHaveLength(1);
  const after = aProcess(flipsAt!.getTime() - Date.now() + 1_000);
  while ((await after.members.flipDue()) > 0);
  await after.changes.idle();
  expect(await inside(workspaceId, _id)).toEqual([]);
  expect(await told(workspaceId)).toEqual(['Entered live', 'Left live']);
  expect(await membersOf(db).countDocuments({ workspaceId, flipsAt: { $exists: true } })).toBe(0);
});

test('an edited segment is computed for everybody, starts nothing, and goes on where a killed process has stood', async () => {
  const workspaceId = aWorkspace();
  const people = Array.from({ length: 1_100 }, (_, n) => event(`p${String(n)}`));
  for (let from = 0; from < people.length; from += 200) await happens(workspaceId, people.slice(from, from + 200));
  const { _id } = await aSegment(db, workspaceId, viewed('atLeast', 1), { refresh: {}, editedAt: new Date() });
  const early = aProcess();
  expect(await early.members.refresh()).toBe(0);
  const dying = aProcess(10_000, mortal(db, new Life(3, 'half')));
  await expect(dying.members.refresh()).rejects.toThrow(ProcessDied);
  await refreshAll();
  const { members } = aProcess(60_000);
  while ((await members.tellLeft()) > 0);
  expect(await inside(workspaceId, _id)).toHaveLength(1_100);
  const all = await told(workspaceId);
  expect(new Set(all)).toEqual(new Set(['Entered recompute']));
  expect(all).toHaveLength(1_100);
  expect((await testedOf(db).findOne({ _id }))!.refresh).toBeUndefined();
});

test('while an edit is being computed, what others do starts nothing for those not reached, but for whoever is new it does', async () => {
  const workspaceId = aWorkspace();
  await happens(workspaceId, [event('old')]);
  const { _id } = await aSegment(db, workspaceId, viewed('atLeast', 1), { refresh: {}, editedAt: new Date() });
  const [, fresh] = await happens(workspaceId, [event('old'), event('new')]);
  expect((await told(workspaceId, _id)).toSorted()).toEqual(['Entered live', 'Entered recompute']);
  expect(await told(workspaceId, _id, fresh)).toEqual(['Entered live']);
  await refreshAll();
});

test('edited twice, the last definition stands, also when the first was half computed', async () => {
  const workspaceId = aWorkspace();
  const people = Array.from({ length: 600 }, (_, n) => event(`p${String(n)}`));
  for (let from = 0; from < people.length; from += 200) await happens(workspaceId, people.slice(from, from + 200));
  const { _id } = await aSegment(db, workspaceId, viewed('atLeast', 1), { refresh: {} });
  expect(await aProcess(10_000).members.refresh()).toBe(1);
  expect(await inside(workspaceId, _id)).toHaveLength(500);
  const edited = { definition: viewed('atLeast', 2), revision: 2, editedAt: new Date(), refresh: {} };
  await Promise.all([aProcess(10_000).members.refresh(), testedOf(db).updateOne({ _id }, { $set: edited })]);
  await refreshAll(20_000);
  expect(await inside(workspaceId, _id)).toEqual([]);
});

test('nobody enters or leaves an archived segment', async () => {
  const workspaceId = aWorkspace();
  const { _id } = await aSegment(db, workspaceId, viewed('atLeast', 1, 3));
  await happens(workspaceId, [event('ada')]);
  await testedOf(db).updateOne({ _id }, { $set: { archivedAt: new Date() } });
  await happens(workspaceId, [event('ben')]);
  const later = aProcess(10 * DAY);
  while ((await later.members.flipDue()) > 0);
  expect(await told(workspaceId)).toEqual(['Entered live']);
});

test('two people who become one: the one who stays is in, the other one ends silently, and nobody is told twice', async () => {
  const workspaceId = aWorkspace();
  const { _id } = await aSegment(db, workspaceId, viewed('atLeast', 2));
  const twice = await aSegment(db, workspaceId, viewed('atLeast', 3));
  const [shop] = await happens(workspaceId, [owner('phone', 'ada'), event('phone')]);
  const [device] = await happens(workspaceId, [event('laptop'), event('laptop')]);
  expect(await inside(workspaceId, _id)).toEqual([device]);
  await happens(workspaceId, [owner('laptop', 'ada')]);
  expect(await inside(workspaceId, _id)).toEqual([shop]);
  expect(await told(workspaceId, _id)).toEqual(['Entered live']);
  // What they did together is more than what each did.
  expect(await inside(workspaceId, twice._id)).toEqual([shop]);
  expect(await told(workspaceId, twice._id)).toEqual(['Entered live']);
});

test('two processes hammering the same person lose and double nothing', async () => {
  const workspaceId = aWorkspace();
  const odd = await aSegment(db, workspaceId, viewed('atLeast', 10));
  const few = await aSegment(db, workspaceId, viewed('atMost', 25));
  const processes = [aProcess(), aProcess()];
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => processes[n % 2]!.events.ingest(source(workspaceId), [event('ada')])),
  );
  await Promise.all(processes.map(({ changes }) => changes.idle()));
  for (const { _id, definition } of [odd, few]) {
    expect(await inside(workspaceId, _id)).toEqual(await matching(workspaceId, definition!));
    await agrees(workspaceId, _id);
  }
});

/** As often told as it changed, alternately, and the last of it is what holds. */
async function agrees(workspaceId: string, segmentId: string): Promise<void> {
  for (const { profileId, n, in: isIn, owed } of await membersOf(db).find({ workspaceId, segmentId }).toArray()) {
    expect(owed).toBeUndefined();
    const own = (await told(workspaceId, segmentId, profileId)).map((each) => each.split(' ')[0]);
    expect(own).toHaveLength(n);
    expect(own.filter((each) => each === 'Entered')).toHaveLength(Math.ceil(n / 2));
    if (n > 0) expect(isIn).toBe(n % 2 === 1);
  }
}

interface Batch {
  readonly who: readonly number[];
  readonly diesAt: number;
  readonly how: Death;
  readonly beside: boolean;
}
const batch: fc.Arbitrary<Batch> = fc.record({
  who: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
  diesAt: fc.constantFrom(0, 0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14),
  how: fc.constantFrom<Death>('after', 'half', 'before'),
  beside: fc.boolean(),
});

test('whatever is cut off at any write or goes on side by side: who is in is who matches, and each change was told once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 2, maxLength: 6 }), async (batches) => {
      const workspaceId = aWorkspace();
      const segments = await Promise.all([
        aSegment(db, workspaceId, viewed('atLeast', 2)),
        aSegment(db, workspaceId, viewed('atMost', 3)),
      ]);
      let under = Promise.resolve();
      for (const each of batches) {
        if (!each.beside) await under;
        under = Promise.all([under, take(workspaceId, each)]).then(() => undefined);
      }
      await under;
      for (const ahead of [60_000, 3_600_000]) {
        const { changes, members } = aProcess(ahead);
        while ((await changes.sweep()) > 0);
        while ((await members.tellLeft()) > 0);
        await changes.idle();
      }
      for (const { _id, definition } of segments) {
        expect(await inside(workspaceId, _id)).toEqual(await matching(workspaceId, definition!));
        await agrees(workspaceId, _id);
      }
    }),
    { numRuns: Number(process.env['SEGMENT_SEQUENCES'] ?? 8) },
  );
});

async function take(workspaceId: string, { who, diesAt, how }: Batch): Promise<void> {
  const { events, changes } = aProcess(0, diesAt === 0 ? db : mortal(db, new Life(diesAt, how)));
  try {
    await events.ingest(source(workspaceId), who.map((n) => event(String(n)))); // prettier-ignore
  } catch (error) {
    if (!(error instanceof ProcessDied || error instanceof PerennialError)) throw error;
  }
  await changes.idle();
}

test('people are put on a list and taken off it, once for each act, and told as live or not', async () => {
  const workspaceId = aWorkspace();
  const list = await aSegment(db, workspaceId, viewed('atLeast', 1), { kind: 'static' });
  const [ada, ben] = await happens(workspaceId, [event('ada'), event('ben')]);
  const { members, changes } = aProcess();
  const change = { workspaceId, list, origin: 'live' } as const;
  const on = (profileId: string, key?: string) => ({ profileId, in: true, key });
  expect(await members.changeList({ ...change, acts: [on(ada!, 'a'), on(ben!)] })).toEqual(new Set([ada, ben]));
  expect(await members.changeList({ ...change, acts: [on(ada!)] })).toEqual(new Set());
  expect(await members.changeList({ ...change, acts: [{ profileId: ada!, in: false }] })).toEqual(new Set([ada]));
  expect(await members.changeList({ ...change, acts: [on(ada!, 'a')] })).toEqual(new Set());
  await changes.idle();
  expect(await inside(workspaceId, list._id)).toEqual([ben]);
  expect(await told(workspaceId, list._id, ada)).toEqual(['Entered live', 'Left live']);
  const both = await Promise.all(
    Array.from({ length: 6 }, () => members.changeList({ ...change, acts: [on(ada!)], origin: 'backfill' })),
  );
  expect(both.filter((changed) => changed.size > 0)).toHaveLength(1);
  expect(await told(workspaceId, list._id, ada)).toEqual(['Entered live', 'Left live', 'Entered backfill']);
});

test('members come in pages, the last who entered first; of people who are one, any id tells that they are in', async () => {
  const workspaceId = aWorkspace();
  const { _id: segmentId } = await aSegment(db, workspaceId, viewed('atLeast', 1));
  const ids: string[] = [];
  for (const who of ['a', 'b', 'c']) ids.push(...(await happens(workspaceId, [event(who)])));
  const { members } = aProcess();
  const first = await members.list({ workspaceId, segmentId, limit: 2 });
  const second = await members.list({ workspaceId, segmentId, limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ profileId }) => profileId)).toEqual(ids.toReversed());
  expect(second.nextCursor).toBeUndefined();
  expect(await members.whoIsIn({ workspaceId, segmentId }, [['x', ids[0]!], ['y']])).toEqual(new Set(['x']));
  expect(await members.counts(workspaceId, [segmentId])).toEqual(new Map([[segmentId, 3]]));
  expect(await members.of(workspaceId, [ids[0]!])).toMatchObject([{ segmentId, in: true }]);
});
