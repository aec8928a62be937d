import { createEvents, type Events, type NormalisedEvent } from '../../runtime/src/events/service';
import { eventsOf } from '../../runtime/src/events/model';
import { intakeNotesOf } from '../../runtime/src/events/notes';
import { createLogger } from '../../runtime/src/platform/logging';
import { createProfiles, NO_TRAITS } from '../../runtime/src/profiles/service';
import { Life, mortal, ProcessDied } from '../support/dying-database';
import { anIntake, type Intake } from '../support/intake';

let intake: Intake;

beforeAll(async () => {
  intake = await anIntake();
});
afterAll(() => intake.close());
beforeEach(async () => {
  await intake.events.idle();
  for (const name of ['events', 'receipts', 'profiles', 'identifiers', 'intakeNotes'])
    await intake.database.db.collection(name).deleteMany({});
  intake.reactions.events.length = 0;
});

const SOURCE = { workspaceId: 'ws_1', sourceId: 'src_1', trust: 'server' } as const;
let number = 0;

function anEvent(name = 'Product Viewed'): NormalisedEvent {
  return {
    ...{ messageId: `m${String(number++)}`, type: 'track', name, keys: [], traits: NO_TRAITS, consents: [], notes: [] },
    ...{ identifiers: [{ kind: 'external', value: 'user-1' }], properties: {}, occurredAt: new Date(), origin: 'live' },
  };
}

/** A process of its own; without reactions it has died before any. */
function aProcess({ life = new Life(), reacts = true }: { life?: Life; reacts?: boolean } = {}): Events {
  const db = mortal(intake.database.db, life);
  const profiles = createProfiles({ db, clock: intake.clock });
  const events = createEvents({ db, clock: intake.clock, log: createLogger('silent'), profiles });
  if (reacts) events.attach(intake.reactions);
  return events;
}

/** Ten seconds later, and again: as often as there is something to do. */
async function sweepLater(): Promise<number> {
  const { db } = intake.database;
  await intakeNotesOf(db).updateMany({}, { $set: { again: new Date(0) } });
  await eventsOf(db).updateMany({ handled: false }, { $set: { receivedAt: new Date(0) } });
  return await intake.events.sweepUnhandled();
}

const reactedTo = () => intake.reactions.events.map(({ name }) => name);

test('an event that is reacted to is marked by nobody: the note of its batch goes', async () => {
  await intake.events.ingest(SOURCE, [anEvent('One'), anEvent('Two')]);
  await intake.events.idle();
  expect(reactedTo()).toEqual(['One', 'Two']);
  expect(await intake.count('intakeNotes')).toBe(0);
  expect(await intake.count('events', { handled: { $exists: true } })).toBe(0);
});

test('what a process has left is swept up by another, the oldest first, but not at once', async () => {
  await aProcess({ reacts: false }).ingest(SOURCE, [anEvent('Newer'), anEvent('Older')]);
  expect(await intake.events.sweepUnhandled()).toBe(0);
  const ago = (seconds: number) => ({ $set: { receivedAt: new Date(intake.clock.now().getTime() - seconds * 1_000) } });
  await eventsOf(intake.database.db).updateOne({ name: 'Older' }, ago(60));
  await eventsOf(intake.database.db).updateOne({ name: 'Newer' }, ago(30));
  expect(await sweepLater()).toBe(2);
  expect(reactedTo()).toEqual(['Older', 'Newer']);
  expect(await intake.count('intakeNotes')).toBe(0);
  expect(await sweepLater()).toBe(0);
});

test('until it is reacted to, the API says that it is not handled', async () => {
  await aProcess({ reacts: false }).ingest(SOURCE, [anEvent()]);
  const handled = async () => {
    const { items } = (await (await intake.call('ws_1', 'GET', '/api/events')).json()) as {
      items: { id: string; handled: boolean }[];
    };
    const one = (await (await intake.call('ws_1', 'GET', `/api/events/${items[0]!.id}`)).json()) as {
      handled: boolean;
    };
    return [items[0]!.handled, one.handled];
  };
  expect(await handled()).toEqual([false, false]);
  await sweepLater();
  expect(await handled()).toEqual([true, true]);
});

