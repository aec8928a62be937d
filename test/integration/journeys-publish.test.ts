import { catalogue } from '../support/catalogue';
import { freshDatabaseUri } from '../support/database';
import { openJourneys, OTHER, type AUTHOR, type JourneyProcess } from '../support/journey-service';
import { aJourney, anAbandonedCart } from '../support/journeys';
import { PeopleInMemory } from '../support/people';
import type { AskedOperation } from '../../runtime/src/journeys/draft/operation';
import type { JourneyProblem } from '../../runtime/src/engine/problem';

const EVENT = 'Checkout Started';
const workflow = anAbandonedCart().workflow();
const [entry, wait, send] = workflow.nodes as unknown as {
  id: string;
  name: string;
  parameters: { stepKey: string };
}[];
const keyOf = (step: typeof wait) => step!.parameters.stepKey;

let uri: string;
let here: JourneyProcess;
/** Another process on the same database. */
let there: JourneyProcess;
beforeAll(async () => {
  uri = freshDatabaseUri();
  here = await openJourneys(uri);
  there = await openJourneys(uri);
});
afterAll(async () => {
  await here.close();
  await there.close();
});

let workspaces = 0;
const aBrand = () => ({ workspaceId: `brand-${String((workspaces += 1))}`, by: 'usr_anna' });

async function published(author = aBrand()) {
  const { _id: journeyId } = await here.journeys.create(author, workflow);
  const version = await here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' });
  return { author, journeyId, version };
}

async function edited(author: typeof AUTHOR, journeyId: string, ...operations: AskedOperation[]) {
  const { revision } = await here.journeys.read(author.workspaceId, journeyId);
  await here.journeys.save(author, journeyId, { baseRevision: revision, operations });
}

const longer = (amount: number): AskedOperation => ({
  type: 'setParameters',
  step: wait!.id,
  changes: [{ path: ['amount'], value: amount }],
});

const enteredBy = async (process: JourneyProcess, author: typeof AUTHOR, event = EVENT) =>
  (await process.journeys.enteredBy(author.workspaceId, event)).versions.map(({ id }) => id);

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('publishing', () => {
  test('makes an immutable version with pinned messages, which its events enter', async () => {
    const { author, journeyId, version } = await published();
    expect(version).toMatchObject({ number: 1, messages: [{ key: 'reminder', revision: 3 }], by: author.by });
    expect(await enteredBy(here, author)).toEqual([version._id]);
    expect(await enteredBy(here, author, 'Order Completed')).toEqual([]);

    const compiled = await here.journeys.byId(version._id);
    expect([...compiled.steps.keys()]).toEqual([entry, wait, send].map(keyOf));

    await edited(author, journeyId, longer(48));
    expect(await there.journeys.workflow(version._id)).toEqual(workflow);
    expect(await here.journeys.exported(author.workspaceId, journeyId, version._id)).toEqual(workflow);
    expect(await here.journeys.byId(version._id)).toBe(compiled);
  });

  test('refuses a journey with problems and lists every one of them', async () => {
    const author = aBrand();
    const broken = aJourney().entry().send({ message: 'nobody-wrote-it' }).foreign('n8n-nodes-base.merge').workflow();
    const { _id: journeyId } = await here.journeys.create(author, broken);
    const { problems } = await here.journeys.validate(author.workspaceId, journeyId);
    const errors = problems.filter(({ severity }: JourneyProblem) => severity === 'error');
    expect(errors.length).toBeGreaterThan(1);
    expect(errors.map(({ message }) => message)).toContain('There is no message "nobody-wrote-it" in this workspace.');

    const refused = here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' });
    await expect(refused).rejects.toMatchObject({
      code: 'journey_has_problems',
      problems: errors.map(
        ({ code, message }: JourneyProblem) => expect.objectContaining({ code, message }) as unknown,
      ),
    });
    expect(await here.journeys.versions(author.workspaceId, journeyId, { limit: 10 })).toEqual({ items: [] });
    expect(await enteredBy(here, author)).toEqual([]);
  });

  test('of two at once, one wins and the other is told so', async () => {
    const { author, journeyId } = await published();
    await edited(author, journeyId, longer(5));
    let won: string | undefined;
    // The other one publishes while this one looks at who stands where.
    const standing = jest.spyOn(there.people, 'standing').mockImplementationOnce(async () => {
      const version = await here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' });
      won = version._id;
      return [];
    });
    await expect(
      there.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'move' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(standing).toHaveBeenCalled();
    standing.mockRestore();
    const { items } = await here.journeys.versions(author.workspaceId, journeyId, { limit: 10 });
    expect(items.map(({ number }) => number)).toEqual([2, 1]);
    expect(await enteredBy(there, author)).toEqual([won]);
  });

  test('by four processes at once makes as many versions as were told that they won, and the last one is live', async () => {
    const { author, journeyId } = await published();
    await edited(author, journeyId, longer(5));
    const results = await Promise.allSettled(
      [here, there, here, there].map((process) =>
        process.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' }),
      ),
    );
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as { code: string }] : []));
    expect(won.length).toBeGreaterThan(0);
    expect(lost.map(({ code }) => code)).toEqual(lost.map(() => 'conflict'));
    const { items } = await here.journeys.versions(author.workspaceId, journeyId, { limit: 10 });
    const numbers = won.map(({ number }) => number).sort((one, other) => other - one);
    // Numbers of those who lost may be passed over.
    expect(items.map(({ number }) => number)).toEqual([...numbers, 1]);
    expect(await enteredBy(there, author)).toEqual([won.find(({ number }) => number === numbers[0])!._id]);
  });

  test('a version that a crash left before the journey pointed to it enters nobody and is passed over', async () => {
    const { author, journeyId, version } = await published();
    const orphan = { ...version, _id: 'ver_orphan', number: 2 };
    await here.database.db.collection<{ _id: string }>('versions').insertOne(orphan);
    expect(await enteredBy(there, author)).toEqual([version._id]);
    const next = await here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' });
    expect(next.number).toBe(3);
    expect(await enteredBy(here, author)).toEqual([next._id]);
  });

  test('can be bound to the revision that was looked at', async () => {
    const { author, journeyId } = await published();
    await edited(author, journeyId, longer(5));
    const stale = here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish', revision: 1 });
    await expect(stale).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('revision 2') as unknown,
    });
  });

  test('says so when a version cannot run in this process because a node package is missing', async () => {
    const { version } = await published();
    const bare = await openJourneys(uri, { catalogue: { ...catalogue, facts: () => undefined } });
    await expect(bare.journeys.byId(version._id)).rejects.toMatchObject({ code: 'not_ready' });
    await expect(bare.journeys.byId('ver_none')).rejects.toMatchObject({ code: 'not_found' });
    await bare.close();
  });
});

