import { createPeople } from '../../runtime/src/enrolments/people';
import { enrolmentCollections, type EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { JourneyPeople, Journeys } from '../../runtime/src/journeys/service';
import type { Database, Db } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { AUTHOR, journeysOn } from '../support/journey-service';
import { aJourney } from '../support/journeys';
import { stalling } from '../support/stalling-database';
import { MovableClock } from '../support/stored-ports';
import { createIndexes } from '../support/worker-process';

const PEOPLE = 6;
const { workspaceId } = AUTHOR;

const steps = (...keys: string[]) =>
  keys.reduce((journey, stepKey) => journey.wait({}, { name: stepKey, stepKey }), aJourney().entry()).workflow();

const standing = (journeyId: string, versionId: string, stepKey: string, number: number): EnrolmentDocument => {
  const _id = `${versionId}/${stepKey}/${String(number)}`;
  const at = new Date('2026-03-01T00:00:00.000Z');
  return {
    ...{ _id, rootId: _id, profileId: `p${_id}`, workspaceId, journeyId, versionId, stepKey },
    ...{ queue: 'local', bucket: number, due: at, active: true, seq: 3 + (number % 2), attempts: 0, kids: [] },
    ...{ visits: { [stepKey]: 1 }, since: at, startedAt: at, entry: { id: _id, keys: [], triggerId: 'e' }, kept: {} },
    hold: { key: `${stepKey}:1`, kind: 'time', settled: true, since: at, until: at },
    ...{ retries: 0, history: [], trimmed: 0, rolledUp: 0 },
    event: { id: 'e', name: 'Checkout Started', properties: {}, occurredAt: at, receivedAt: at },
  };
};

describe('a task of a journey that two processes see', () => {
  let database: Database;
  let processes: Journeys[] = [];
  beforeAll(async () => {
    database = await openFreshDatabase();
    await createIndexes(database.db);
  });
  afterEach(async () => {
    await Promise.all(
      processes.map(async ({ tasks }) => {
        await tasks.stop();
      }),
    );
    processes = [];
    await enrolments().deleteMany({ workspaceId });
  });
  afterAll(async () => {
    await database.db.dropDatabase();
    await database.close();
  });

  const enrolments = () => enrolmentCollections(database.db).enrolments;
  const everybody = async () => await enrolments().find({ workspaceId }).sort({ _id: 1 }).toArray();
  const inQueues = async () => [...new Set((await everybody()).map(({ queue }) => queue))];
  const taskKinds = async (journeyId: string) =>
    (await there.read(workspaceId, journeyId)).journey.tasks.map(({ kind }) => kind);

  function peopleOn(db: Db): JourneyPeople {
    const collections = enrolmentCollections(db);
    const effects = { voidSends: () => Promise.resolve() } as never;
    const doorbell = { ring: () => undefined };
    return createPeople({ ...collections, collections, effects, doorbell, clock: new MovableClock() });
  }
  async function processWith(people: JourneyPeople): Promise<Journeys> {
    const { journeys } = await journeysOn(database, { people, settledAfter: 0 });
    processes.push(journeys);
    return journeys;
  }

  /** Beyond its lease: another process may take over what the one that stands still was doing. */
  const leasesRunOut = async () =>
    await database.db
      .collection('journeys')
      .updateMany({ lease: { $exists: true } }, { $set: { 'lease.until': new Date(0) } });

  /** The process that goes on. */
  let there: Journeys;
  beforeEach(async () => {
    there = await processWith(peopleOn(database.db));
  });

  async function published(...keys: string[]) {
    const { _id: journeyId } = await there.create(AUTHOR, steps(...keys));
    const { _id: versionId } = await there.publish(AUTHOR, journeyId, { whatHappensToPeopleInside: 'finish' });
    const come = async (version: string, stepKey: string) =>
      await enrolments().insertMany(
        Array.from({ length: PEOPLE }, (_, number) => standing(journeyId, version, stepKey, number)),
      );
    await come(versionId, 'first1');
    return { journeyId, versionId, come };
  }
  async function next(
    journeyId: string,
    how: 'finish' | 'move' | 'leave',
    { on = there, mapping, keys = ['first1'] }: { on?: Journeys; mapping?: Record<string, null>; keys?: string[] } = {},
  ): Promise<string> {
    const { revision } = await on.read(workspaceId, journeyId);
    await on.replace(AUTHOR, journeyId, { json: steps(...keys), baseRevision: revision });
    const publishing = { whatHappensToPeopleInside: how, ...(mapping && { mapping }) };
    return (await on.publish(AUTHOR, journeyId, publishing))._id;
  }

  /** One process stands still before its first write, the other one meanwhile does the task to its end, and what comes next. */
  const stallsBeforeWriting = async (meanwhile: () => Promise<unknown>) =>
    await processWith(
      peopleOn(
        stalling(database.db, {
          before: 'enrolments.bulkWrite',
          meanwhile: async () => {
            await leasesRunOut();
            await there.tasks.finish();
            await meanwhile();
          },
        }),
      ),
    );
  /** Or before it reads whom to write. */
  async function stallsBeforeReading(which: 'park' | 'unpark' | 'moveTo', meanwhile: () => Promise<unknown>) {
    const people = peopleOn(database.db);
    let stood = false;
    const slow = async (...given: unknown[]): Promise<number> => {
      if (!stood) {
        stood = true;
        await leasesRunOut();
        await there.tasks.finish();
        await meanwhile();
      }
      return await (people[which] as (...args: unknown[]) => Promise<number>)(...given);
    };
    return await processWith({ ...people, [which]: slow });
  }

  it('is done by one of them at a time; the other one leaves it alone', async () => {
    const { journeyId } = await published('first1');
    const parks: string[] = [];
    const counted = (name: string): JourneyPeople => {
      const people = peopleOn(database.db);
      return {
        ...people,
        park: async (scope) => {
          parks.push(name);
          if (parks.length === 1) {
            await there.tasks.finish();
            await other.tasks.finish();
            expect(await taskKinds(journeyId)).toEqual(['park']);
          }
          return await people.park(scope);
        },
      };
    };
    const other = await processWith(counted('other'));
    const here = await processWith(counted('here'));
    await here.pause(AUTHOR, journeyId, 'everything');
    await here.tasks.idle();
    expect(new Set(parks)).toEqual(new Set(['here']));
    expect(await inQueues()).toEqual(['parked']);
    expect(await taskKinds(journeyId)).toEqual([]);
    expect((await there.read(workspaceId, journeyId)).journey).not.toHaveProperty('lease');
  });

  it.each(['writing', 'reading'] as const)(
    'stopped before %s: nobody is parked behind the resumption, however late the write comes',
    async (where) => {
      const { journeyId } = await published('first1');
      const resumed = async () => {
        expect(await inQueues()).toEqual(['parked']);
        await there.resume(AUTHOR, journeyId, { timeWentOn: true });
        await there.tasks.idle();
        expect(await inQueues()).toEqual(['local']);
      };
      const here = await (where === 'writing' ? stallsBeforeWriting(resumed) : stallsBeforeReading('park', resumed));
      await here.pause(AUTHOR, journeyId, 'everything');
      await here.tasks.idle();
      expect(await inQueues()).toEqual(['local']);
      expect(await taskKinds(journeyId)).toEqual([]);
    },
  );

  it.each(['writing', 'reading'] as const)(
    'stopped before %s: nobody goes on in a journey that was paused anew',
    async (where) => {
      const { journeyId } = await published('first1');
      await there.pause(AUTHOR, journeyId, 'everything');
      await there.tasks.idle();
      const paused = async () => {
        expect(await inQueues()).toEqual(['local']);
        await there.pause(AUTHOR, journeyId, 'everything');
        await there.tasks.idle();
        expect(await inQueues()).toEqual(['parked']);
      };
      const here = await (where === 'writing' ? stallsBeforeWriting(paused) : stallsBeforeReading('unpark', paused));
      await here.resume(AUTHOR, journeyId, { timeWentOn: true });
      await here.tasks.idle();
      expect(await inQueues()).toEqual(['parked']);
    },
  );

  it.each(['writing', 'reading'] as const)(
    'stopped before %s: whoever was moved on to a newer version is not taken back',
    async (where) => {
      const { journeyId } = await published('first1');
      let newest = '';
      const moved = async () => {
        newest = await next(journeyId, 'move');
        await there.tasks.idle();
      };
      const here = await (where === 'writing' ? stallsBeforeWriting(moved) : stallsBeforeReading('moveTo', moved));
      await next(journeyId, 'move', { on: here });
      await here.tasks.idle();
      expect((await everybody()).map(({ versionId }) => versionId)).toEqual(Array(PEOPLE).fill(newest));
      expect((await everybody()).map(({ history }) => history.map(({ what }) => what))).toEqual(
        Array(PEOPLE).fill(['moved', 'moved']),
      );
    },
  );

  it('ends nobody who has come on from the step that is gone since they were read', async () => {
    const { journeyId } = await published('first1', 'second');
    await enrolments().updateOne({ _id: (await everybody())[0]!._id }, { $set: { stepKey: 'second' } });
    const comesOn = await processWith(
      peopleOn(
        stalling(database.db, {
          before: 'enrolments.bulkWrite',
          when: (given) => JSON.stringify(given).includes('ended'),
          meanwhile: async () => {
            await enrolments().updateOne(
              { _id: (await everybody())[1]!._id },
              { $set: { stepKey: 'second' }, $inc: { seq: 1 } },
            );
          },
        }),
      ),
    );
    const version = await next(journeyId, 'move', { on: comesOn, mapping: { first1: null }, keys: ['second'] });
    await comesOn.tasks.idle();
    expect((await everybody()).map(({ active, versionId }) => (active ? versionId : 'left'))).toEqual([
      version,
      version,
      ...Array<string>(PEOPLE - 2).fill('left'),
    ]);
  });

  it.each(['move', 'leave'] as const)('"%s" is about older versions only, however late it is done', async (how) => {
    const { journeyId, versionId, come } = await published('first1');
    const here = await processWith(peopleOn(database.db));
    await here.tasks.stop();
    const second = await next(journeyId, how, { on: here });
    const third = await next(journeyId, 'finish', { on: here });
    await come(third, 'first1');
    await there.tasks.finish();
    const now = Map.groupBy(await everybody(), ({ _id }) => _id.split('/')[0]!);
    const became = (version: string) =>
      now.get(version)?.map((one) => (one.active ? one.versionId : one.ended?.reason));
    expect(became(versionId)).toEqual(Array(PEOPLE).fill(how === 'move' ? second : 'removed'));
    expect(became(third)).toEqual(Array(PEOPLE).fill(third));
  });

  it('is done when nobody is found any more, not when a write has changed nobody', async () => {
    const { journeyId } = await published('first1');
    const here = await processWith(
      peopleOn(
        stalling(database.db, {
          before: 'enrolments.bulkWrite',
          // Everybody was committed by a worker in the meantime.
          meanwhile: async () => await enrolments().updateMany({ workspaceId }, { $inc: { seq: 1 } }),
        }),
      ),
    );
    await here.pause(AUTHOR, journeyId, 'everything');
    await here.tasks.idle();
    expect(await inQueues()).toEqual(['parked']);
  });
});
