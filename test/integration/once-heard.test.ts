import type { HoldRequest, StepResult } from '../../runtime/src/engine/step';
import { aJourney } from '../support/journeys';
import { ScriptedNodes } from '../support/stored-ports';
import { World } from '../support/world';

const VIEWED = [{ event: 'Product Viewed' }];
const MAILED = aJourney()
  .entry({ events: ['Signed Up'] })
  .wait({ amount: 2, until: VIEWED }, { name: 'First', stepKey: 'first1' })
  .from('First', 1)
  .send({}, { name: 'Mail', stepKey: 'mail01' })
  .wait({ amount: 2, until: VIEWED }, { name: 'Second', stepKey: 'second' })
  .compile();
const GOLDEN = aJourney()
  .entry({ events: ['Account Opened'] })
  .wait({ amount: 2, until: VIEWED }, { name: 'First', stepKey: 'first1' })
  .from('First', 1)
  .wait({ amount: 2, until: [...VIEWED, { event: 'B' }] }, { name: 'Gold', stepKey: 'gold01' })
  .from('Gold', 2)
  .wait({ amount: 2, until: VIEWED }, { name: 'Second', stepKey: 'second' })
  .compile({ id: 'ver_golden', journeyId: 'jrn_golden' });

const TIED = aJourney()
  .entry({ events: ['Trial Begun'] })
  .wait({ amount: 2, until: VIEWED }, { name: 'One', stepKey: 'tied01' })
  .from('One', 1)
  .wait({ amount: 2, until: VIEWED }, { name: 'Two', stepKey: 'tied02' })
  .from('Two', 1)
  .wait({ amount: 2, until: VIEWED }, { name: 'Three', stepKey: 'tied03' })
  .compile({ id: 'ver_tied', journeyId: 'jrn_tied' });
const ROUND = aJourney()
  .entry({ events: ['Round Begun'] })
  .wait({ amount: 2, until: VIEWED }, { name: 'Round', stepKey: 'round1' })
  .from('Round', 1)
  .to('Round')
  .compile({ id: 'ver_round', journeyId: 'jrn_round' });

type ListenRequest = Extract<HoldRequest, { kind: 'listen' }>;

const listens = (more: Partial<ListenRequest> = {}): StepResult => ({
  kind: 'held',
  hold: {
    ...{ kind: 'listen', wait: { amount: 2, unit: 'hours' }, restartOn: [], refresh: true },
    branches: [{ event: 'Product Viewed', by: 'profile', output: 1 }],
    ...more,
  },
  effects: [],
});
const vip = { combinator: 'all', conditions: [{ path: 'tags', operator: 'contains', value: 'vip' }] } as const;
const mails: StepResult = {
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'marketing-email' },
    ...{ category: 'marketing', resendUnknown: false },
  },
  effects: [],
};

describe('an event that has ended one hold ends no other', () => {
  let world: World;
  beforeAll(async () => {
    const nodes = new ScriptedNodes({
      first1: () => listens(),
      mail01: () => mails,
      gold01: () => listens({ conditions: [{ output: 2, filter: vip }] }),
      second: () => listens(),
      ...{ tied01: () => listens(), tied02: () => listens(), tied03: () => listens() },
      round1: () => listens({ branches: [{ event: 'Product Viewed', by: 'profile', output: 1, since: 'entry' }] }),
    });
    world = await World.open(nodes, MAILED, GOLDEN, TIED, ROUND);
  });
  afterAll(async () => {
    await world.close();
  });

  const views = async (who: string) => {
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    await world.happens('Product Viewed', who);
    await world.process.handleStored();
    await world.process.turnUntilIdle();
  };
  const stillListens = { stepKey: 'second', active: true, hold: { kind: 'listen', settled: true } };

  it('though the clock of the database steps back before the outcome of the next message comes', async () => {
    const who = await world.person('stepped');
    // The database's own clock, which stamps outcomes, is behind by a minute from here on.
    world.clock.forward(60_000);
    await world.happens('Signed Up', who);
    await views(who);
    const { since } = await world.root(who);
    expect(await world.process.dispatch(new Map())).toBe(1);
    expect(await world.root(who)).toMatchObject({ hold: { outcome: { kind: 'sent' } }, since });
    await world.process.turnUntilIdle();
    const { hold, ...root } = await world.root(who);
    expect({ ...root, hold }).toMatchObject({ ...stillListens, since });
    expect(hold).not.toHaveProperty('outcome');
  });

  it('though the hold between them ended at the very same moment, by what was true already', async () => {
    const who = await world.person('golden', { tags: ['vip'] });
    await world.happens('Account Opened', who);
    await views(who);
    expect(await world.root(who)).toMatchObject({ ...stillListens, visits: { gold01: 1, second: 1 } });
  });

  it('nor does either of two that came at the same moment', async () => {
    const who = await world.person('tied');
    await world.happens('Trial Begun', who);
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    world.clock.forward(1_000);
    const receivedAt = world.clock.now();
    for (const id of ['first', 'other']) await world.happens('Product Viewed', who, { id: `${id}/${who}`, receivedAt });
    for (let round = 0; round < 3; round++) {
      await world.process.handleStored();
      await world.process.turnUntilIdle();
      await world.process.sweep();
    }
    const { heard, ...root } = await world.root(who);
    expect(root).toMatchObject({ stepKey: 'tied03', active: true, hold: { kind: 'listen', settled: true } });
    expect(root.hold).not.toHaveProperty('outcome');
    expect(heard).toEqual([`first/${who}`, `other/${who}`].map((id) => ({ id, at: receivedAt })));
  });

  it('also when a way counts what came since the entry, and more has been heard than is remembered', async () => {
    const who = await world.person('goes round');
    const ids = Array.from({ length: 23 }, (_, number) => `${String(number)}/${who}`);
    await world.happens('Round Begun', who);
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    for (const id of ids) {
      world.clock.forward(1_000);
      await world.happens('Product Viewed', who, { id });
      await world.process.handleStored();
      await world.process.turnUntilIdle();
    }
    const { heard, heardUpTo, visits, hold } = await world.root(who);
    expect(visits['round1']).toBe(ids.length + 1);
    expect(hold).toMatchObject({ key: `round1:${String(ids.length + 1)}`, settled: true });
    expect(hold).not.toHaveProperty('outcome');
    expect(heard?.map(({ id }) => id)).toEqual(ids.slice(-20));
    expect(heardUpTo!.getTime()).toBeLessThan(heard![0]!.at.getTime());
  });
});