describe('publishing a change asks what happens to the people inside', () => {
  async function inside(...steps: (typeof wait)[]) {
    const made = await published();
    const people = steps.map((step) => ({
      journeyId: made.journeyId,
      versionId: made.version._id,
      stepKey: keyOf(step),
    }));
    here.people.all.push(...people);
    return { ...made, people: here.people.all.slice(-people.length) };
  }
  const withoutWait: AskedOperation = { type: 'removeStep', step: wait!.id, closeGap: true, through: 0 };

  test('the preview tells who stands where and which steps are gone', async () => {
    const { author, journeyId } = await inside(wait, wait, send);
    await edited(author, journeyId, withoutWait);
    const { people } = await here.journeys.preview(author.workspaceId, journeyId);
    expect(people).toEqual([
      expect.objectContaining({ stepKey: keyOf(wait), inside: 2, gone: true }),
      expect.objectContaining({ stepKey: keyOf(send), inside: 1, gone: false }),
    ]);
  });

  test('the preview says when there is nothing to publish, wherever the steps stand on the canvas', async () => {
    const { author, journeyId } = await inside(wait);
    const unchanged = async () => (await here.journeys.preview(author.workspaceId, journeyId)).unchanged;
    expect(await unchanged()).toBe(true);
    await edited(author, journeyId, { type: 'moveSteps', moves: [{ step: wait!.id, position: [1, 2] }] });
    expect(await unchanged()).toBe(true);
    await edited(author, journeyId, longer(7));
    expect(await unchanged()).toBe(false);
    const { _id: first } = await here.journeys.create(author, workflow);
    expect((await here.journeys.preview(author.workspaceId, first)).unchanged).toBe(false);
  });

  test('finish: they stay on their version', async () => {
    const { author, journeyId, people, version } = await inside(wait);
    await here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' });
    await here.journeys.tasks.idle();
    expect(people).toEqual([expect.objectContaining({ versionId: version._id })]);
  });

  test('move: everybody goes on in the new version, in several batches', async () => {
    const { author, journeyId, people } = await inside(wait, wait, wait, send, send);
    await edited(author, journeyId, withoutWait);
    const move = { whatHappensToPeopleInside: 'move' as const };
    await expect(here.journeys.publish(author, journeyId, move)).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [
        { path: `mapping.${keyOf(wait)}`, message: expect.stringContaining('3 stand') as unknown, code: 'needs_place' },
      ],
    });
    const mapping = { [keyOf(wait)]: 'nowhere1' };
    await expect(here.journeys.publish(author, journeyId, { ...move, mapping })).rejects.toThrow('nowhere1');

    const next = await here.journeys.publish(author, journeyId, { ...move, mapping: { [keyOf(wait)]: keyOf(send) } });
    await here.journeys.tasks.idle();
    expect(people.map(({ versionId, stepKey }) => [versionId, stepKey])).toEqual(
      people.map(() => [next._id, keyOf(send)]),
    );
    expect(await here.journeys.read(author.workspaceId, journeyId)).toMatchObject({ journey: { tasks: [] } });
  });

  test('move: whoever stands at a Wait whose ways out are others now finishes on their version, and the preview says so', async () => {
    const author = aBrand();
    const listens = { mode: 'event', branches: { branch: [{ event: 'Order Completed' }, { event: 'Email Clicked' }] } };
    const nodes = workflow.nodes.map((node) =>
      node.name === wait!.name ? { ...node, parameters: { ...node.parameters, ...listens } } : node,
    );
    const { _id: journeyId } = await here.journeys.create(author, { ...workflow, nodes });
    const first = await here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' });
    const stands = (step: typeof wait) => ({ journeyId, versionId: first._id, stepKey: keyOf(step) });
    const held = [stands(wait), stands(wait)];
    const others = [stands(send)];
    here.people.all.push(...held, ...others);
    const changed = async () => (await here.journeys.preview(author.workspaceId, journeyId)).people.map((each) => each.waysChanged); // prettier-ignore
    const ways = (...events: string[]): AskedOperation => ({
      type: 'setParameters',
      step: wait!.id,
      changes: [{ path: ['branches', 'branch'], value: events.map((event) => ({ event, name: 'Renamed' })) }],
    });
    await edited(author, journeyId, ways('Order Completed', 'Email Clicked'), longer(3));
    expect(await changed()).toEqual([false, false]);
    await edited(author, journeyId, ways('Email Clicked'));
    expect((await changed()).toSorted()).toEqual([false, true]);
    const second = await here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'move' });
    await here.journeys.tasks.idle();
    expect(others.map(({ versionId }) => versionId)).toEqual([second._id]);
    expect(held.map(({ versionId }) => versionId)).toEqual([first._id, first._id]);
  });

  test('leave: those on other versions end', async () => {
    const { author, journeyId, people } = await inside(wait, send, wait);
    await here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'leave' });
    await here.journeys.tasks.idle();
    expect(people.map(({ left }) => left)).toEqual(['published:2', 'published:2', 'published:2']);
  });

  test('what a crash left to do is finished by the sweep of any process', async () => {
    const { author, journeyId, people } = await inside(wait, wait, wait);
    await here.journeys.tasks.idle();
    const task = { id: 'task-1', kind: 'leave', detail: 'archived', by: author.by, at: new Date(0) };
    await here.database.db
      .collection<{ _id: string; tasks: unknown[] }>('journeys')
      .updateOne({ _id: journeyId }, { $push: { tasks: task } });
    expect(await here.journeys.tasks.finish()).toBe(1);
    expect(people.every(({ left }) => left === 'archived')).toBe(true);
    expect(await here.journeys.tasks.finish()).toBe(0);
  });
});

