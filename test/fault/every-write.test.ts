import type { RunItem } from '../../runtime/src/engine/ports';
import type { StepResult } from '../../runtime/src/engine/step';
import type { EnrolmentDocument, EntryDocument, RefusalDocument } from '../../runtime/src/enrolments/model';
import { effectsOf } from '../../runtime/src/effects/model';
import type { Database, Db } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { aJourney } from '../support/journeys';
import { KnownVersions, MovableClock, ScriptedNodes, storedEvents, storedProfiles } from '../support/stored-ports';
import { createIndexes, LEASE, storeEvent, WorkerProcess, type Receiver } from '../support/worker-process';

const HOUR = 3_600_000;

/**
 * Everything a wake-up can come to: a profile change and an event of our own, a listening hold with two branches and a
 * restart, sends, a time, a fork whose family leaves, a fork that an order ends, a fork in which an Exit step ends the others, a goal
 * that goes on, and one behind which an order ends what goes on.
 */
const VERSION = aJourney()
  .entry({
    key: 'checkout',
    exits: [{ event: 'Order Completed', by: 'entryKey' }],
    goals: [{ event: 'Order Paid', by: 'entryKey', goesOn: true }],
  })
  .foreign('n8n-nodes-base.set', { name: 'Tag' })
  .wait(
    {
      amount: 2,
      until: [{ event: 'Product Viewed' }, { event: 'Product Added' }],
      restartOn: [{ event: 'Checkout Updated', by: 'entryKey' }],
    },
    { name: 'Listen', stepKey: 'listen' },
  )
  .send({}, { name: 'Remind', stepKey: 'remind' })
  .wait({ amount: 1 }, { name: 'Pause', stepKey: 'pause1' })
  .send({ message: 'second' }, { name: 'Again', stepKey: 'again1' })
  .from('Listen', 1)
  .send({}, { name: 'Viewed', stepKey: 'viewed' })
  .from('Listen', 1)
  .wait({ amount: 1 }, { name: 'Viewed later', stepKey: 'viewed2' })
  .from('Listen', 2)
  .exit('bought elsewhere', { name: 'Leave', stepKey: 'leave1' })
  .from('Listen', 2)
  .wait({ amount: 1 }, { name: 'Stay', stepKey: 'stay12' })
  .from('Event Trigger', 1)
  .send({}, { name: 'Thank', stepKey: 'thank1' })
  .compile();

const passed = (item: RunItem): StepResult => ({
  kind: 'passed',
  output: 0,
  item: item.json,
  effects: [
    { kind: 'profile', body: { attributes: { stage: 'reminded' }, addTags: ['cart'] } },
    { kind: 'event', body: { name: 'Journey Entered', properties: { price: '$5', note: '$$NOW' } } },
  ],
});

const send = (messageKey: string): StepResult => ({
  kind: 'sent',
  send: {
    channel: 'email',
    messageKey,
    senderRole: 'marketing-email',
    category: 'marketing',
    resendUnknown: false,
  },
  effects: [],
});

const hour: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'hours' } }, effects: [] };

const listen: StepResult = {
  kind: 'held',
  hold: {
    kind: 'listen',
    wait: { amount: 2, unit: 'hours' },
    branches: [
      { event: 'Product Viewed', by: 'profile', output: 1 },
      { event: 'Product Added', by: 'profile', output: 2 },
    ],
    restartOn: [{ event: 'Checkout Updated', by: 'entryKey' }],
    refresh: true,
  },
  effects: [],
};

const TAG = [...VERSION.steps.values()].find((step) => step.name === 'Tag')!.key;

const nodes = new ScriptedNodes({
  [TAG]: passed,
  listen: () => listen,
  remind: () => send('reminder'),
  again1: () => send('second'),
  viewed: () => send('reminder'),
  thank1: () => send('second'),
  pause1: () => hour,
  viewed2: () => hour,
  stay12: () => hour,
  leave1: () => ({ kind: 'exited', reason: 'bought elsewhere', effects: [] }),
});

const PEOPLE = [
  'waits',
  'views',
  'orders',
  'updates',
  'overtaken',
  'viewsThenOrders',
  'adds',
  'viewsAfterAll',
  'pays',
  'paysThenOrders',
] as const;
type Who = (typeof PEOPLE)[number];

/** Not the documents at the ends of buckets. */
const LIVING = { _id: { $not: /^end of / } } as object;

