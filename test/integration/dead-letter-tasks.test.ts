import { pino } from 'pino';

import type { StepResult } from '../../runtime/src/engine/step';
import { letterTasksOf } from '../../runtime/src/letters/model';
import { createLetters, type Letters } from '../../runtime/src/letters/service';
import { letterMigrations } from '../../runtime/src/letters/migrations';
import { aJourney } from '../support/journeys';
import { ScriptedNodes } from '../support/stored-ports';
import { World } from '../support/world';

const VERSION = aJourney()
  .entry({ reEntry: 'always' })
  .foreign('n8n-nodes-base.set', { name: 'First' })
  .foreign('n8n-nodes-base.set', { name: 'Second' })
  .wait({ amount: 2 }, { name: 'Rest', stepKey: 'rest12' })
  .compile();
const { workspaceId, journeyId } = VERSION;
const keyOf = (name: string) => [...VERSION.steps.values()].find((step) => step.name === name)!.key;
const [FIRST, SECOND] = [keyOf('First'), keyOf('Second')];

const passed: StepResult = { kind: 'passed', output: 0, item: {}, effects: [] };
const rests: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };
const failed = (code: string): StepResult => ({
  kind: 'failed',
  failure: { class: 'permanent', code, message: `It says ${code}` },
});

describe('dead letters, many at once', () => {
  let world: World;
  let letters: Letters;
  let works: boolean;

  const lettersOf = ({ process, db, clock }: World) =>
    createLetters({ db, clock, logger: pino({ level: 'silent' }), dead: process.enrolments.dead });

  beforeEach(async () => {
    works = false;
    const nodes = new ScriptedNodes({
      [FIRST]: ({ profile: { id } }) => (works || !id.startsWith('early') ? passed : failed('api_refused')),
      [SECOND]: ({ profile: { id } }) =>
        works ? passed : failed(id.endsWith('odd') ? 'several_outputs' : 'step_failed'),
      rest12: () => rests,
    });
    world = await World.open(nodes, VERSION);
    for (const migration of letterMigrations) await migration.up(world.db);
    letters = lettersOf(world);
    // A circuit would hold them.
    Object.assign(world.process.parts, {
      circuits: {
        look: () => Promise.resolve(),
        admit: () => Promise.resolve('all'),
        hold: () => Promise.resolve(undefined),
        heard: () => Promise.resolve(undefined),
        crashing: () => Promise.resolve(),
      },
    });
    await enter('early1', 'early2', 'late1', 'late2', 'late3', 'late-odd');
  });
  afterEach(async () => {
    await letters.runner.stop();
    await world.close();
  });

  async function enter(...people: readonly string[]) {
    for (const who of people) {
      await world.person(who);
      await world.happens('Checkout Started', who, { id: `${who}/${String(Math.random())}`, keys: [] });
    }
    await world.process.handleStored();
    await world.process.turnUntilIdle();
  }
  const dead = async () => {
    const found = await world.enrolments.find({ queue: 'dead', active: true }).toArray();
    return found.map(({ profileId }) => profileId).sort();
  };
  const order = async (task: Parameters<Letters['begin']>[0] extends infer T ? Partial<T> : never) =>
    await letters.begin({ workspaceId, by: 'session me', action: 'retry', filter: {}, ...task });
  const finished = async (id: string) => {
    await letters.runner.tick();
    return await letters.get(workspaceId, id);
  };

  it('are counted by step and cause, and narrowed down by step, cause, journey and time', async () => {
    const { groups, complete } = await world.process.enrolments.dead.groups(workspaceId, {});
    expect(complete).toBe(true);
    expect(groups.map(({ stepName, code, people }) => [stepName, code, people])).toEqual([
      ['Second', 'step_failed', 3],
      ['First', 'api_refused', 2],
      ['Second', 'several_outputs', 1],
    ]);
    const list = async (filter: object) =>
      (await world.process.enrolments.deadLetters(workspaceId, { limit: 50, ...filter })).items.length;
    expect(await list({ stepKey: SECOND })).toBe(4);
    expect(await list({ stepKey: SECOND, code: 'step_failed', journeyId })).toBe(3);
    expect(await list({ journeyId: 'jrn_other' })).toBe(0);
    expect(await list({ from: new Date(world.clock.now().getTime() + 60_000).toISOString() })).toBe(0);
    expect(await list({ to: new Date(world.clock.now().getTime() + 60_000).toISOString() })).toBe(6);
    expect((await world.process.enrolments.dead.groups('wsp_other', {})).groups).toEqual([]);
  });

  it.each([
    ['retry', 3],
    ['skip', 3],
    ['end', 3],
  ] as const)('are all %s with one order, and those that do not fit are left alone', async (action, people) => {
    works = true;
    const task = await order({ action, filter: { code: 'step_failed' } });
    expect(task).toMatchObject({ total: people });
    expect(await finished(task.id)).toMatchObject({ state: 'done', done: people, changed: people });
    await world.process.turnUntilIdle();
    expect(await dead()).toEqual(['early1', 'early2', 'late-odd']);
    const { stepKey, ended } = await world.root('late1');
    if (action === 'end') expect(ended).toMatchObject({ reason: 'removed', detail: 'dead letter' });
    else expect(stepKey).toBe('rest12');
  });

  it('who fails again meanwhile is not meant: an order ends', async () => {
    const task = await order({ filter: {} });
    expect(await finished(task.id)).toMatchObject({ state: 'done', done: 6, changed: 6 });
    await world.process.turnUntilIdle();
    expect(await dead()).toHaveLength(6);
    await letters.runner.tick();
    expect(await dead()).toHaveLength(6);
  });

  it('a crash after any write is gone on from by another process, and nobody is acted on twice', async () => {
    works = true;
    const tasks = letterTasksOf(world.db);
    const task = await order({ action: 'skip', filter: {} });
    await finished(task.id);
    // As it was left: two noted, acted on, not counted; the lease of the dead process has run out.
    const ids = (await world.enrolments.find({ profileId: { $in: ['late1', 'late2'] } }).toArray()).map(
      ({ _id }) => _id,
    );
    const seqs = async () => (await world.enrolments.find({ _id: { $in: ids } }).toArray()).map(({ seq }) => seq);
    const before = await seqs();
    await tasks.updateOne(
      { _id: task.id },
      {
        $set: {
          state: 'running',
          open: true,
          done: 4,
          changed: 4,
          batch: ids,
          lease: { token: 'dead', until: new Date(0) },
        },
        $unset: { finishedAt: '' },
      },
    );
    const other = lettersOf(world);
    await other.runner.tick();
    expect(await other.get(workspaceId, task.id)).toMatchObject({ state: 'done', done: 6 });
    expect(await seqs()).toEqual(before);
    await other.runner.stop();
  });

  it('two processes do not work on one order at the same time', async () => {
    works = true;
    const other = lettersOf(world);
    const task = await order({ action: 'end', filter: {} });
    await Promise.all([letters.runner.tick(), other.runner.tick()]);
    expect(await finished(task.id)).toMatchObject({ state: 'done', done: 6, changed: 6 });
    await other.runner.stop();
  });

  it('the same request orders once, and another workspace sees nothing of it', async () => {
    const first = await order({ key: 'again' });
    expect((await order({ key: 'again' })).id).toBe(first.id);
    expect((await letters.list(workspaceId, { limit: 50 })).items).toHaveLength(1);
    await expect(letters.get('wsp_other', first.id)).rejects.toMatchObject({ code: 'not_found' });
    await finished(first.id);
    await expect(letters.stop(workspaceId, first.id)).rejects.toMatchObject({ code: 'not_in_this_state' });
  });
});
