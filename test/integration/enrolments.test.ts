import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { claim } from '../../runtime/src/enrolments/store/claim';
import { commit } from '../../runtime/src/enrolments/store/commit';
import { effectsOf } from '../../runtime/src/effects/model';
import type { StepResult } from '../../runtime/src/engine/step';
import type { EffectRow } from '../../runtime/src/engine/effect';
import { derivedId } from '../../runtime/src/platform/ids';
import type { Database } from '../../runtime/src/platform/database';
import { openFreshDatabase } from '../support/database';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { aJourney } from '../support/journeys';
import { stalling } from '../support/stalling-database';
import { KnownVersions, MovableClock, ScriptedNodes, storedEvents, storedProfiles } from '../support/stored-ports';
import { createIndexes, LEASE, storeEvent, WorkerProcess, type Receiver } from '../support/worker-process';

const ALL = Array.from({ length: 128 }, (_, bucket) => bucket);
const OTHERS = ALL.map((bucket) => bucket + 128);

const VERSION = aJourney()
  .entry({ key: 'checkout', exits: [{ event: 'Order Completed', by: 'entryKey' }] })
  .wait({ amount: 2, until: [{ event: 'Product Viewed' }] }, { name: 'Listen', stepKey: 'listen' })
  .send({}, { name: 'Remind', stepKey: 'remind' })
  .from('Listen', 1)
  .send({}, { name: 'Left', stepKey: 'forkl1' })
  .from('Listen', 1)
  .wait({ amount: 1 }, { name: 'Right', stepKey: 'forkr1' })
  .compile();

const send: StepResult = {
  kind: 'sent',
  send: {
    ...{ channel: 'email', messageKey: 'reminder', senderRole: 'marketing-email' },
    ...{ category: 'marketing', resendUnknown: false },
  },
  effects: [],
};

const nodes = new ScriptedNodes({
  listen: () => ({
    kind: 'held',
    hold: {
      ...{ kind: 'listen', wait: { amount: 2, unit: 'hours' }, restartOn: [], refresh: true },
      branches: [{ event: 'Product Viewed', by: 'profile', output: 1 }],
    },
    effects: [],
  }),
  remind: () => send,
  forkl1: () => send,
  forkr1: () => ({ kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'hours' } }, effects: [] }),
});

