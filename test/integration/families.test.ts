import type { StepResult } from '../../runtime/src/engine/step';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { aJourney } from '../support/journeys';
import { stalling } from '../support/stalling-database';
import { KnownVersions, ScriptedNodes } from '../support/stored-ports';
import { WorkerProcess } from '../support/worker-process';
import { World } from '../support/world';

const HOUR = 3_600_000;

const VERSION = aJourney()
  .entry({ key: 'checkout' })
  .wait({ amount: 1 }, { name: 'First', stepKey: 'first1' })
  .from('First', 0)
  .wait({ amount: 1 }, { name: 'Left', stepKey: 'left12' })
  .from('First', 0)
  .wait({ amount: 2 }, { name: 'Right', stepKey: 'right1' })
  .compile();

const holds = (amount: number): StepResult => ({
  kind: 'held',
  hold: { kind: 'time', wait: { amount, unit: 'hours' } },
  effects: [],
});
const refused: StepResult = { kind: 'failed', failure: { class: 'permanent', code: 'refused', message: 'no' } };
const STEPS = { first1: () => holds(1), left12: () => holds(1), right1: () => holds(2) };

describe('a forked family', () => {
  let world: World;
  let refusing = false;

  beforeAll(async () => {
    const nodes = new ScriptedNodes({ ...STEPS, right1: () => (refusing ? refused : holds(2)) });
    world = await World.open(nodes, VERSION);
  });
  afterAll(async () => {
    await world.close();
  });
  beforeEach(() => {
    refusing = false;
  });

  const forks = async (who: string) => {
    await world.person(who);
    await world.happens('Checkout Started', who);
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    world.clock.forward(1.1 * HOUR);
    await world.process.turnUntilIdle();
    expect((await world.root(who)).kids).toHaveLength(2);
  };
  const marked = () => world.enrolments.countDocuments({ leftCheck: true });

  it('that is alive is not read by the sweep', async () => {
    await forks('alive');
    expect(await world.process.enrolments.writes.findLeftChecks(10)).toEqual([]);
    expect(await world.process.sweep()).toMatchObject({ left: 0 });
  });

  it('leaves with its last member, and no mark stays', async () => {
    await forks('leaves');
    world.clock.forward(1.5 * HOUR);
    await world.process.turnUntilIdle();
    expect((await world.root('leaves')).active).toBe(true);
    world.clock.forward(HOUR);
    await world.process.turnUntilIdle();
    expect(await world.root('leaves')).toMatchObject({ active: false, ended: { reason: 'completed' } });
    expect(await marked()).toBe(0);
  });

  it('leaves when its last member is a dead letter that a person ends', async () => {
    refusing = true;
    await forks('dead');
    world.clock.forward(2 * HOUR);
    await world.process.turnUntilIdle();
    const dead = (await world.family('dead')).filter(({ queue }) => queue === 'dead').map(({ _id }) => _id);
    expect(dead).toHaveLength(1);
    await world.process.enrolments.actOnDeadLetters(VERSION.workspaceId, dead, 'end');
    expect((await world.family('dead')).filter(({ active }) => active)).toEqual([]);
    expect(await marked()).toBe(0);
  });

  it('is found by the sweep, however many began at one and the same moment', async () => {
    await forks('many');
    const [root, child] = [
      await world.root('many'),
      (await world.family('many')).find(({ rootId, _id }) => rootId !== _id)!,
    ];
    const families = Array.from({ length: 1_500 }, (_, index): EnrolmentDocument[] => {
      const [rootId, childId] = [`root${String(index)}`, `child${String(index)}`];
      return [
        { ...root, _id: rootId, rootId, profileId: 'crowd', kids: [childId] },
        { ...child, _id: childId, rootId, profileId: 'crowd', active: false, leftCheck: true },
      ];
    });
    await world.enrolments.insertMany(families.flat());
    expect(await world.process.sweep()).toMatchObject({ left: 1_500 });
    expect(await world.enrolments.countDocuments({ profileId: 'crowd', active: true })).toBe(0);
    expect(await marked()).toBe(0);
  });
});

