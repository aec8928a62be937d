import { AUTHOR, openJourneys, OTHER, type JourneyProcess } from '../support/journey-service';
import { anAbandonedCart } from '../support/journeys';
import type { DraftWorkflow } from '../../runtime/src/journeys/draft/workflow';
import type { AskedOperation } from '../../runtime/src/journeys/draft/operation';

let process: JourneyProcess;
beforeAll(async () => (process = await openJourneys()));
afterAll(() => process.close());

const workflow = anAbandonedCart().workflow();
const id = (name: string) => workflow.nodes.find((node) => node.name === name)!.id;
const [entry, wait, send] = ['Event Trigger', 'Wait', 'Send Email'].map(id) as [string, string, string];

const set = (step: string, key: string, value: unknown): AskedOperation => ({
  type: 'setParameters',
  step,
  changes: [{ path: [key], value }],
});
const rename = (step: string, name: string): AskedOperation => ({ type: 'renameStep', step, name });
const wire = (type: 'connect' | 'disconnect', from: string, to: string): AskedOperation => ({
  type,
  from: { step: from, output: 0, kind: 'main' },
  to: { step: to, input: 0, kind: 'main' },
});
const remove = (step: string): AskedOperation => ({ type: 'removeStep', step, closeGap: true, through: 0 });
const add = (name: string, step: string): AskedOperation => ({
  type: 'addStep',
  node: { name, type: 'n8n-nodes-perennial.wait', typeVersion: 1, position: [0, 0], parameters: {} },
  after: { step, output: 0, onward: 0 },
});
const section = (groupId: string, ...nodeIds: string[]): AskedOperation => ({
  type: 'setGroup',
  group: { id: groupId, name: groupId, nodeIds },
});

async function aDraft(): Promise<string> {
  return (await process.journeys.create(AUTHOR, workflow))._id;
}

async function draft(journeyId: string): Promise<DraftWorkflow> {
  return (await process.journeys.read(AUTHOR.workspaceId, journeyId)).workflow;
}

const step = (from: DraftWorkflow, name: string) => from.nodes.find((node) => node.name === name)!;

