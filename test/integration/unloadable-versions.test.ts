import type { StepResult } from '../../runtime/src/engine/step';
import { effectsOf } from '../../runtime/src/effects/model';
import { aJourney } from '../support/journeys';
import { KnownVersions, ScriptedNodes, storedEvents } from '../support/stored-ports';
import { World } from '../support/world';

const HOUR = 3_600_000;

const journey = () =>
  aJourney()
    .entry({ key: 'checkout', exits: [{ event: 'Order Completed', by: 'entryKey' }], events: ['Checkout Started'] })
    .wait({ amount: 2, until: [{ event: 'Product Viewed' }] }, { name: 'Listen', stepKey: 'listen' })
    .send({}, { name: 'Remind', stepKey: 'remind' });
const GOOD = journey().compile({ id: 'ver_good', journeyId: 'jrn_good' });
const BAD = journey().compile({ id: 'ver_bad', journeyId: 'jrn_bad' });

const listens: StepResult = {
  kind: 'held',
  hold: {
    ...{ kind: 'listen', wait: { amount: 2, unit: 'hours' }, restartOn: [], refresh: true },
    branches: [{ event: 'Product Viewed', by: 'profile', output: 1 }],
  },
  effects: [],
};
const sends: StepResult = {
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'marketing-email' },
    ...{ category: 'marketing', resendUnknown: false },
  },
  effects: [],
};
const nodes = new ScriptedNodes({ listen: () => listens, remind: () => sends });

