import type { StepResult } from '../../runtime/src/engine/step';
import { aJourney } from '../support/journeys';
import { ScriptedNodes } from '../support/stored-ports';
import { World } from '../support/world';

const VERSION = aJourney()
  .entry({ events: ['Signed Up'] })
  .wait({ amount: 1 }, { name: 'Again', stepKey: 'again1' })
  .to('Again')
  .compile();
const waits: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'hours' } }, effects: [] };
const HOUR = 3_600_000;

describe('a loop', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open(new ScriptedNodes({ again1: () => waits }), VERSION);
  });
  afterAll(async () => {
    await world.close();
  });

  it('ends in the dead letters at the visit limit, 100 a step, for who went round so often, and goes on for the others', async () => {
    const [often, seldom] = [await world.person('often'), await world.person('seldom')];
    for (const who of [often, seldom]) await world.happens('Signed Up', who);
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    // As if they had gone round for four days.
    await world.enrolments.updateOne(
      { _id: (await world.root(often))._id },
      { $set: { 'visits.again1': 99, 'hold.key': 'again1:99' } },
    );
    world.clock.forward(HOUR + 1_000);
    await world.process.turnUntilIdle();
    expect(await world.root(often)).toMatchObject({ queue: 'local', visits: { again1: 100 } });
    world.clock.forward(HOUR + 1_000);
    await world.process.turnUntilIdle();

    const { due, hold, ...stuck } = await world.root(often);
    expect(stuck).toMatchObject({
      ...{ active: true, queue: 'dead', stepKey: 'again1', visits: { again1: 100 } },
      failure: { code: 'visit_limit', stepKey: 'again1', message: expect.stringContaining('100 times') as unknown },
    });
    expect({ due, hold }).toEqual({ due: undefined, hold: undefined });
    expect(await world.root(seldom)).toMatchObject({ active: true, queue: 'local', visits: { again1: 3 } });
    world.clock.forward(HOUR + 1_000);
    expect(await world.process.turnUntilIdle()).toBe(1);
  });
});
