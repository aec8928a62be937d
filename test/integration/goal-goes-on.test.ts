import type { StepResult } from '../../runtime/src/engine/step';
import { flowOf } from '../../runtime/src/enrolments/flow';
import { aJourney } from '../support/journeys';
import { ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { World } from '../support/world';

const PAID = { event: 'Order Paid', by: 'entryKey', valuePath: 'total', goesOn: true, key: 'paid' } as const;
const journey = (wayBehindPaid: number) =>
  aJourney()
    .entry({
      key: 'checkout',
      exits: [{ event: 'Order Cancelled', by: 'entryKey' }],
      goals:
        wayBehindPaid === 1
          ? [PAID, { event: 'Review Posted' }]
          : [{ event: 'Review Posted', goesOn: true, key: 'review' }, PAID],
    })
    .wait({ amount: 2 }, { name: 'Wait', stepKey: 'wait01' })
    .send({}, { name: 'Remind', stepKey: 'remind' })
    .from('Event Trigger', wayBehindPaid)
    .send({ message: 'second' }, { name: 'Thank', stepKey: 'thank1' })
    .wait({ amount: 2, until: [{ event: 'Order Paid', by: 'entryKey' }] }, { name: 'Again', stepKey: 'again1' });
const VERSION = journey(1).compile();
const MOVED = journey(2).from('Event Trigger', 1).exit('reviewed', { stepKey: 'review' }).compile({ id: 'ver_moved' });

const PLAIN = aJourney()
  .entry({ events: ['Signed Up'], goals: [{ event: 'Plan Bought', goesOn: true }] })
  .wait({ amount: 2 }, { name: 'Wait', stepKey: 'wait01' })
  .from('Event Trigger', 1)
  .send({}, { name: 'Thank', stepKey: 'thank1' })
  .compile({ id: 'ver_plain', journeyId: 'jrn_plain' });

const sends = (messageKey: string): StepResult => ({
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey, senderRole: 'marketing-email', category: 'transactional' },
    resendUnknown: false,
  },
  effects: [],
});
const HOURS = { amount: 2, unit: 'hours' } as const;
const waits: StepResult = { kind: 'held', hold: { kind: 'time', wait: HOURS }, effects: [] };
const listens: StepResult = {
  kind: 'held',
  hold: {
    ...{ kind: 'listen', wait: HOURS, restartOn: [], refresh: true },
    branches: [{ event: 'Order Paid', by: 'entryKey', output: 1 }],
  },
  effects: [],
};