describe('saving a draft', () => {
  test('makes one revision of several operations, all or none', async () => {
    const journeyId = await aDraft();
    const { revision } = await process.journeys.save(AUTHOR, journeyId, {
      baseRevision: 1,
      operations: [set(wait, 'amount', 3), rename(wait, 'Three hours')],
    });
    expect(revision).toBe(2);
    expect(step(await draft(journeyId), 'Three hours').parameters).toMatchObject({ amount: 3 });

    const half = process.journeys.save(AUTHOR, journeyId, {
      baseRevision: 2,
      operations: [set(wait, 'amount', 4), set('nobody', 'amount', 5)],
    });
    await expect(half).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining('"nobody"') as unknown,
    });
    expect(step(await draft(journeyId), 'Three hours').parameters).toMatchObject({ amount: 3 });
  });

  test('gives new steps of ours an id, a free name and a stepKey that nothing can change', async () => {
    const journeyId = await aDraft();
    const saved = await process.journeys.save(AUTHOR, journeyId, { baseRevision: 1, operations: [add('Wait', entry)] });
    const added = step(await draft(journeyId), 'Wait1');
    expect(saved.operations[0]).toMatchObject({ node: { id: added.id, name: 'Wait1' } });
    expect(added.parameters['stepKey']).toMatch(/^[a-z0-9]{6,16}$/);

    const change = { baseRevision: 2, operations: [set(added.id, 'stepKey', 'another1')] };
    await expect(process.journeys.save(AUTHOR, journeyId, change)).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('rewrites references in expressions when a step is renamed', async () => {
    const journeyId = await aDraft();
    const operations = [
      set(send, 'note', '={{ $(\'Wait\').item.json.wait.at }} and {{ $node["Wait"].json.a }}'),
      set(send, 'plain', "$('Wait') is only text"),
      rename(wait, 'Two "quiet" hours'),
    ];
    await process.journeys.save(AUTHOR, journeyId, { baseRevision: 1, operations });
    const after = await draft(journeyId);
    expect(step(after, 'Send Email').parameters).toMatchObject({
      note: '={{ $(\'Two \\"quiet\\" hours\').item.json.wait.at }} and {{ $node["Two \\"quiet\\" hours"].json.a }}',
      plain: "$('Wait') is only text",
    });
    expect(after.connections['Event Trigger']).toEqual({
      main: [[{ node: 'Two "quiet" hours', type: 'main', index: 0 }]],
    });
  });

  test('closes the gap of a removed step, or leaves it open', async () => {
    const closed = await aDraft();
    await process.journeys.save(AUTHOR, closed, { baseRevision: 1, operations: [remove(wait)] });
    expect((await draft(closed)).connections).toEqual({
      'Event Trigger': { main: [[{ node: 'Send Email', type: 'main', index: 0 }]] },
    });
    const open = await aDraft();
    const operations = [{ ...remove(wait), closeGap: false } as AskedOperation];
    await process.journeys.save(AUTHOR, open, { baseRevision: 1, operations });
    expect((await draft(open)).connections).toEqual({ 'Event Trigger': { main: [[]] } });
  });

  test('answers a repeated patch as the first time, instead of finding itself in the way', async () => {
    const journeyId = await aDraft();
    const patch = { baseRevision: 1, operations: [set(wait, 'amount', 9)], patchId: 'p-1' };
    const first = await process.journeys.save(AUTHOR, journeyId, patch);
    expect(await process.journeys.save(AUTHOR, journeyId, patch)).toEqual(first);
    expect((await process.journeys.read(AUTHOR.workspaceId, journeyId)).revision).toBe(2);
  });

  test.each([
    [
      '501 steps',
      { operations: Array.from({ length: 500 }, (_, n) => add(`Wait ${String(n)}`, entry)) },
      /at most 500/,
    ],
    ['more than a megabyte', { operations: [set(wait, 'text', 'x'.repeat(1_100_000))] }, /1 MB/],
    ['very deep values', { operations: [set(wait, 'deep', JSON.parse('['.repeat(900) + ']'.repeat(900)))] }, /nested/],
    ['a revision that does not exist', { baseRevision: 7, operations: [set(wait, 'amount', 1)] }, /revision 7/],
  ])('refuses %s', async (_, patch, message) => {
    const journeyId = await aDraft();
    await expect(process.journeys.save(AUTHOR, journeyId, { baseRevision: 1, ...patch })).rejects.toThrow(message);
    expect((await process.journeys.read(AUTHOR.workspaceId, journeyId)).revision).toBe(1);
  });

  test('brings the snapshot forward when a crash left it behind the list of operations', async () => {
    const journeyId = await aDraft();
    await process.journeys.save(AUTHOR, journeyId, { baseRevision: 1, operations: [set(wait, 'amount', 6)] });
    const before = { 'draft.revision': 1, 'draft.workflow': JSON.stringify(workflow) };
    await process.database.db.collection<{ _id: string }>('journeys').updateOne({ _id: journeyId }, { $set: before });

    expect(await process.journeys.read(AUTHOR.workspaceId, journeyId)).toMatchObject({ revision: 2 });
    expect(step(await draft(journeyId), 'Wait').parameters).toMatchObject({ amount: 6 });
  });

  test('is not possible in another workspace: the journey is not there', async () => {
    const journeyId = await aDraft();
    const patch = { baseRevision: 1, operations: [set(wait, 'amount', 1)] };
    const foreign = process.journeys.save({ workspaceId: 'rival', by: 'usr_eve' }, journeyId, patch);
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('saving on a revision that others have passed', () => {
  /** Anna saved first, Ben saves on the revision before. */
  const apart: [string, AskedOperation[], AskedOperation[]][] = [
    ['other parameters of one step', [set(wait, 'amount', 3)], [set(wait, 'unit', 'days')]],
    ['parameters of other steps', [set(wait, 'amount', 3)], [set(send, 'category', 'transactional')]],
    ['a parameter and the name', [rename(wait, 'Pause')], [set(wait, 'amount', 3)]],
    ['a new step and a note elsewhere', [add('Later', entry)], [{ type: 'setNotes', step: send, notes: 'Hello' }]],
    ['two new steps behind different steps', [add('Later', entry)], [add('Later', wait)]],
    ['a removed step and another one', [remove(send)], [set(entry, 'zone', 'Europe/Berlin')]],
    [
      'different settings',
      [{ type: 'setStepSettings', step: wait, set: { disabled: true }, unset: [] }],
      [{ type: 'setStepSettings', step: wait, set: { onError: 'stopWorkflow' }, unset: [] }],
    ],
    ['two sections', [section('one', entry)], [section('two', wait)]],
    ["the journey's name and a step", [{ type: 'renameJourney', name: 'Carts' }], [rename(wait, 'Pause')]],
  ];
  test.each(apart)('puts one on the other: %s', async (_, first, second) => {
    const journeyId = await aDraft();
    const anna = await process.journeys.save(AUTHOR, journeyId, { baseRevision: 1, operations: first });
    const ben = await process.journeys.save(OTHER, journeyId, { baseRevision: 1, operations: second });
    expect(ben).toMatchObject({ revision: 3, missed: [{ revision: 2, by: 'usr_anna', operations: anna.operations }] });

    const other = await aDraft();
    await process.journeys.save(AUTHOR, other, { baseRevision: 1, operations: [...first, ...second] });
    // All but what is new each time: ids and step keys.
    const known = (each: DraftWorkflow) => ({
      ...each,
      nodes: each.nodes.map((node) => ({ ...node, id: '', parameters: { ...node.parameters, stepKey: '' } })),
    });
    expect(known(await draft(journeyId))).toEqual(known(await draft(other)));
  });

  const inTheWay: [string, AskedOperation[], AskedOperation[], string][] = [
    ['the same parameter', [set(wait, 'amount', 3)], [set(wait, 'amount', 4)], `steps.${wait}.parameters.amount`],
    [
      'a part of a parameter the other replaced',
      [set(entry, 'exits', {})],
      [{ type: 'setParameters', step: entry, changes: [{ path: ['exits', 'exit', 0, 'by'], value: 'profile' }] }],
      `steps.${entry}.parameters.exits.exit`,
    ],
    ['a step that is gone', [remove(wait)], [set(wait, 'amount', 4)], `steps.${wait}.parameters.amount`],
    ['removing what the other changed', [set(wait, 'amount', 3)], [remove(wait)], `steps.${wait}.parameters.amount`],
    ['two steps behind one output', [add('Later', entry)], [add('Soon', entry)], `steps.${entry}.wires.main.0`],
    ['a wire to a step that is gone', [remove(send)], [wire('connect', entry, send)], `steps.${send}.reached.${entry}`],
    ['the same name', [rename(wait, 'A')], [rename(wait, 'B')], `steps.${wait}.name`],
    [
      'a whole import',
      [set(wait, 'amount', 3)],
      [{ type: 'replaceWorkflow', workflow: workflow as DraftWorkflow }],
      `steps.${wait}.parameters.amount`,
    ],
    ['the same step in two sections', [section('one', wait)], [section('two', wait)], `steps.${wait}.section`],
  ];
  test.each(inTheWay)('asks instead of overwriting: %s', async (_, first, second, path) => {
    const journeyId = await aDraft();
    await process.journeys.save(AUTHOR, journeyId, { baseRevision: 1, operations: first });
    const before = await draft(journeyId);
    await expect(
      process.journeys.save(OTHER, journeyId, { baseRevision: 1, operations: second }),
    ).rejects.toMatchObject({
      code: 'conflict',
      problems: expect.arrayContaining([
        { path, message: expect.stringContaining('usr_anna') as unknown, code: 'changed_meanwhile' },
      ]) as unknown,
    });
    expect(await draft(journeyId)).toEqual(before);
  });

  test('rewrites references to a step that was renamed meanwhile', async () => {
    const journeyId = await aDraft();
    await process.journeys.save(AUTHOR, journeyId, { baseRevision: 1, operations: [rename(wait, 'Pause')] });
    const operations = [set(send, 'note', "={{ $('Wait').item.json.wait.at }}")];
    await process.journeys.save(OTHER, journeyId, { baseRevision: 1, operations });
    expect(step(await draft(journeyId), 'Send Email').parameters['note']).toBe("={{ $('Pause').item.json.wait.at }}");
  });

  test('keeps every one of twenty saves at once that touch different fields', async () => {
    const journeyId = await aDraft();
    const saves = Array.from({ length: 20 }, (_, n) =>
      process.journeys.save(AUTHOR, journeyId, { baseRevision: 1, operations: [set(wait, `field${String(n)}`, n)] }),
    );
    const revisions = (await Promise.all(saves)).map(({ revision }) => revision);
    expect(revisions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 2));
    const { parameters } = step(await draft(journeyId), 'Wait');
    for (let n = 0; n < 20; n += 1) expect(parameters[`field${String(n)}`]).toBe(n);
  });
});
