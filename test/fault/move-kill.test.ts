import { createPeople } from '../../runtime/src/enrolments/people';
import { enrolmentCollections, type EnrolmentDocument } from '../../runtime/src/enrolments/model';
import type { Database, Db } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { Life, mortal } from '../support/dying-database';
import { journeysOn } from '../support/journey-service';
import { aJourney } from '../support/journeys';
import { MovableClock } from '../support/stored-ports';
import { createIndexes } from '../support/worker-process';

const AUTHOR = { workspaceId: 'brand', by: 'usr_anna' };
const STEPS = ['stays1', 'goes01', 'leaves', 'later1'] as const;
/** At each step; the last of them came to it behind the question, and nobody named it. */
const PEOPLE = 6;

const steps = (...keys: string[]) =>
  keys.reduce((journey, stepKey) => journey.wait({}, { name: stepKey, stepKey }), aJourney().entry()).workflow();

/** Journeys and real enrolments on one database; `db` is what the process that moves people sees of it. */
async function processOn(database: Database, db: Db) {
  const collections = enrolmentCollections(db);
  const effects = { voidSends: () => Promise.resolve() } as never;
  const doorbell = { ring: () => undefined };
  const people = createPeople({
    enrolments: collections.enrolments,
    collections,
    effects,
    doorbell,
    clock: new MovableClock(),
  });
  return (await journeysOn(database, { people, settledAfter: 0 })).journeys;
}

function standing(journeyId: string, versionId: string, stepKey: string, number: number): EnrolmentDocument {
  const _id = `${stepKey}/${String(number)}`;
  const at = new Date('2026-03-01T00:00:00.000Z');
  return {
    ...{ _id, rootId: _id, profileId: `p${_id}`, workspaceId: AUTHOR.workspaceId, journeyId, versionId, stepKey },
    ...{
      queue: 'local',
      bucket: number,
      due: at,
      active: true,
      seq: 3,
      attempts: 0,
      visits: { [stepKey]: 1 },
      kids: [],
    },
    hold: { key: `${stepKey}:1`, kind: 'time', settled: true, since: at, until: at },
    ...{ since: at, startedAt: at, entry: { id: _id, keys: [], triggerId: 'e' }, kept: {}, retries: 0, history: [] },
    event: { id: 'e', name: 'Checkout Started', properties: {}, occurredAt: at, receivedAt: at },
    ...{ trimmed: 0, rolledUp: 0 },
  };
}

describe('moving people to a new version', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase();
    await createIndexes(database.db);
  });
  afterAll(async () => {
    await database.db.dropDatabase();
    await database.close();
  });

  /** Publishes a version without three of four steps; the process that moves people dies after a write, another goes on. */
  async function move(life: Life) {
    const enrolments = enrolmentCollections(database.db).enrolments;
    await enrolments.deleteMany({ workspaceId: AUTHOR.workspaceId });
    const here = await processOn(database, mortal(database.db, life));
    const { _id: journeyId } = await here.create(AUTHOR, steps(...STEPS));
    const old = await here.publish(AUTHOR, journeyId, { whatHappensToPeopleInside: 'finish' });
    const at = (stepKey: string) =>
      Array.from({ length: PEOPLE }, (_, number) => standing(journeyId, old._id, stepKey, number));
    await enrolments.insertMany(STEPS.slice(0, 3).flatMap(at));
    const { revision } = await here.read(AUTHOR.workspaceId, journeyId);
    await here.replace(AUTHOR, journeyId, { json: steps('stays1', 'target'), baseRevision: revision });
    const next = await here.publish(AUTHOR, journeyId, {
      whatHappensToPeopleInside: 'move',
      mapping: { goes01: 'target', leaves: null },
    });
    await enrolments.insertMany(at('later1'));
    await here.tasks.idle();
    await here.tasks.stop();
    const there = await processOn(database, database.db);
    await there.tasks.finish();
    await there.tasks.finish();
    await there.tasks.stop();
    const people = await enrolments.find({ workspaceId: AUTHOR.workspaceId }).toArray();
    const versions = new Map([
      [old._id, 'old'],
      [next._id, 'new'],
    ]);
    return people.map(({ _id, stepKey, versionId, active, seq, hold, history }) => ({
      from: _id.slice(0, 6),
      ...{ stepKey, active, seq, holds: hold?.key },
      version: versions.get(versionId),
      moved: history.filter(({ what }) => what === 'moved').length,
      ended: history.filter(({ what }) => what === 'ended').length,
    }));
  }

  const EXPECTED = {
    stays1: { stepKey: 'stays1', active: true, seq: 4, holds: 'stays1:1', version: 'new', moved: 1, ended: 0 },
    goes01: { stepKey: 'target', active: true, seq: 4, holds: undefined, version: 'new', moved: 1, ended: 0 },
    leaves: { stepKey: 'leaves', active: false, seq: 4, holds: 'leaves:1', version: 'old', moved: 0, ended: 1 },
    later1: { stepKey: 'later1', active: true, seq: 3, holds: 'later1:1', version: 'old', moved: 0, ended: 0 },
  };
  const check = (people: Awaited<ReturnType<typeof move>>, where: string) => {
    expect({ where, count: people.length }).toEqual({ where, count: STEPS.length * PEOPLE });
    for (const { from, ...one } of people)
      expect({ where, from, ...one }).toEqual({ where, from, ...EXPECTED[from as keyof typeof EXPECTED] });
  };

  it('keeps those whose step stays, leads on or out the others as was said, and leaves alone whom nobody asked about', async () => {
    check(await move(new Life()), 'nobody dies');
  });

  for (const how of ['after', 'half'] as const)
    it(`goes on where the process died, nobody twice and nobody lost (a write ${how === 'half' ? 'by half' : 'done'})`, async () => {
      const whole = new Life();
      await move(whole);
      expect(whole.writes.length).toBeGreaterThan(4);
      for (let last = 1; last <= whole.writes.length; last++)
        check(await move(new Life(last, how)), `write ${String(last)}: ${String(whole.writes[last - 1])}`);
    });
});