interface Scene {
  readonly world: Db;
  readonly clock: MovableClock;
  readonly receiver: Receiver;
}

/** Facts of the world happen whatever process lives; what the process does may be cut off. */
interface Act {
  readonly happens?: (scene: Scene) => Promise<void>;
  readonly does: (process: WorkerProcess) => Promise<unknown>;
}

const fact = async ({ world, clock }: Scene, name: string, ...people: Who[]) => {
  for (const who of people)
    await storeEvent(world, clock, {
      ...{ id: `${name}/${who}`, workspaceId: VERSION.workspaceId, name, profileId: who },
      ...{ keys: [`checkout:${who}`], properties: { of: who, text: '$name' }, origin: 'live', trust: 'shop' },
      occurredAt: new Date(clock.now().getTime() - (name === 'Checkout Started' ? 1_000 : 0)),
    });
};

const handle = async (process: WorkerProcess) => await process.handleStored();
const turns = async (process: WorkerProcess) => await process.turnUntilIdle();

const ACTS: readonly Act[] = [
  {
    happens: async (scene) => {
      await fact(scene, 'Order Completed', 'overtaken');
      await fact(scene, 'Checkout Started', ...PEOPLE);
    },
    does: handle,
  },
  { does: turns },
  {
    happens: async (scene) => {
      await fact(scene, 'Product Viewed', 'views', 'viewsThenOrders');
      await fact(scene, 'Product Added', 'adds');
      await fact(scene, 'Checkout Updated', 'updates');
      await fact(scene, 'Order Completed', 'orders');
      await fact(scene, 'Order Paid', 'pays', 'paysThenOrders');
    },
    does: handle,
  },
  { does: turns },
  {
    happens: async (scene) => {
      await fact(scene, 'Order Completed', 'viewsThenOrders', 'paysThenOrders');
    },
    does: handle,
  },
  {
    happens: async (scene) => {
      // Stored, and nobody has handled it when the timer fires: the look-up must find it.
      await fact(scene, 'Product Viewed', 'viewsAfterAll');
      scene.clock.forward(3 * HOUR);
    },
    does: turns,
  },
  { does: handle },
  { does: turns },
];

/** Whatever was left is found by turns, sweeps and a dispatcher; time goes on meanwhile. */
async function untilAllRest({ world, clock, receiver }: Scene, process: WorkerProcess): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await process.sweep();
    await process.turnUntilIdle();
    await process.dispatch(receiver);
    await process.recoverAbandoned();
    if (await isAtRest(world)) return;
    clock.forward(HOUR);
  }
}

async function isAtRest(world: Db): Promise<boolean> {
  const active = await world
    .collection('enrolments')
    .countDocuments({ $or: [{ active: true }, { cascade: true }, { leftCheck: true }] });
  const open = await effectsOf(world).countDocuments({
    $or: [{ status: { $in: ['proposed', 'pending', 'sending'] } }, { owed: true }],
  });
  return active + open === 0;
}

/** All that must not depend on when a process died: no times, tokens or counters of attempts. */
async function finalState({ world, receiver }: Scene) {
  const enrolments = await world.collection<EnrolmentDocument>('enrolments').find(LIVING).sort({ _id: 1 }).toArray();
  const rows = await effectsOf(world)
    .find({ status: { $ne: 'void' } })
    .sort({ key: 1 })
    .toArray();
  const profiles = await storedProfiles(world).find().sort({ _id: 1 }).toArray();
  return {
    enrolments: enrolments.map(
      ({ _id, profileId, follows, active, stepKey, visits, kids, ended, history, hold, due }) => ({
        ...{ _id, profileId, follows, active, stepKey, visits, kids, due },
        hold: hold && { key: hold.key, settled: hold.settled, restarted: hold.restartedAt !== undefined },
        ended: { reason: ended?.reason, detail: ended?.detail, goesOn: ended?.goesOn },
        history: history.map(({ stepKey, visit, what, output, detail }) => ({ stepKey, visit, what, output, detail })),
      }),
    ),
    rows: rows.map(({ key, kind, status, seq, stepKey, visit }) => ({ key, kind, status, seq, stepKey, visit })),
    profiles: profiles.map(({ _id, tags, attributes, writes }) => ({ _id, tags, attributes, writes })),
    ownEvents: await storedEvents(world).distinct('_id', { name: 'Journey Entered' }),
    entries: (await world.collection<EntryDocument>('entries').find().sort({ _id: 1 }).toArray()).map(
      ({ _id, enrolmentId, count }) => ({ _id, enrolmentId, count }),
    ),
    refusals: (await world.collection<RefusalDocument>('refusals').find().sort({ _id: 1 }).toArray()).map(
      ({ profileId, code }) => ({ profileId, code }),
    ),
    received: [...receiver].map(([key, bodies]) => `${key} ×${String(bodies.length)}`).sort(),
  };
}