describe('a fork that is applied late', () => {
  const scope = { workspaceId: VERSION.workspaceId, journeyId: VERSION.journeyId };
  const NEXT = { ...VERSION, id: 'ver_2', steps: new Map([...VERSION.steps].filter(([key]) => key !== 'right1')) };
  let world: World;

  beforeAll(async () => {
    world = await World.open(new ScriptedNodes(STEPS), VERSION, NEXT);
  });
  afterAll(async () => {
    await world.close();
  });

  /** The process dies between its commit and its rows. */
  const forksAndDies = async (who: string) => {
    await world.person(who);
    await world.happens('Checkout Started', who);
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    world.clock.forward(1.1 * HOUR);
    const { parts, effects } = world.process;
    Object.assign(parts, { effects: { ...effects, apply: () => Promise.resolve(0) } });
    await world.process.turnUntilIdle();
    Object.assign(parts, { effects });
    world.clock.forward(60_000);
    expect(await world.family(who)).toHaveLength(1);
  };
  const children = async (who: string) => (await world.family(who)).filter(({ _id, rootId }) => _id !== rootId);

  it('during a pause starts no child outside of it; when the journey is resumed, they go on', async () => {
    await forksAndDies('paused');
    await world.process.enrolments.people.park(scope);
    await world.process.sweep();
    expect((await children('paused')).map(({ queue }) => queue)).toEqual(['parked', 'parked']);
    expect(await world.process.turnUntilIdle()).toBe(0);
    await world.process.enrolments.people.unpark(scope, { timeWentOn: true });
    expect(await world.process.turnUntilIdle()).toBe(2);
    expect((await children('paused')).map(({ hold }) => hold?.kind)).toEqual(['time', 'time']);
  });

  it('lets go of children whose root was resumed while they were being parked', async () => {
    await forksAndDies('resumed');
    await world.process.enrolments.people.park(scope);
    await world.process.sweep();
    // The resumption has seen the root and not yet the children.
    await world.enrolments.updateOne(
      { profileId: 'resumed', kids: { $ne: [] } },
      { $set: { queue: 'local' }, $unset: { parked: 1 } },
    );
    await world.db.collection('effects').updateMany({ profileId: 'resumed' }, { $set: { status: 'proposed' } });
    await world.process.sweep(); // the rows are applied once more
    expect((await children('resumed')).map(({ queue }) => queue)).toEqual(['local', 'local']);
    await world.process.enrolments.people.unpark(scope, { timeWentOn: true });
    await world.process.turnUntilIdle();
  });

  it('stays parked when who read the root before the pause comes last, after a sweep has parked them', async () => {
    await forksAndDies('stalled');
    const stalls = stalling(world.db, {
      before: 'enrolments.updateMany',
      when: (filter) => Object.hasOwn(filter as object, 'unstarted'),
      meanwhile: async () => {
        // The pause had read who is inside before the children were.
        await world.enrolments.updateOne(
          { profileId: 'stalled', kids: { $ne: [] } },
          { $set: { queue: 'parked', parked: { from: 'local', at: world.clock.now() } }, $inc: { seq: 1 } },
        );
        await world.process.sweep();
        expect((await children('stalled')).map(({ parked }) => parked?.withRoot)).toEqual([true, true]);
      },
    });
    const versions = new KnownVersions(VERSION, NEXT);
    const late = new WorkerProcess({ db: stalls, clock: world.clock, versions, nodes: new ScriptedNodes(STEPS) });
    await late.sweep();
    expect((await children('stalled')).map(({ queue }) => queue)).toEqual(['parked', 'parked']);
    expect(await world.process.turnUntilIdle()).toBe(0);
    await world.process.enrolments.people.unpark(scope, { timeWentOn: true });
    expect(await world.process.turnUntilIdle()).toBe(2);
  });

  it('on a root that was moved meanwhile follows it to the version, where that has the step', async () => {
    await forksAndDies('moved');
    const move = { versionId: NEXT.id, mapping: {}, stepKeys: [...NEXT.steps.keys()] };
    await world.process.enrolments.people.moveTo({ ...scope, versionIds: [VERSION.id] }, move);
    await world.process.sweep();
    const standing = (await children('moved')).map(({ stepKey, versionId }) => `${stepKey} of ${versionId}`);
    expect(standing.toSorted()).toEqual(['left12 of ver_2', 'right1 of ver_1']);
    await world.process.turnUntilIdle();
    expect((await children('moved')).map(({ hold }) => hold?.kind)).toEqual(['time', 'time']);
  });

  it('what moves or ends somebody is told in a history of any length; only what repeats itself without a commit is left out', async () => {
    await world.person('long');
    await world.happens('Checkout Started', 'long');
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    const { _id, history } = await world.root('long');
    const line = { ...history[0]!, what: 'restarted' as const };
    const many = Array.from({ length: 399 - history.length }, () => line);
    await world.enrolments.updateOne({ _id }, { $push: { history: { $each: many } } });
    const { people } = world.process.enrolments;
    await people.park(scope);
    await people.unpark(scope, { timeWentOn: true });
    const move = { versionId: NEXT.id, mapping: {}, stepKeys: [(await world.root('long')).stepKey] };
    await people.moveTo({ ...scope, versionIds: [VERSION.id] }, move);
    await world.process.enrolments.exit(VERSION.workspaceId, _id, 'test');
    const told = (await world.root('long')).history.slice(399).map(({ what }) => what);
    expect(told).toEqual(['parked', 'moved', 'ended']);
  });
});
