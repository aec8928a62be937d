import { aJourney } from '../support/journeys';
import { ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { World } from '../support/world';
import { anIntake } from '../support/intake';

const DAY = 86_400_000;

const VERSION = aJourney().entry({ key: 'checkout' }).foreign('n8n-nodes-base.set', { name: 'Tag' }).compile();
const TAG = [...VERSION.steps.values()].find(({ name }) => name === 'Tag')!.key;
const nodes = new ScriptedNodes({
  [TAG]: ({ json }) => ({
    ...{ kind: 'passed', output: 0, item: json },
    effects: [{ kind: 'profile', body: { addTags: ['seen'] } }],
  }),
});

describe('the fence of profile rows', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open(nodes, VERSION);
  });
  afterAll(async () => {
    await world.close();
  });
  const fences = async (who: string) =>
    Object.keys((await storedProfiles(world.db).findOne({ _id: who }))!.applied).length;
  const goesThrough = async (who: string) => {
    await world.person(who);
    await world.happens('Checkout Started', who);
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    expect((await world.root(who)).active).toBe(false);
  };

  it('stays for a day after the enrolment has ended, then the sweep takes it away', async () => {
    await goesThrough('ada');
    await world.process.sweep();
    expect(await fences('ada')).toBe(1);
    world.clock.forward(DAY + 60_000);
    expect(await world.process.sweep()).toMatchObject({ forgotten: 1 });
    expect(await fences('ada')).toBe(0);
    expect(await world.process.sweep()).toMatchObject({ forgotten: 0 });
  });

  it('stays as long as a row of the enrolment waits to be applied', async () => {
    const effects = world.process.effects;
    Object.assign(world.process.parts, { effects: { ...effects, apply: () => Promise.resolve(0) } });
    await goesThrough('bob'); // the process dies before it applies the row
    world.clock.forward(DAY + 60_000);
    await world.process.sweep();
    expect((await world.root('bob')).wroteProfile).toBe(true);
    Object.assign(world.process.parts, { effects });
    expect(await world.process.sweep()).toMatchObject({ applied: 1, forgotten: 1 });
    expect(await fences('bob')).toBe(0);
  });
});

test('a fence is removed from the profile and from what it merged into', async () => {
  const intake = await anIntake();
  try {
    const profiles = intake.database.db.collection<{ _id: string }>('profiles');
    const document = { workspaceId: 'ws_1', known: true, slots: [], applied: { e1: 3, e2: 5 } };
    await profiles.insertMany([
      { _id: 'prf_b', ...document },
      { _id: 'prf_a', ...document, mergedInto: 'prf_b', carried: true },
    ] as never);
    await intake.profiles.forget([{ enrolmentId: 'e1', profileId: 'prf_a' }]);
    for (const _id of ['prf_a', 'prf_b']) expect(await profiles.findOne({ _id })).toMatchObject({ applied: { e2: 5 } });
    expect(await profiles.countDocuments({ 'applied.e1': { $exists: true } })).toBe(0);
  } finally {
    await intake.close();
  }
});
