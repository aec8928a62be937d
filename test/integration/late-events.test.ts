import type { StepResult } from '../../runtime/src/engine/step';
import { aJourney } from '../support/journeys';
import { ScriptedNodes } from '../support/stored-ports';
import { World } from '../support/world';

const VERSION = aJourney()
  .entry({
    key: 'checkout',
    exits: [
      { event: 'Order Completed', by: 'entryKey' },
      { event: 'Account Closed', by: 'profile' },
    ],
  })
  .wait({ amount: 2, until: [{ event: 'Product Viewed' }] }, { name: 'Listen', stepKey: 'listen' })
  .compile();

const listens: StepResult = {
  kind: 'held',
  hold: {
    ...{ kind: 'listen', wait: { amount: 2, unit: 'hours' }, restartOn: [], refresh: true },
    branches: [{ event: 'Product Viewed', by: 'profile', output: 1 }],
  },
  effects: [],
};

/** An event of a large batch carries the time at which the batch began to be written, and is there to be read only later. */
describe('an event that is seen after its stamp', () => {
  let world: World;
  let who: string;
  let people = 0;
  const nodes = new ScriptedNodes({ listen: () => listens });

  beforeAll(async () => {
    world = await World.open(nodes, VERSION);
  });
  afterAll(async () => {
    await world.close();
  });
  beforeEach(async () => {
    who = await world.person(`p${String(++people)}`);
  });

  /** Stamped five seconds before the checkout, written only now; it happened after the checkout. */
  const seenLate = async (name: string, more: { keys?: string[]; occurredAt?: Date } = {}) => {
    const { startedAt } = await world.root(who);
    const receivedAt = new Date(startedAt.getTime() - 5_000);
    await world.happens(name, who, { receivedAt, occurredAt: new Date(startedAt.getTime() + 1), ...more });
  };
  const enters = async () => {
    await world.happens('Checkout Started', who);
    await world.process.handleStored();
  };

  it('ends the journey of its checkout when it is handled', async () => {
    await enters();
    await world.process.turnUntilIdle();
    await seenLate('Order Completed');
    await world.process.handleStored();
    expect(await world.root(who)).toMatchObject({
      active: false,
      ended: { reason: 'exit', detail: 'Order Completed' },
    });
  });

  it('ends it also when it was handled before the enrolment was there: the first wake-up looks a minute back', async () => {
    await enters();
    await seenLate('Order Completed'); // its handler came too early, and comes no more
    await world.process.turnUntilIdle();
    expect(await world.root(who)).toMatchObject({
      active: false,
      ended: { reason: 'exit', detail: 'Order Completed' },
    });
  });

  it('ends it by the person, too, but not when it happened before the checkout', async () => {
    await enters();
    await seenLate('Account Closed', { keys: [], occurredAt: new Date(0) });
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    expect((await world.root(who)).active).toBe(true);
    await world.db.collection('testEvents').deleteMany({ name: 'Account Closed' });
    await seenLate('Account Closed', { keys: [] });
    await world.process.handleStored();
    expect((await world.root(who)).active).toBe(false);
  });

  it.each(['handled', 'looked up'])('settles the first hold (%s), as of its beginning', async (how) => {
    await enters();
    if (how === 'handled') await world.process.turnUntilIdle();
    await seenLate('Product Viewed', { keys: [] });
    if (how === 'handled') await world.process.handleStored();
    else await world.process.turn('local');
    const { hold, startedAt } = await world.root(who);
    if (how === 'handled') expect(hold).toMatchObject({ outcome: { output: 1, at: startedAt } });
    await world.process.turnUntilIdle();
    expect((await world.root(who)).history.map((line) => line.detail)).toContain('Product Viewed');
  });
});