describe('a goal that goes on', () => {
  let world: World;
  beforeAll(async () => {
    const nodes = new ScriptedNodes({
      ...{ wait01: () => waits, remind: () => sends('reminder') },
      ...{ thank1: () => sends('second'), again1: () => listens },
    });
    world = await World.open(nodes, VERSION, MOVED, PLAIN);
  });
  afterAll(async () => {
    await world.close();
  });

  const all = async () => {
    await world.process.handleStored();
    await world.process.turnUntilIdle();
  };
  const enters = async (name: string) => {
    const who = await world.person(name);
    await world.happens('Checkout Started', who, {
      occurredAt: new Date(world.clock.now().getTime() - 1_000),
    });
    await all();
    return who;
  };
  const pays = async (who: string) => await world.happens('Order Paid', who, { properties: { total: 4_900 } });
  const both = async (who: string) => {
    const family = await world.family(who);
    return { root: family.find(({ follows }) => !follows)!, behind: family.filter(({ follows }) => follows) };
  };

  it('ends the journey for good, with its value, and goes on as another enrolment that knows the event', async () => {
    const who = await enters('buyer');
    await pays(who);
    await all();
    const { root, behind } = await both(who);
    expect(root).toMatchObject({ active: false, ended: { reason: 'goal', value: { amount: 4_900 } } });
    expect(behind).toHaveLength(1);
    expect(root.ended?.goesOn).toEqual({
      goal: 'paid',
      enrolmentId: behind[0]!._id,
      stepKey: root.history[0]!.stepKey,
    });
    expect(behind[0]).toMatchObject({
      ...{ active: true, stepKey: 'thank1', hold: { kind: 'send' }, follows: { goal: 'paid', enrolmentId: root._id } },
      ...{ event: { name: 'Order Paid' }, entry: { key: `checkout:${who}`, triggerId: `Order Paid/${who}` } },
    });
    expect(behind[0]!.history[0]).toMatchObject({ what: 'entered', output: 1 });
  });

  it('is reached once, however often its event comes and is handled', async () => {
    const who = await enters('twice');
    await pays(who);
    await world.process.handleStored();
    await world.happens('Order Paid', who, { id: `again/${who}` });
    await all();
    await world.process.sweep();
    await all();
    const { root, behind } = await both(who);
    expect(root.ended).toMatchObject({ reason: 'goal', eventId: `Order Paid/${who}` });
    expect(behind).toHaveLength(1);
    expect(behind[0]).toMatchObject({ active: true });
    expect(behind[0]).not.toHaveProperty('ended');
  });

  it('counts no more for what goes on, whose holds may wait for its event', async () => {
    const who = await enters('loyal');
    await pays(who);
    await all();
    while ((await world.process.dispatch(new Map())) > 0) await all();
    await world.happens('Order Paid', who, { id: `next/${who}` });
    await world.happens('Review Posted', who);
    await all();
    const { behind } = await both(who);
    expect(behind[0]!.ended).toMatchObject({ reason: 'completed' });
    expect(behind[0]!.history.map(({ stepKey, what, output }) => [stepKey, what, output])).toContainEqual([
      ...['again1', 'resumed', 1],
    ]);
  });

  it('is looked at like who enters: an exit that nobody has handled yet ends what goes on', async () => {
    const who = await enters('cancels');
    await pays(who);
    await world.process.handleStored();
    await world.happens('Order Cancelled', who);
    await world.process.turnUntilIdle();
    const { behind } = await both(who);
    expect(behind.map(({ ended, visits }) => [ended?.reason, visits])).toEqual([['exit', {}]]);
  });

  it('lets who has reached it in again: what goes on is inside nothing, and no twin of who entered', async () => {
    const [who, other] = [await world.person('comes back'), await world.person('is the same')];
    await world.happens('Signed Up', who);
    await all();
    await world.happens('Plan Bought', who);
    await all();
    world.clock.forward(2_000);
    await world.happens('Signed Up', who, { id: `again/${who}` });
    world.clock.forward(1_000);
    await world.happens('Signed Up', other);
    await all();
    await world.happens('Plan Bought', other);
    await all();
    await storedProfiles(world.db).updateOne({ _id: other }, { $set: { mergedInto: who } });
    await world.happens('Seen', who);
    await all();
    const family = await world.family([who, other]);
    expect(
      family.map(({ profileId, active, follows, ended }) => [profileId, active, !!follows, ended?.reason]),
    ).toEqual([
      [who, false, false, 'goal'],
      [who, true, true, undefined],
      [who, true, false, undefined],
      [other, false, false, 'goal'],
      // One person reached the goal under two ids before that was known: they are thanked once.
      [other, false, true, 'merged'],
    ]);
  });

  it('keeps its way when another goal gets one before it: the key tells, not the place', async () => {
    const who = await enters('moves');
    await pays(who);
    await world.process.handleStored();
    const { journeyId, workspaceId, id: versionId, steps } = MOVED;
    const scope = { workspaceId, journeyId, versionIds: [VERSION.id] };
    await world.process.enrolments.people.moveTo(scope, { versionId, mapping: {}, stepKeys: [...steps.keys()] });
    await world.process.turnUntilIdle();
    const { behind } = await both(who);
    expect(behind[0]).toMatchObject({ versionId, stepKey: 'thank1' });
    expect(behind[0]!.history.at(1) ?? behind[0]!.history[0]).toMatchObject({ what: 'entered', output: 2 });
  });

  it('is one success of one person who entered; what goes on shows only where it went', async () => {
    const { workspaceId, journeyId } = VERSION;
    const flow = await flowOf(world.enrolments, { workspaceId, journeyId, since: new Date(0) });
    const entered = await world.enrolments.countDocuments({ journeyId, follows: { $exists: false } });
    expect(flow.entered).toBe(entered);
    expect(flow.ended).toEqual([{ reason: 'goal', people: 5 }]);
    expect(flow.worth).toEqual([{ amount: 5 * 4_900, people: 5 }]);
    const [{ stepKey }] = [VERSION.entry];
    expect(flow.passed.find((one) => one.stepKey === stepKey && one.output === 1)?.people).toBe(3);
  });
});