test('a process that stands still behind its note is not overtaken for good: the note stays until the event is there', async () => {
  const event = anEvent();
  await aProcess({ reacts: false }).ingest(SOURCE, [event]);
  const { db } = intake.database;
  const [stored] = await eventsOf(db).find().toArray();
  await eventsOf(db).deleteMany({});
  expect(await sweepLater()).toBe(0);
  const [note] = await intakeNotesOf(db).find().toArray();
  expect(note!.again.getTime()).toBeGreaterThan(intake.clock.now().getTime() + 5_000);
  await eventsOf(db).insertOne(stored!);
  expect(await sweepLater()).toBe(1);
  expect(await intake.count('intakeNotes')).toBe(0);
  expect(reactedTo()).toEqual([event.name]);
});

test('a note whose event nobody delivers any more is looked at ever more seldom, and goes after a week', async () => {
  const { db } = intake.database;
  const at = (days: number) => new Date(intake.clock.now().getTime() - days * 86_400_000);
  const events = [{ _id: 'gone', bucket: 1, profileId: 'prf_1' }];
  await intakeNotesOf(db).insertMany([
    { _id: 'young', workspaceId: 'ws_1', at: at(6), again: at(1), events },
    { _id: 'old', workspaceId: 'ws_1', at: at(8), again: at(1), events },
  ]);
  await intake.events.sweepUnhandled();
  expect(await intakeNotesOf(db).distinct('_id')).toEqual(['young']);
  expect(await intakeNotesOf(db).findOne()).toMatchObject({ again: expect.any(Date) as Date });
});

test('what its second delivery has stored is not reacted to again because of the note that the first has left', async () => {
  const event = anEvent();
  const life = new Life(5, 'before'); // receipt, identifier, profile, note, event
  await expect(aProcess({ life }).ingest(SOURCE, [event])).rejects.toThrow(ProcessDied);
  expect(life.writes.slice(3, 5)).toEqual(['intakeNotes.insertMany', 'events.insert']);
  expect(await intake.count('intakeNotes')).toBe(1);
  await intake.events.ingest(SOURCE, [event]);
  await intake.events.idle();
  expect(reactedTo()).toEqual([event.name]);
  expect(await sweepLater()).toBe(0);
  expect(await intake.count('intakeNotes')).toBe(0);
  expect(reactedTo()).toEqual([event.name]);
});

describe.each([true, false])('delivered again: %s', (again) => {
  test.each(['before', 'after'] as const)('nothing is lost whichever write a process dies %s', async (how) => {
    for (let write = 1; ; write++) {
      const event = anEvent(`${how} ${String(write)}`);
      const life = new Life(write, how);
      const events = aProcess({ life });
      await events.ingest(SOURCE, [event]).catch((error: unknown) => {
        expect(error).toBeInstanceOf(ProcessDied);
      });
      await events.idle();
      if (again) await intake.events.ingest(SOURCE, [event]);
      await intake.events.idle();
      await sweepLater();
      await sweepLater();
      const stored = await eventsOf(intake.database.db).findOne({ name: event.name });
      const times = reactedTo().filter((name) => name === event.name).length;
      if (again) expect(stored).not.toBeNull();
      // Twice only where it had been reacted to, and the note was still there.
      if (stored) expect([1, life.writes.at(-1) === 'intakeNotes.deleteMany' ? 2 : 1]).toContain(times);
      expect(await intake.count('events', { handled: false })).toBe(0);
      if (stored) expect(await intakeNotesOf(intake.database.db).countDocuments({ 'events._id': stored._id })).toBe(0);
      if (!life.dead) break;
    }
  });
});
