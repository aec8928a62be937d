import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { AUTHOR, openJourneys, type JourneyProcess } from '../support/journey-service';
import { aJourney, anAbandonedCart, branchRule } from '../support/journeys';

interface File {
  name?: string;
  nodes: { id?: string; name: string; type: string; parameters?: Record<string, unknown> }[];
  connections: object;
}

/** As `n8n.nodes` of the package lists them. */
const OUR_NODES = (
  JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { n8n: { nodes: string[] } }
).n8n.nodes.map((path) => basename(path, '.node.js').replace(/^./, (first) => first.toLowerCase()));

const PARAMETERS: Readonly<Record<string, (stepKey: string) => Record<string, unknown>>> = {
  wait: (stepKey) => ({
    ...{ stepKey, mode: 'event', amount: 3, unit: 'days', refresh: false },
    branches: {
      branch: [
        { event: 'Product Viewed', since: 'entry' },
        { kind: 'hours', from: '09:00', to: '18:00' },
      ],
    },
    restartOn: { rule: [{ event: 'Checkout Updated', by: 'entryKey' }] },
  }),
  branch: (stepKey) => ({ stepKey, rules: { rule: [branchRule('German', '={{ $json.profile.language }}', 'de')] } }),
  splitByValue: (stepKey) => ({
    stepKey,
    value: '={{ $json.profile.country }}',
    cases: { case: [{ name: 'A', values: ['DE'] }] },
  }),
  segmentTrigger: (stepKey) => ({ stepKey, segment: 'seg_1' }),
  segmentMembership: (stepKey) => ({ stepKey, segment: 'seg_1' }),
  splitByHistory: (stepKey) => ({ stepKey, message: 'reminder', days: 30 }),
  updateProfile: (stepKey) => ({
    stepKey,
    changes: { change: [{ name: 'points', action: 'increment', value: '5' }] },
    addTags: ['vip'],
  }),
  consent: (stepKey) => ({ stepKey, action: 'give', channel: 'sms', wording: 'Yes', explicit: true }),
  trackEvent: (stepKey) => ({ stepKey, event: 'Asked', properties: { property: [{ name: 'size', value: 'M' }] } }),
  abTest: (stepKey) => ({ stepKey, holdout: 10, metric: 'Order Completed' }),
  sendEmail: (stepKey) => ({ stepKey, message: 'reminder', window: 'hours', from: '08:30', to: '20:00' }),
  profileLookup: (stepKey) => ({ stepKey, by: 'email', value: '={{ $json.profile.email }}' }),
};

const NOTE = {
  ...{ id: 'note', name: 'Note', type: 'n8n-nodes-base.stickyNote', typeVersion: 1, position: [0, 400] },
  parameters: { content: '## 说明', color: 4 },
};

let process_: JourneyProcess;
beforeAll(async () => (process_ = await openJourneys()));
afterAll(() => process_.close());

async function imported(workflow: unknown): Promise<{ journeyId: string; exported: File }> {
  const { _id: journeyId } = await process_.journeys.create(AUTHOR, workflow);
  const exported = await process_.journeys.exported(AUTHOR.workspaceId, journeyId);
  return { journeyId, exported: JSON.parse(JSON.stringify(exported)) as File };
}

/** What files without them get: a name, and ids of nodes. */
function named(file: File, exported: File): File {
  const nodes = file.nodes.map((node, at) => ({ ...node, id: node.id ?? exported.nodes[at]!.id! }));
  return { ...file, name: file.name ?? 'Imported journey', nodes };
}

