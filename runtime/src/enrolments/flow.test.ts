import { openFreshDatabase } from '../../../test/support/database';
import type { HistoryEntry } from '../engine/enrolment';
import type { Database } from '../platform/database';
import { flowOf } from './flow';
import { enrolmentMigrations } from './migrations';
import { enrolmentCollections, type EnrolmentDocument } from './model';

const SINCE = new Date('2026-03-01T00:00:00.000Z');
const OF = { workspaceId: 'w', journeyId: 'j', since: SINCE };

let database: Database;
const enrolments = () => enrolmentCollections(database.db).enrolments;

beforeAll(async () => {
  database = await openFreshDatabase();
  for (const migration of enrolmentMigrations) await migration.up(database.db);
});
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  await enrolments().deleteMany({ workspaceId: { $exists: true } });
});

interface Sketch {
  readonly id: string;
  readonly ways?: readonly (readonly [step: string, output: number])[];
  readonly hours?: number;
  readonly more?: Partial<EnrolmentDocument>;
}

/** What counting reads of an enrolment; it began so many hours after SINCE. */
async function went(...sketches: readonly Sketch[]): Promise<void> {
  const documents = sketches.map(({ id, ways = [], hours = 1, more = {} }) => {
    const at = new Date(SINCE.getTime() + hours * 3_600_000);
    const history = ways.map(([stepKey, output]): HistoryEntry => ({ stepKey, output, visit: 1, at, what: 'passed' }));
    const held: HistoryEntry = { stepKey: 'wait', visit: 1, at, what: 'held' };
    const document = { workspaceId: 'w', journeyId: 'j', versionId: 'v2', rootId: id, active: true, startedAt: at };
    return { _id: id, ...document, history: [held, ...history], ...more } as unknown as EnrolmentDocument;
  });
  await enrolments().insertMany(documents);
}

test('everybody counts once per output, however often a loop led them through it', async () => {
  await went(
    { id: 'a', ways: [['entry', 0], ['wait', 0], ['wait', 0], ['wait', 1]] },
    { id: 'b', ways: [['entry', 0], ['wait', 0]] },
    { id: 'c', ways: [['entry', 0]] },
  ); // prettier-ignore
  const { passed, entered, complete } = await flowOf(enrolments(), OF);
  expect(passed).toEqual([
    { stepKey: 'entry', output: 0, people: 3 },
    { stepKey: 'wait', output: 0, people: 2 },
    { stepKey: 'wait', output: 1, people: 1 },
  ]);
  expect({ entered, complete }).toEqual({ entered: 3, complete: true });
});

test('how people ended, and what goals were worth in each currency', async () => {
  const ended = (reason: string, value?: { amount: number; currency?: string }) => ({
    more: { active: false, ended: { reason, at: SINCE, ...(value && { value }) } } as Partial<EnrolmentDocument>,
  });
  await went(
    { id: 'a', ...ended('goal', { amount: 4_900, currency: 'EUR' }) },
    { id: 'b', ...ended('goal', { amount: 100, currency: 'EUR' }) },
    { id: 'c', ...ended('goal', { amount: 700, currency: 'USD' }) },
    { id: 'd', ...ended('completed') },
    { id: 'e' },
  );
  expect(await flowOf(enrolments(), OF)).toMatchObject({
    entered: 5,
    ended: [
      { reason: 'goal', people: 3 },
      { reason: 'completed', people: 1 },
    ],
    worth: [
      { currency: 'EUR', amount: 5_000, people: 2 },
      { currency: 'USD', amount: 700, people: 1 },
    ],
  });
});

test('branches of a fork take ways of their own, but are no people who entered', async () => {
  await went(
    { id: 'root', ways: [['entry', 0]] },
    { id: 'left', ways: [['send', 0]], more: { rootId: 'root' } },
    { id: 'right', ways: [['send', 0]], more: { rootId: 'root' } },
  );
  const { entered, passed } = await flowOf(enrolments(), OF);
  expect(entered).toBe(1);
  expect(passed).toContainEqual({ stepKey: 'send', output: 0, people: 2 });
});

test('a goal is worth once what it is worth, however many branches its family had; what goes on behind it is nobody who entered', async () => {
  const ended = { reason: 'goal', at: SINCE, value: { amount: 4_900, currency: 'EUR' } } as const;
  await went(
    { id: 'root', ways: [['entry', 0]], more: { active: false, ended } },
    { id: 'branch', ways: [['send', 0]], more: { rootId: 'root', active: false, ended } },
    {
      ...{ id: 'behind', ways: [['entry', 1]] },
      more: {
        follows: { goal: 'paid', enrolmentId: 'root' },
        active: false,
        ended: { reason: 'completed', at: SINCE },
      },
    },
  );
  const { entered, ended: by, worth, passed } = await flowOf(enrolments(), OF);
  expect({ entered, by, worth }).toEqual({
    ...{ entered: 1, by: [{ reason: 'goal', people: 1 }] },
    worth: [{ currency: 'EUR', amount: 4_900, people: 1 }],
  });
  expect(passed).toContainEqual({ stepKey: 'entry', output: 1, people: 1 });
});

test('only of the asked version, period, journey and workspace', async () => {
  await went(
    { id: 'counts', ways: [['entry', 0]] },
    { id: 'before', hours: -1, ways: [['entry', 0]] },
    { id: 'version', ways: [['entry', 0]], more: { versionId: 'v1' } },
    { id: 'journey', ways: [['entry', 0]], more: { journeyId: 'other' } },
    { id: 'brand', ways: [['entry', 0]], more: { workspaceId: 'other' } },
  );
  expect(await flowOf(enrolments(), { ...OF, versionId: 'v2' })).toMatchObject({
    entered: 1,
    passed: [{ stepKey: 'entry', output: 0, people: 1 }],
  });
});

test('with more than can be looked at, the figures are of the newest and say so', async () => {
  await went(
    { id: 'old', hours: 1, ways: [['entry', 0], ['old', 0]] },
    { id: 'new', hours: 2, ways: [['entry', 0]] },
    { id: 'newer', hours: 3, ways: [['entry', 0]] },
  ); // prettier-ignore
  const { complete, entered, passed } = await flowOf(enrolments(), OF, 2);
  expect({ complete, entered, passed }).toEqual({
    complete: false,
    entered: 2,
    passed: [{ stepKey: 'entry', output: 0, people: 2 }],
  });
});
