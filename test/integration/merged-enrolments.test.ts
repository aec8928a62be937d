import type { StepResult } from '../../runtime/src/engine/step';
import { effectsOf } from '../../runtime/src/effects/model';
import { aJourney } from '../support/journeys';
import { ScriptedNodes, storedProfiles } from '../support/stored-ports';
import { World } from '../support/world';

const VERSION = aJourney()
  .entry({ key: 'checkout', events: ['Checkout Started', 'Checkout Updated'] })
  .send({}, { name: 'Remind', stepKey: 'remind' })
  .compile();
const ONCE = aJourney()
  .entry({ events: ['Signed Up'], reEntry: 'once' })
  .send({}, { name: 'Welcome', stepKey: 'welcome' })
  .compile({ id: 'ver_once', journeyId: 'jrn_once' });

const sends: StepResult = {
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'marketing-email' },
    ...{ category: 'marketing', resendUnknown: false },
  },
  effects: [],
};
const nodes = new ScriptedNodes({ remind: () => sends, welcome: () => sends });

/** A guest begins a checkout, then says who they are: the guest's profile merges into the customer's. */
describe('two profiles that turned out to be one person', () => {
  let world: World;
  let people = 0;
  let guest: string;
  let customer: string;

  beforeAll(async () => {
    world = await World.open(nodes, VERSION, ONCE);
  });
  afterAll(async () => {
    await world.close();
  });
  beforeEach(async () => {
    guest = await world.person(`b-guest${String(++people)}`);
    customer = await world.person(`a-customer${String(people)}`);
  });

  const merge = () => storedProfiles(world.db).updateOne({ _id: guest }, { $set: { mergedInto: customer } });
  const both = () => world.family([guest, customer]);
  const checkout = () => [`checkout:${guest}`];
  const refusals = async () =>
    (await world.process.enrolments.refusals(VERSION.workspaceId, customer, { limit: 10 })).items.map(
      ({ code }) => code,
    );

  it('enter one journey with one entry key once: what the guest entered counts for the customer', async () => {
    await world.happens('Checkout Started', guest, { keys: checkout() });
    await world.process.handleStored();
    await merge();
    await world.happens('Checkout Updated', customer, { keys: checkout() });
    await world.process.handleStored();
    expect((await both()).map(({ profileId }) => profileId)).toEqual([guest]);
    expect(await refusals()).toEqual(['still_inside']);
  });

  it('enter one that is entered once only as one person, also after they left', async () => {
    await world.happens('Signed Up', guest);
    await world.process.handleStored();
    await world.process.enrolments.exit(ONCE.workspaceId, (await world.root(guest))._id, 'test');
    await merge();
    await world.happens('Signed Up', customer);
    await world.process.handleStored();
    expect(await both()).toHaveLength(1);
    expect(await refusals()).toEqual(['already_entered']);
  });

  it('enter once also when both events come in one batch', async () => {
    await merge();
    await world.happens('Checkout Started', guest, { keys: checkout() });
    await world.happens('Checkout Updated', customer, { keys: checkout() });
    await world.process.handleStored();
    expect(await both()).toHaveLength(1);
  });

  const insideTwice = async () => {
    await world.happens('Checkout Started', guest, { keys: checkout() });
    await world.process.handleStored();
    world.clock.forward(10);
    await world.happens('Checkout Updated', customer, { keys: checkout() });
    await world.process.handleStored();
    await world.process.turnUntilIdle();
    expect((await both()).map(({ active }) => active)).toEqual([true, true]);
    expect(await effectsOf(world.db).countDocuments({ profileId: customer, status: 'pending' })).toBe(1);
  };
  const onlyTheOlder = async () => {
    const [older, younger] = await both();
    expect(older).toMatchObject({ profileId: guest, active: true });
    expect(younger).toMatchObject({ active: false, ended: { reason: 'merged', detail: older!._id } });
    expect(younger).not.toHaveProperty('cascade');
    expect(await effectsOf(world.db).countDocuments({ profileId: guest, status: 'pending' })).toBe(1);
    expect((await effectsOf(world.db).find({ profileId: customer }).toArray()).map(({ status }) => status)).toEqual([
      'void',
    ]);
  };

  it('that both were inside are so once from the next event on: the younger ends, and its message is not sent', async () => {
    await insideTwice();
    await merge();
    await world.happens('Product Viewed', customer, { keys: [] });
    await world.process.handleStored();
    await onlyTheOlder();
  });

  it('that both were inside are so once without any event: the job that looks after merges asks', async () => {
    await insideTwice();
    await merge();
    expect(await world.process.enrolments.endTwins(VERSION.workspaceId, [guest])).toBe(1);
    await onlyTheOlder();
    expect(await world.process.enrolments.endTwins(VERSION.workspaceId, [guest, customer])).toBe(0);
  });

  it('are inside once when they merge while the second enters', async () => {
    await world.happens('Checkout Started', guest, { keys: checkout() });
    await world.process.handleStored();
    world.clock.forward(10);
    await world.happens('Checkout Updated', customer, { keys: checkout() });
    // The merge comes behind the first look at who is who.
    const { profiles } = world.process.parts;
    const aliases = profiles.aliases.bind(profiles);
    profiles.aliases = async (ids) => {
      const read = await aliases(ids);
      await merge();
      return read;
    };
    await world.process.handleStored();
    profiles.aliases = aliases;
    const active = (await both()).filter((one) => one.active);
    expect(active.map(({ profileId }) => profileId)).toEqual([guest]);
  });

  it('stay in journeys with another key, and in another journey', async () => {
    await world.happens('Checkout Started', guest, { keys: checkout() });
    await world.happens('Checkout Started', customer, { keys: ['checkout:another'] });
    await world.happens('Signed Up', customer);
    await world.process.handleStored();
    await merge();
    await world.process.enrolments.endTwins(VERSION.workspaceId, [guest, customer]);
    expect((await both()).map(({ active }) => active)).toEqual([true, true, true]);
  });
});