/** A package is missing, a node has changed: one version of one journey, of whichever workspace. */
describe('a version that does not load', () => {
  let world: World;
  let versions: KnownVersions;
  let who: string;
  let people = 0;

  beforeEach(async () => {
    versions = new KnownVersions(GOOD, BAD);
    world = await World.with(versions, { nodes, workspaceId: GOOD.workspaceId });
    who = await world.person(`p${String(++people)}`);
  });
  afterEach(async () => {
    await world.close();
  });

  const inside = async (version: typeof GOOD) =>
    (await world.enrolments.findOne({ versionId: version.id, profileId: who }))!;
  const standInTheWait = async () => {
    await world.happens('Checkout Started', who);
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    expect(await inside(GOOD)).toMatchObject({ stepKey: 'listen' });
    expect(await inside(BAD)).toMatchObject({ stepKey: 'listen' });
  };
  const unhandled = () => storedEvents(world.db).countDocuments({ handled: false });

  it('keeps no exit from those of other versions; the event comes to its own when it loads again, however late', async () => {
    await standInTheWait();
    versions.unloadable.add(BAD.id);
    await world.happens('Order Completed', who);
    for (let tries = 0; tries < 20; tries++) await world.process.handleStored();
    expect(await inside(GOOD)).toMatchObject({ active: false, ended: { reason: 'exit' } });
    expect(await inside(BAD)).toMatchObject({ active: true });
    expect(await unhandled()).toBe(1);
    versions.unloadable.clear();
    await world.process.handleStored();
    expect(await inside(BAD)).toMatchObject({ active: false, ended: { reason: 'exit', detail: 'Order Completed' } });
    expect(await unhandled()).toBe(0);
  });

  it('is entered when it loads, by the same event; what was not entered then is not entered now', async () => {
    await world.happens('Checkout Started', who, { id: 'first' });
    await world.process.handleStored(); // inside both
    await world.process.turnUntilIdle();
    const other = await world.person(`${who}-other`);
    versions.unloadable.add(BAD.id);
    await world.happens('Checkout Started', other);
    await world.happens('Checkout Started', who, { id: 'again' }); // refused: still inside
    await world.process.handleStored();
    expect((await world.family(other)).map(({ versionId }) => versionId)).toEqual([GOOD.id]);
    await world.process.enrolments.exit(GOOD.workspaceId, (await inside(GOOD))._id, 'test');
    versions.unloadable.clear();
    await world.process.handleStored();
    expect((await world.family(other)).map(({ versionId }) => versionId).toSorted()).toEqual([BAD.id, GOOD.id]);
    expect(await world.enrolments.countDocuments({ profileId: who, versionId: GOOD.id })).toBe(1);
    expect(await unhandled()).toBe(0);
  });

  it('puts off its own enrolments, while others of the same batch go on', async () => {
    await standInTheWait();
    clockToTheTimer();
    versions.unloadable.add(BAD.id);
    await world.process.turnUntilIdle();
    expect(await inside(GOOD)).toMatchObject({ stepKey: 'remind', hold: { kind: 'send' } });
    const bad = await inside(BAD);
    expect(bad).toMatchObject({ stepKey: 'listen', queue: 'local', failure: { code: 'version_not_loadable' } });
    expect(bad.hold).toMatchObject({ kind: 'listen' });
    expect(bad.due!.getTime()).toBeGreaterThan(world.clock.now().getTime() + 15_000);
    versions.unloadable.clear();
    world.clock.forward(60_000);
    await world.process.turnUntilIdle();
    const going = await inside(BAD);
    expect(going).toMatchObject({ stepKey: 'remind', retries: 0 });
    expect(going).not.toHaveProperty('failure');
  });

  it('makes dead letters of them in the end; a retry goes on where they stood, and what went out does not go out again', async () => {
    await standInTheWait();
    clockToTheTimer();
    await world.process.turnUntilIdle();
    versions.unloadable.add(BAD.id);
    await world.process.dispatch(new Map()); // both messages are out, and both go on
    for (let tries = 0; tries < 10; tries++) {
      await world.process.turnUntilIdle();
      world.clock.forward(2 * HOUR);
    }
    const dead = await inside(BAD);
    expect(dead).toMatchObject({
      queue: 'dead',
      failure: { code: 'version_not_loadable' },
    });
    expect((await inside(GOOD)).active).toBe(false);
    const { items } = await world.process.enrolments.deadLetters(GOOD.workspaceId, { limit: 10 });
    expect(items).toMatchObject([{ id: dead._id, failure: { code: 'version_not_loadable' } }]);
    expect(await world.process.enrolments.byId(GOOD.workspaceId, dead._id)).toMatchObject({
      state: 'dead',
      stepKey: 'remind',
    });
    versions.unloadable.clear();
    await world.process.enrolments.actOnDeadLetters(GOOD.workspaceId, [dead._id], 'retry');
    await world.process.turnUntilIdle();
    expect(await inside(BAD)).toMatchObject({ active: false, ended: { reason: 'completed' } });
    expect(await effectsOf(world.db).countDocuments({ enrolmentId: dead._id })).toBe(1);
  });

  it('takes a dead letter that still listens back into its wait', async () => {
    await standInTheWait();
    const { _id } = await inside(BAD);
    await world.enrolments.updateOne({ _id }, { $set: { queue: 'dead' }, $unset: { due: 1 } });
    await world.process.enrolments.actOnDeadLetters(BAD.workspaceId, [_id], 'retry');
    await world.process.turnUntilIdle();
    const { due, hold, lease } = await inside(BAD);
    expect({ due, lease }).toEqual({ due: hold!.until, lease: undefined });
  });

  const clockToTheTimer = () => {
    world.clock.forward(2.1 * HOUR);
  };
});

test('a wait whose time is over when it is committed goes on at once, not when the lease runs out', async () => {
  const world = await World.open(nodes, GOOD);
  try {
    const who = await world.person('late');
    await world.happens('Checkout Started', who);
    await world.process.handleStored();
    world.clock.forward(3 * HOUR); // the worker stood still
    await world.process.turnUntilIdle();
    expect(await world.root(who)).toMatchObject({ stepKey: 'remind', hold: { kind: 'send' } });
  } finally {
    await world.close();
  }
});