async function emptied(world: Db): Promise<void> {
  for (const name of ['enrolments', 'entries', 'refusals', 'effects', 'testEvents', 'testProfiles', 'stepPassages'])
    await world.collection(name).deleteMany(LIVING);
  await storedProfiles(world).insertMany(
    PEOPLE.map((_id) => ({ _id, tags: [], attributes: {}, applied: {}, writes: 0 })),
  );
}

async function play(world: Db, life: Life) {
  await emptied(world);
  const clock = new MovableClock();
  const scene: Scene = { world, clock, receiver: new Map() };
  const versions = new KnownVersions(VERSION);
  let process = new WorkerProcess({ db: mortal(world, life), clock, versions, nodes });
  for (const { happens, does } of ACTS) {
    await happens?.(scene);
    try {
      await does(process);
      if (!life.dead) continue;
    } catch (error) {
      if (!life.dead) throw error;
      const errors: unknown[] = error instanceof AggregateError ? error.errors : [error];
      expect(errors).toContainEqual(expect.any(ProcessDied));
    }
    process = new WorkerProcess({ db: world, clock, versions, nodes });
    clock.forward(LEASE + 1_000);
    await process.sweep();
    await does(process);
    life.dead = false;
  }
  await untilAllRest(scene, new WorkerProcess({ db: world, clock, versions, nodes }));
  return { state: await finalState(scene), atRest: await isAtRest(world), life };
}

/** Databases side by side: a play mostly waits for the disk. */
const STAGES = 8;

describe('a process that dies after any of its writes', () => {
  let stages: Database[];
  beforeAll(async () => {
    stages = await Promise.all(Array.from({ length: STAGES }, openFreshDatabase));
    await Promise.all(stages.map(({ db }) => createIndexes(db)));
  });
  afterAll(async () => {
    for (const stage of stages) {
      await stage.db.dropDatabase();
      await stage.close();
    }
  });

  it('plays the scene to its end when nobody dies', async () => {
    const { state, atRest } = await play(stages[0]!.db, new Life());
    expect(atRest).toBe(true);
    const ended = Object.fromEntries(
      state.enrolments
        .filter((one) => !one.follows && 'eventtri10' in one.visits)
        .map((one) => [one.profileId, one.ended.reason]),
    );
    expect(ended).toEqual({
      ...{ waits: 'completed', views: 'completed', updates: 'completed', viewsAfterAll: 'completed' },
      ...{ orders: 'exit', viewsThenOrders: 'exit', adds: 'exit', pays: 'goal', paysThenOrders: 'goal' },
    });
    const behind = state.enrolments.filter((one) => one.follows);
    expect(behind.map((one) => [one.profileId, one.ended.reason]).sort()).toEqual([
      ['pays', 'completed'],
      ['paysThenOrders', 'exit'],
    ]);
    expect(state.refusals).toEqual([{ profileId: 'overtaken', code: 'already_done' }]);
    expect(state.enrolments.find((one) => one.profileId === 'orders')!.hold).toMatchObject({ settled: true });
    expect(state.profiles.find((one) => one._id === 'waits')).toMatchObject({ tags: ['cart'], writes: 1 });
    expect(state.received).toHaveLength(7);
    expect(state.received.every((line) => line.endsWith('×1'))).toBe(true);
  });

  for (const how of ['after', 'half'] as const)
    it(`comes to the same end, whichever write was its last (${how === 'half' ? 'done by half' : 'done'})`, async () => {
      const whole = await play(stages[0]!.db, new Life());
      const { writes, divisible } = whole.life;
      const deaths = (how === 'half' ? divisible : writes.map((_, index) => index + 1)).values();
      expect(divisible).not.toEqual([]);
      await Promise.all(
        stages.map(async ({ db }) => {
          for (const last of deaths) {
            const { state, atRest, life } = await play(db, new Life(last, how));
            const where = `write ${String(last)}: ${String(life.writes[last - 1])}`;
            expect({ where, atRest, state }).toEqual({ where, atRest: true, state: whole.state });
          }
        }),
      );
    });
});