describe('an enrolment', () => {
  let database: Database;
  let clock: MovableClock;
  let process: WorkerProcess;
  let receiver: Receiver;
  let people = 0;
  let who: string;

  beforeAll(async () => {
    database = await openFreshDatabase();
    await createIndexes(database.db);
  });
  afterAll(async () => {
    await database.db.dropDatabase();
    await database.close();
  });
  beforeEach(async () => {
    for (const name of ['enrolments', 'effects', 'testEvents', 'entries', 'refusals'])
      await database.db.collection(name).deleteMany({ _id: { $not: /^end of / } });
    clock = new MovableClock();
    receiver = new Map();
    process = new WorkerProcess({ db: database.db, clock, versions: new KnownVersions(VERSION), nodes });
    who = `p${String(++people)}`;
    await storedProfiles(database.db).insertOne({ _id: who, tags: [], attributes: {}, applied: {}, writes: 0 });
  });

  const enrolments = () => database.db.collection<EnrolmentDocument>('enrolments');
  const root = async () => (await enrolments().findOne({ profileId: who, $expr: { $eq: ['$_id', '$rootId'] } }))!;
  const rows = async () => await effectsOf(database.db).find({ profileId: who }).sort({ _id: 1 }).toArray();
  const happens = async (name: string, more: { origin?: 'live' | 'backfill'; occurredAt?: Date; id?: string } = {}) => {
    await storeEvent(database.db, clock, {
      ...{ id: more.id ?? `${name}/${who}`, workspaceId: VERSION.workspaceId, name, profileId: who },
      ...{ keys: [`checkout:${who}`], properties: { said: '$seq' }, origin: 'live', trust: 'shop' },
      occurredAt: new Date(clock.now().getTime() - 1),
      ...more,
    });
  };
  const enters = async () => {
    await happens('Checkout Started');
    await process.handleStored();
  };
  const standsInTheWait = async () => {
    await enters();
    await process.turnUntilIdle();
  };
  const claimNow = async () => {
    for (const buckets of [ALL, OTHERS]) {
      const claimed = await claim(enrolments(), { queue: 'local', buckets, limit: 10, now: clock.now(), lease: LEASE });
      if (claimed.enrolments.length > 0) return claimed;
    }
    throw new Error('nothing was due');
  };
  const nothing = { set: { retries: 0 }, unset: [], push: [], rows: [] };

  describe('claimed', () => {
    it('is given to one worker when many claim at once', async () => {
      await enters();
      const bucket = [(await root()).bucket];
      const query = { queue: 'local', buckets: bucket, limit: 10, now: clock.now(), lease: LEASE } as const;
      const claims = await Promise.all(Array.from({ length: 8 }, () => claim(enrolments(), query)));
      expect(claims.filter((one) => one.enrolments.length > 0)).toHaveLength(1);
    });

    it('is claimed again when its lease has run out, and the first attempt cannot commit any more', async () => {
      await enters();
      const first = await claimNow();
      clock.forward(LEASE + 1_000);
      const second = await claimNow();
      expect(second.enrolments[0]).toMatchObject({ attempts: 2, seq: 0 });
      const late = await commit(enrolments(), [{ enrolment: first.enrolments[0]!, commit: nothing }], first.token);
      expect(late.size).toBe(0);
    });

    it('is not committed from a stale copy, though the lease is the same', async () => {
      await enters();
      const claimed = await claimNow();
      await enrolments().updateOne({ _id: claimed.enrolments[0]!._id }, { $inc: { seq: 1 } });
      const won = await commit(enrolments(), [{ enrolment: claimed.enrolments[0]!, commit: nothing }], claimed.token);
      expect(won.size).toBe(0);
    });

    it('is committed once, and a repeat of the commit says that it was ours', async () => {
      await enters();
      const { token, enrolments: claimed } = await claimNow();
      const request = { enrolment: claimed[0]!, commit: { ...nothing, set: { last: { token, profileRow: false } } } };
      expect((await commit(enrolments(), [request], token)).size).toBe(1);
      expect((await commit(enrolments(), [request], token)).size).toBe(1);
      expect((await root()).seq).toBe(1);
    });
  });

  describe('whose commit loses', () => {
    it('leaves its rows proposed, and the sweep voids them', async () => {
      await standsInTheWait();
      clock.forward(3 * 3_600_000);
      const losing = new WorkerProcess({ db: database.db, clock, versions: new KnownVersions(VERSION), nodes });
      // Between its rows and its commit the enrolment ends by an order.
      Object.assign(losing.parts, {
        effects: {
          ...losing.effects,
          insertProposed: async (proposed: readonly EffectRow[]) => {
            await losing.effects.insertProposed(proposed);
            const rootId = (await root())._id;
            await enrolments().updateOne({ _id: rootId }, { $inc: { seq: 1 }, $unset: { lease: 1 } });
          },
        },
      });
      for (const buckets of [ALL, OTHERS]) await losing.turn('local', buckets);
      expect((await rows()).map((row) => row.status)).toEqual(['proposed']);
      clock.forward(LEASE + 1_000);
      await process.sweep();
      expect((await rows()).map((row) => row.status)).toEqual(['void']);
      await process.turnUntilIdle();
      expect((await rows()).map((row) => row.status).sort()).toEqual(['pending', 'void']);
    });
  });

  describe('that listens', () => {
    it('loses no event that is stored between its claim and its commit', async () => {
      await enters();
      const slow = new ScriptedNodes({
        listen: async (item, batch) => {
          await happens('Product Viewed');
          await process.handleStored(); // the handler finds nobody who listens yet
          return (await nodes.run({ ...batch, items: [item] }))[0]!;
        },
      });
      const worker = new WorkerProcess({ db: database.db, clock, versions: new KnownVersions(VERSION), nodes: slow });
      for (const buckets of [ALL, OTHERS]) await worker.turn('local', buckets);
      expect((await root()).hold).toMatchObject({ settled: true, outcome: { kind: 'event', output: 1 } });
    });

    it('goes by exactly one branch when the event arrives as the timer fires', async () => {
      await standsInTheWait();
      await happens('Product Viewed');
      clock.forward(3 * 3_600_000);
      await Promise.all([process.handleStored(), process.turnUntilIdle(), process.turnUntilIdle()]);
      await process.turnUntilIdle();
      const { history } = await root();
      expect(history.filter((line) => line.what === 'resumed')).toEqual([
        expect.objectContaining({ stepKey: 'listen', output: 1, detail: 'Product Viewed' }),
      ]);
    });

    it('does not hear events that arrive after its time, nor imported ones', async () => {
      await standsInTheWait();
      await happens('Product Viewed', { origin: 'backfill', id: `import/${who}` });
      clock.forward(3 * 3_600_000);
      await happens('Product Viewed');
      await process.handleStored();
      await process.turnUntilIdle();
      expect(await root()).toMatchObject({ stepKey: 'remind' });
    });
  });

  describe('that ends by an order', () => {
    it('voids the send that is pending, and the dispatcher sends nothing', async () => {
      await standsInTheWait();
      clock.forward(3 * 3_600_000);
      await process.turnUntilIdle();
      expect((await rows()).map((row) => row.status)).toEqual(['pending']);
      await happens('Order Completed');
      await process.handleStored();
      await process.dispatch(receiver);
      expect((await rows()).map((row) => row.status)).toEqual(['void']);
      expect([...receiver]).toEqual([]);
      expect(await root()).toMatchObject({ active: false, ended: { reason: 'exit', detail: 'Order Completed' } });
      expect(await root()).not.toHaveProperty('cascade');
    });

    it('leaves a row that was marked sending before it to its dispatcher, who finds it not wanted', async () => {
      await standsInTheWait();
      clock.forward(3 * 3_600_000);
      await process.turnUntilIdle();
      const taken = await process.outbox.take(10, 'dispatch', LEASE);
      await happens('Order Completed');
      await process.handleStored();
      expect((await rows()).map((row) => row.status)).toEqual(['sending']);
      expect([...(await process.outbox.verdicts(taken)).values()]).toEqual(['notWanted']);
    });

    it('takes a child along that had not been started', async () => {
      await standsInTheWait();
      await happens('Product Viewed');
      await process.handleStored();
      const forking = new WorkerProcess({ db: database.db, clock, versions: new KnownVersions(VERSION), nodes });
      Object.assign(forking.parts, { effects: { ...forking.effects, apply: () => Promise.resolve(0) } });
      for (const buckets of [ALL, OTHERS]) await forking.turn('local', buckets); // dies before it applies its rows
      expect((await root()).kids).toHaveLength(2);
      await happens('Order Completed');
      await process.handleStored();
      clock.forward(LEASE + 1_000);
      await process.sweep();
      await process.turnUntilIdle();
      const family = await enrolments().find({ profileId: who }).toArray();
      expect(family).toHaveLength(3);
      expect(family.every((one) => !one.active && one.due === undefined)).toBe(true);
      expect((await rows()).filter((row) => row.kind === 'send')).toEqual([]);
    });

    it('does not start when the order came before the checkout', async () => {
      await happens('Order Completed');
      clock.forward(10);
      await happens('Checkout Started');
      await process.handleStored();
      expect(await enrolments().countDocuments({ profileId: who })).toBe(0);
      const { items } = await process.enrolments.refusals(VERSION.workspaceId, who, { limit: 10 });
      expect(items).toMatchObject([{ code: 'already_done', eventName: 'Checkout Started' }]);
    });
  });

  describe('entering', () => {
    it('happens once, however often and by however many handlers the event is handled', async () => {
      await happens('Checkout Started');
      await Promise.all(Array.from({ length: 6 }, () => process.handleStored()));
      await enters();
      expect(await enrolments().countDocuments({ profileId: who })).toBe(1);
    });

    it('goes on when the process died after it took the entry', async () => {
      await enters();
      const { _id } = await root();
      await enrolments().deleteOne({ _id });
      await database.db.collection('testEvents').updateMany({}, { $set: { handled: false } });
      await process.sweep();
      expect(await root()).toMatchObject({ _id, active: true });
    });

    describe('that somebody took, and died before anybody was in', () => {
      const again = async () => {
        await happens('Checkout Started', { id: `again/${who}` });
        await process.handleStored();
      };
      /** Read as free, then an order; another handler refuses the same checkout; taken, and dead. */
      const isLeftTaken = async () => {
        await happens('Checkout Started');
        const stalls = stalling(database.db, {
          before: 'entries.insertMany',
          meanwhile: async () => {
            await happens('Order Completed');
            await process.handleStored();
            await storedEvents(database.db).deleteMany({ name: 'Order Completed' });
          },
        });
        const versions = new KnownVersions(VERSION);
        const dying = new WorkerProcess({ db: mortal(stalls, new Life(1)), clock, versions, nodes });
        await expect(dying.handleStored()).rejects.toThrow(ProcessDied);
        expect(await storedEvents(database.db).countDocuments({ handled: false })).toBe(0);
        expect(await database.db.collection('entries').countDocuments({ profileId: who })).toBe(1);
        expect(await enrolments().countDocuments({ profileId: who })).toBe(0);
      };
      const inside = () => enrolments().find({ profileId: who, active: true }).toArray();

      it('keeps nobody out for good: who comes waits for a minute, and then enters', async () => {
        await isLeftTaken();
        await expect(again()).rejects.toThrow('Try again');
        expect(await inside()).toEqual([]);
        clock.forward(60_000);
        await again();
        expect((await inside()).map(({ entry }) => entry.triggerId)).toEqual([`again/${who}`]);
        const { items } = await process.enrolments.refusals(VERSION.workspaceId, who, { limit: 10 });
        expect(items.map(({ code }) => code)).toEqual(['already_done']);
      });

      it('is entered by one when who took it was not dead after all', async () => {
        await happens('Checkout Started');
        const stalls = stalling(database.db, {
          before: 'enrolments.insertMany',
          meanwhile: async () => {
            clock.forward(60_000);
            // Refused by another handler, as above.
            await storedEvents(database.db).updateMany({}, { $set: { handled: true } });
            await again();
          },
        });
        const versions = new KnownVersions(VERSION);
        await new WorkerProcess({ db: stalls, clock, versions, nodes }).handleStored();
        expect((await inside()).map(({ entry }) => entry.triggerId)).toEqual([`again/${who}`]);
      });
    });

    it('is refused while somebody is inside, and the profile says why', async () => {
      await enters();
      await happens('Checkout Started', { id: `again/${who}` });
      await process.handleStored();
      expect(await enrolments().countDocuments({ profileId: who })).toBe(1);
      const { items } = await process.enrolments.refusals(VERSION.workspaceId, who, { limit: 10 });
      expect(items.map((one) => one.code)).toEqual(['still_inside']);
    });

    it('happens again after leaving; the id comes from entry and trigger', async () => {
      await standsInTheWait();
      const { _id, entry } = await root();
      expect(_id).toBe(derivedId(entry.id, `Checkout Started/${who}`));
      await process.enrolments.exit(VERSION.workspaceId, _id, 'test');
      await happens('Checkout Started', { id: `again/${who}` });
      await process.handleStored();
      expect(await enrolments().countDocuments({ profileId: who, active: true })).toBe(1);
    });

    it('is for live events only, and not for old ones', async () => {
      await happens('Checkout Started', { origin: 'backfill' });
      await happens('Checkout Started', { id: `old/${who}`, occurredAt: new Date('2012-05-01T00:00:00Z') });
      await process.handleStored();
      expect(await enrolments().countDocuments({ profileId: who })).toBe(0);
    });
  });

  describe('of a paused journey', () => {
    const scope = { workspaceId: VERSION.workspaceId, journeyId: VERSION.journeyId };

    it('is not claimed, its send waits, and its hold still hears', async () => {
      await standsInTheWait();
      expect(await process.enrolments.people.park(scope)).toBe(1);
      expect(await process.enrolments.people.park(scope)).toBe(0);
      await happens('Product Viewed');
      await process.handleStored();
      expect(await process.turnUntilIdle()).toBe(0);
      await process.enrolments.people.unpark(scope, { timeWentOn: true });
      await process.turnUntilIdle();
      expect((await root()).kids).toHaveLength(2);
    });

    it('puts a send back that is taken while it is parked', async () => {
      await standsInTheWait();
      clock.forward(3 * 3_600_000);
      await process.turnUntilIdle();
      await process.enrolments.people.park(scope);
      await process.dispatch(receiver);
      expect([...receiver]).toEqual([]);
      await process.enrolments.people.unpark(scope, { timeWentOn: true });
      clock.forward(1_000);
      await process.dispatch(receiver);
      expect([...receiver.values()].map((bodies) => bodies.length)).toEqual([1]);
    });

    it('has as much of its wait left as before when its time did not go on', async () => {
      await standsInTheWait();
      const before = await root();
      await process.enrolments.people.park(scope);
      await enrolments().updateOne({ _id: before._id }, [
        { $set: { 'parked.at': { $subtract: ['$parked.at', 3_600_000] } } },
      ]);
      await process.enrolments.people.unpark(scope, { timeWentOn: false });
      const { due, hold, queue } = await root();
      const later = due!.getTime() - before.due!.getTime();
      expect(queue).toBe('local');
      expect(later).toBeGreaterThanOrEqual(3_600_000);
      expect(hold!.until!.getTime() - before.hold!.until!.getTime()).toBe(later);
    });
  });

  describe('moved to another version', () => {
    const scope = { workspaceId: VERSION.workspaceId, journeyId: VERSION.journeyId, versionIds: [VERSION.id] };

    it('keeps its hold where its step still exists', async () => {
      await standsInTheWait();
      const { hold } = await root();
      await process.enrolments.people.moveTo(scope, { versionId: 'ver_2', mapping: {}, stepKeys: ['listen'] });
      expect(await root()).toMatchObject({ versionId: 'ver_2', stepKey: 'listen', hold });
    });

    it('is not when it is held at a Wait whose ways are others now: it finishes on its version', async () => {
      await standsInTheWait();
      const move = { versionId: 'ver_2', mapping: {}, stepKeys: ['listen'], otherWays: { [VERSION.id]: ['listen'] } };
      expect(await process.enrolments.people.moveTo(scope, move)).toBe(0);
    });

    it('is due now behind a step that is gone, and what it waited to send is not wanted any more', async () => {
      await standsInTheWait();
      clock.forward(3 * 3_600_000);
      await process.turnUntilIdle();
      const move = { versionId: 'ver_2', mapping: { remind: 'other1' }, stepKeys: ['other1'] };
      expect(await process.enrolments.people.moveTo(scope, move)).toBe(1);
      expect(await root()).toMatchObject({ versionId: 'ver_2', stepKey: 'other1' });
      expect(await root()).not.toHaveProperty('hold');
      await process.dispatch(receiver);
      expect((await rows()).map((row) => row.status)).toEqual(['void']);
    });

    it('leaves when nothing follows its step', async () => {
      await standsInTheWait();
      const move = { versionId: 'ver_2', mapping: { listen: null }, stepKeys: ['other1'] };
      expect(await process.enrolments.people.moveTo(scope, move)).toBe(1);
      expect(await root()).toMatchObject({ active: false, ended: { reason: 'removed' } });
    });
  });
});