describe('pausing', () => {
  test('lets nobody in from that moment, here at once and in other processes soon', async () => {
    const { author, journeyId, version } = await published();
    expect(await enteredBy(there, author)).toEqual([version._id]);
    await here.journeys.pause(author, journeyId, 'entryOnly');
    expect(await enteredBy(here, author)).toEqual([]);
    await until(async () => (await enteredBy(there, author)).length === 0);

    await here.journeys.resume(author, journeyId, { timeWentOn: false });
    expect(await enteredBy(here, author)).toEqual([version._id]);
    await until(async () => (await enteredBy(there, author)).length === 1);
  });

  test('entry only leaves those inside alone; everything makes them stand still until it is resumed', async () => {
    const { author, journeyId, version } = await published();
    const person = { journeyId, versionId: version._id, stepKey: keyOf(wait), parked: false };
    here.people.all.push(person);
    await here.journeys.pause(author, journeyId, 'entryOnly');
    await here.journeys.tasks.idle();
    expect(person.parked).toBe(false);

    // Somebody another process lets in while this one is at it already.
    const late = { ...person };
    const { people } = here;
    jest.spyOn(people, 'park').mockImplementationOnce(async (scope) => {
      const parked = await PeopleInMemory.prototype.park.call(people, scope);
      people.all.push(late);
      return parked;
    });
    expect(await here.journeys.pause(author, journeyId, 'everything')).toMatchObject({ peopleParked: true });
    await here.journeys.tasks.idle();
    expect([person.parked, late.parked]).toEqual([true, true]);

    expect(await here.journeys.resume(author, journeyId, { timeWentOn: true })).toMatchObject({ status: 'live' });
    await here.journeys.tasks.idle();
    expect(person.parked).toBe(false);
  });

  test('tells who asks what has become of the people inside, in every process at once', async () => {
    const { author, journeyId } = await published();
    const stand = async () => (await there.journeys.standsOf([journeyId, 'jrn_none'])).get(journeyId);
    expect(await stand()).toBeUndefined();
    await here.journeys.pause(author, journeyId, 'entryOnly');
    expect(await stand()).toBeUndefined();
    await here.journeys.pause(author, journeyId, 'everything');
    expect(await stand()).toBe('parked');
    await here.journeys.resume(author, journeyId, { timeWentOn: true });
    expect(await stand()).toBeUndefined();
    await here.journeys.archive(author, journeyId, 'leave');
    expect(await stand()).toBe('left');
    const other = await published();
    await here.journeys.archive(other.author, other.journeyId, 'finish');
    expect((await there.journeys.standsOf([other.journeyId])).size).toBe(0);
  });

  test('stays when a new version is published meanwhile', async () => {
    const { author, journeyId } = await published();
    await here.journeys.pause(author, journeyId, 'entryOnly');
    const next = await here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' });
    expect(await enteredBy(here, author)).toEqual([]);
    await here.journeys.resume(author, journeyId, { timeWentOn: false });
    expect(await enteredBy(here, author)).toEqual([next._id]);
  });

  test('and the like are refused in other states, with the state', async () => {
    const author = aBrand();
    const { _id: journeyId } = await here.journeys.create(author, workflow);
    const state = { code: 'not_in_this_state', message: expect.stringContaining('is draft') as unknown };
    await expect(here.journeys.pause(author, journeyId, 'entryOnly')).rejects.toMatchObject(state);
    await expect(here.journeys.resume(author, journeyId, { timeWentOn: true })).rejects.toMatchObject(state);

    await here.journeys.archive(author, journeyId, 'leave');
    const archived = { code: 'not_in_this_state', message: expect.stringContaining('archived') as unknown };
    await expect(edited(author, journeyId, longer(3))).rejects.toMatchObject(archived);
    const publish = here.journeys.publish(author, journeyId, { whatHappensToPeopleInside: 'finish' });
    await expect(publish).rejects.toMatchObject(archived);
  });
});

describe('another workspace', () => {
  test('sees none of it', async () => {
    const { journeyId, version } = await published();
    const { journeys } = here;
    const rival = 'rival';
    const asked = [
      journeys.read(rival, journeyId),
      journeys.validate(rival, journeyId),
      journeys.preview(rival, journeyId),
      journeys.versions(rival, journeyId, { limit: 10 }),
      journeys.version(rival, journeyId, version._id),
      journeys.exported(rival, journeyId, version._id),
      journeys.pause({ ...OTHER, workspaceId: rival }, journeyId, 'everything'),
      journeys.archive({ ...OTHER, workspaceId: rival }, journeyId, 'leave'),
      journeys.publish({ ...OTHER, workspaceId: rival }, journeyId, { whatHappensToPeopleInside: 'leave' }),
    ];
    for (const each of await Promise.allSettled(asked))
      expect(each).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
    expect(await journeys.list(rival, { limit: 10 })).toEqual({ items: [] });
    expect(await journeys.enteredBy(rival, EVENT)).toEqual({ versions: [], unloadable: [] });
  });
});
