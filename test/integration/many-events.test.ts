import type { StepResult } from '../../runtime/src/engine/step';
import { aJourney } from '../support/journeys';
import { KnownVersions, ScriptedNodes } from '../support/stored-ports';
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
    ...{ kind: 'listen', wait: { amount: 2, unit: 'hours' }, refresh: true },
    branches: [{ event: 'Product Viewed', by: 'entryKey', output: 1 }],
    restartOn: [{ event: 'Cart Updated', by: 'entryKey' }],
  },
  effects: [],
};

const AT_ONCE = 5;

describe('who has more events than are read at once', () => {
  let world: World;
  let who: string;
  let people = 0;

  beforeAll(async () => {
    const nodes = new ScriptedNodes({ listen: () => listens });
    const { workspaceId } = VERSION;
    world = await World.with(new KnownVersions(VERSION), { nodes, workspaceId, mostAtOnce: AT_ONCE });
  });
  afterAll(async () => {
    await world.close();
  });
  beforeEach(async () => {
    who = await world.person(`p${String(++people)}`);
  });

  /** More than are read at once, of another checkout, a second apart; then this one. */
  const lastOfMany = async (name: string, of = who) => {
    for (let index = 0; index < 2 * AT_ONCE + 1; index++) {
      await world.happens(name, of, { id: `${name}/${of}/${String(index)}`, keys: ['checkout:another'] });
      world.clock.forward(1_000);
    }
    await world.happens(name, of);
  };
  const entered = async (of: string) => (await world.family(of)).length > 0;

  it('is not let in when the last of them is the order of this checkout, alone or among others', async () => {
    const other = await world.person(`${who}/other`);
    const buys = await world.person(`${who}/buys`);
    const occurredAt = world.clock.now();
    for (const each of [who, buys]) await lastOfMany('Order Completed', each);
    await world.process.handleStored();
    for (const each of [who, other, buys]) await world.happens('Checkout Started', each, { occurredAt });
    await world.process.handleStored();
    expect(await Promise.all([who, other, buys].map(entered))).toEqual([false, true, false]);
  });

  it('is not let in when the last of them closed the account after the checkout', async () => {
    await world.process.handleStored();
    const before = { occurredAt: new Date(world.clock.now().getTime() - 60_000) };
    for (let index = 0; index < 2 * AT_ONCE; index++)
      await world.happens('Account Closed', who, { id: `${who}/${String(index)}`, ...before });
    await world.happens('Account Closed', who);
    await world.process.handleStored();
    await world.happens('Checkout Started', who, { occurredAt: new Date(world.clock.now().getTime() - 1_000) });
    await world.process.handleStored();
    expect(await entered(who)).toBe(false);
  });

  const enters = async () => {
    await world.happens('Checkout Started', who);
    await world.process.handleStored();
    world.clock.forward(1_000);
  };

  it('leaves when the worker finds the order of this checkout behind them', async () => {
    await enters();
    await lastOfMany('Order Completed'); // its handler comes no more
    await world.process.turnUntilIdle();
    expect(await world.root(who)).toMatchObject({ active: false, ended: { detail: 'Order Completed' } });
  });

  it('goes on when the worker finds what was waited for behind them', async () => {
    await enters();
    await world.process.turn('local');
    await lastOfMany('Product Viewed');
    await world.process.turnUntilIdle();
    world.clock.forward(7_200_000);
    await world.process.turnUntilIdle();
    expect((await world.root(who)).history.map((line) => line.detail)).toContain('Product Viewed');
  });

  it('waits anew from the last that starts the wait again', async () => {
    await enters();
    await world.process.turnUntilIdle();
    await lastOfMany('Cart Updated');
    const last = await world.db
      .collection('testEvents')
      .findOne({ name: 'Cart Updated', profileId: who, keys: { $ne: 'checkout:another' } });
    world.clock.forward(7_190_000);
    await world.process.turnUntilIdle();
    expect(await world.root(who)).toMatchObject({ active: true, hold: { restartedAt: last!['receivedAt'] as Date } });
  });
});