describe('a workflow from n8n', () => {
  const folder = join(process.env['PERENNIAL_TEST_DATA'] ?? '', 'n8n');
  const there = existsSync(folder);
  const real = there ? test : test.skip;

  real.each(there ? readdirSync(folder) : ['PERENNIAL_TEST_DATA names no folder of real workflows'])(
    'comes back as it was: %s',
    async (name) => {
      const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as File;
      const { exported } = await imported(file);
      expect(exported).toEqual(named(file, exported));
      expect(new Set(exported.nodes.map(({ id }) => id)).size).toBe(file.nodes.length);
      // And what was exported once is the same when it is imported again.
      expect((await imported(exported)).exported).toEqual(exported);
    },
  );

  test('keeps every field it does not know, sections, odd names and empty outputs', async () => {
    const file = {
      name: ' Spring  ',
      nodes: [
        {
          id: 'a',
          name: 'A.b $c ',
          type: 'x.y',
          typeVersion: 2.1,
          position: [0, -3.5],
          parameters: { $set: { 'a.b': 1 } },
        },
        {
          id: 'b',
          name: '日本',
          type: 'x.z',
          typeVersion: 1,
          position: [1, 1],
          parameters: {},
          executeOnce: true,
          future: [null],
        },
      ],
      connections: { 'A.b $c ': { main: [null, [], [{ node: '日本', type: 'main', index: 0, extra: true }]] } },
      nodeGroups: [{ id: 'g', name: 'Part', nodeIds: ['b'], color: 4 }],
      pinData: {},
      meta: { instanceId: 'x' },
      settings: { executionOrder: 'v1' },
    };
    expect((await imported(file)).exported).toEqual(file);
  });

  test('keeps the stepKeys of our steps, also when n8n gave the nodes new ids', async () => {
    const workflow = anAbandonedCart().workflow();
    const { journeyId } = await imported(workflow);
    const fromN8n = { ...workflow, nodes: workflow.nodes.map((node, at) => ({ ...node, id: `new-${String(at)}` })) };
    await process_.journeys.replace(AUTHOR, journeyId, { json: fromN8n, baseRevision: 1 });
    const { nodes } = await process_.journeys.exported(AUTHOR.workspaceId, journeyId);
    expect(nodes.map(({ id, parameters }) => [id, parameters['stepKey']])).toEqual(
      workflow.nodes.map(({ parameters }, at) => [`new-${String(at)}`, parameters['stepKey']]),
    );
  });

  test('of a published version comes back whole, with every type of our nodes, and runs the same when it is imported again', async () => {
    const ours = Object.fromEntries(
      OUR_NODES.map((type) => [type, `${type.toLowerCase()}1`.slice(0, 12).padEnd(6, '1')]),
    );
    const start = aJourney('All of it').entry({
      ...{ key: 'checkout', aliases: ['cart'], needsConsent: 'email', perHour: 10 },
      exits: [{ event: 'Order Cancelled', by: 'entryKey' }],
      goals: [{ event: 'Order Paid', by: 'entryKey', valuePath: 'total', goesOn: true, key: 'paid' }],
    });
    for (const type of OUR_NODES.filter((one) => !one.endsWith('Trigger') && one !== 'exit'))
      start.foreign(`n8n-nodes-perennial.${type}`, {
        name: type,
        parameters: PARAMETERS[type]?.(ours[type]!) ?? { stepKey: ours[type] },
      });
    const built = start
      .exit('done', { stepKey: 'exitdone' })
      .from('Event Trigger', 1)
      .exit('paid', { name: 'Paid', stepKey: 'exitpaid' })
      .foreign('n8n-nodes-base.httpRequest', { parameters: { url: 'https://example.com', options: { timeout: 5 } } })
      .workflow();
    const workflow = {
      ...built,
      nodes: [...built.nodes, NOTE].map((node, at) => ({
        ...node,
        notes: `no. ${String(at)}`,
        credentials: { x: { id: '1', name: 'X' } },
      })),
      pinData: { Paid: [{ json: { a: 1 } }] },
      settings: { executionOrder: 'v1', timezone: 'Asia/Tokyo' },
      meta: { templateCredsSetupCompleted: true },
    };
    const publishedOf = async (json: unknown) => {
      const { _id: journeyId } = await process_.journeys.create(AUTHOR, json);
      const version = await process_.journeys.publish(AUTHOR, journeyId, { whatHappensToPeopleInside: 'finish' });
      await process_.journeys.replace(AUTHOR, journeyId, { json: anAbandonedCart().workflow(), baseRevision: 1 });
      const file: unknown = JSON.parse(
        JSON.stringify(await process_.journeys.exported(AUTHOR.workspaceId, journeyId, version._id)),
      );
      return { file, runs: await process_.journeys.byId(version._id) };
    };
    const first = await publishedOf(workflow);
    expect(first.file).toEqual(JSON.parse(JSON.stringify(workflow)));
    const again = await publishedOf(first.file);
    expect(again.file).toEqual(first.file);
    expect([...again.runs.steps]).toEqual([...first.runs.steps]);
    expect(again.runs.entry).toEqual(first.runs.entry);
  });

  test('gets new stepKeys and ids where they are missing, unusable or there twice', async () => {
    const workflow = anAbandonedCart().workflow();
    const [entry, wait, send] = workflow.nodes;
    const key = entry!.parameters['stepKey'];
    const copied = [
      entry!,
      { ...wait!, id: entry!.id, parameters: { ...wait!.parameters, stepKey: key } },
      { ...send!, parameters: { ...send!.parameters, stepKey: 'No Good!' } },
    ];
    const { exported } = await imported({ ...workflow, nodes: copied });
    const keys = exported.nodes.map(({ parameters }) => String(parameters!['stepKey']));
    expect(keys[0]).toBe(key);
    expect(new Set(keys).size).toBe(3);
    for (const each of keys) expect(each).toMatch(/^[a-z0-9]{6,16}$/);
    expect(new Set(exported.nodes.map(({ id }) => id)).size).toBe(3);
  });

  const node = { name: 'A', type: 'x.y', typeVersion: 1, position: [0, 0], parameters: {} };
  test.each<[string, unknown, RegExp]>([
    ['a list', [1, 2], /no "nodes"/],
    ['an execution', { data: {} }, /no "nodes"/],
    ['nodes that are none', { nodes: [{ name: 'A' }], connections: {} }, /nodes\.0\.type/],
    ['two nodes of one name', { nodes: [node, node], connections: {} }, /Two nodes are called "A"/],
    ['a node called __proto__', { nodes: [{ ...node, name: '__proto__' }], connections: {} }, /reserved name/],
    ['wires that are none', { nodes: [node], connections: { A: { main: 'B' } } }, /connections\.A\.main/],
    [
      '501 nodes',
      { nodes: Array.from({ length: 501 }, (_, n) => ({ ...node, name: String(n) })), connections: {} },
      /at most 500/,
    ],
  ])('is refused with the reason when it is none: %s', async (_, file, message) => {
    await expect(process_.journeys.create(AUTHOR, file)).rejects.toThrow(message);
    await expect(process_.journeys.create(AUTHOR, file)).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
