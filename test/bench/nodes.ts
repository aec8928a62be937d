import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { JourneyWorkflow, WorkflowNode } from '../../runtime/src/engine/workflow';
import { createN8n, type N8n } from '../../runtime/src/n8n/service';
import { N8nClient } from '../n8n/support/n8n-client';
import { startN8n } from '../n8n/support/n8n-server';
import { aBatch, aNode, anItem, aVersion, aWorkflow, silent } from '../support/n8n-batch';
import type { Arena } from './arena';
import { conditionsOf, median, rounded, type Result, type Say } from './result';

const BATCH = 1_000;
/** Webhooks under way at once. */
const ABREAST = 8;
const PATH = 'bench-nodes';

const base = (name: string, type: string, typeVersion: number, parameters: Record<string, unknown>): WorkflowNode => ({
  ...aNode(name, `n8n-nodes-base.${type}`, parameters),
  typeVersion,
});

const assignment = (name: string, value: string) => ({
  assignments: { assignments: [{ id: name, name, value, type: 'string' }] },
  includeOtherFields: true,
  options: {},
});

/** A text function, a comparison, another text, and nothing: `at` is where the event lies in the item. */
const fourNodes = (at: string): readonly WorkflowNode[] => [
  base('Greet', 'set', 3.4, assignment('greeting', `={{ "Hi " + ${at}.name.toUpperCase() }}`)),
  base('Large', 'if', 2.2, {
    conditions: {
      options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
      combinator: 'and',
      conditions: [
        { id: 'c', leftValue: `={{ ${at}.amount }}`, rightValue: 0, operator: { type: 'number', operation: 'gt' } },
      ],
    },
    options: {},
  }),
  base('Note', 'set', 3.4, assignment('note', `={{ $json.greeting.length > 5 ? "long" : "short" }}`)),
  base('End', 'noOp', 1, {}),
];

/** The n8n server of `npm run test:n8n`. */
function serverOf(): string {
  const executable = process.env['PERENNIAL_N8N_SERVER'];
  if (executable === undefined)
    throw new Error(
      'Set PERENNIAL_N8N_SERVER to …/node_modules/n8n/bin/n8n of a server that npm run test:n8n has installed',
    );
  return executable;
}

/** Profiles through the same four nodes: a batch in our runtime, one execution for each in n8n, by both of its engines. */
export async function nodes(arena: Arena, { events }: { readonly events: number }, say: Say): Promise<Result> {
  const executable = serverOf();
  const ours = await throughOurs(executable, events * 10);
  say(`ours ${ours.toFixed(0)}/s`);
  const usual = await throughN8n(executable, 'vm', events);
  say(`n8n by default ${usual.toFixed(1)}/s`);
  const legacy = await throughN8n(executable, 'legacy', events);
  say(`n8n with legacy expressions ${legacy.toFixed(1)}/s`);
  return {
    ...{ bench: 'nodes', unit: 'profiles/s', goal: '≥ 200 × its default, ≥ 60 × its legacy expressions', rounds: 1 },
    ...{ ours: Math.round(ours), reference: rounded(usual, 1), ratio: rounded(ours / usual, 1) },
    more: { legacy: rounded(legacy, 1), ratioToLegacy: rounded(ours / legacy, 1) },
    conditions: {
      profiles: events * 10,
      executions: events,
      batch: BATCH,
      abreast: ABREAST,
      ...(await conditionsOf(arena)),
    },
  };
}

async function throughOurs(executable: string, profiles: number): Promise<number> {
  const workflow = aWorkflow(...fourNodes('$json.event.properties'));
  const folders = [join(dirname(executable), '../../n8n-nodes-base')];
  const snapshots = { workflow: () => Promise.resolve(workflow) };
  const n8n = await createN8n({ ourPackage: join(__dirname, '../..'), folders, logger: silent, snapshots });
  try {
    await passAll(n8n, workflow, BATCH);
    const rates = [];
    for (let done = 0; done < profiles; done += BATCH) rates.push(await passAll(n8n, workflow, BATCH));
    return median(rates);
  } finally {
    await n8n.close();
  }
}

/** One batch through all four; gives profiles per second. */
async function passAll(n8n: N8n, workflow: JourneyWorkflow, count: number): Promise<number> {
  const version = aVersion(workflow);
  let items = Array.from({ length: count }, (_, i) => anItem(i, { name: `ada ${String(i)}`, amount: i + 1 }));
  const from = performance.now();
  for (const { id } of workflow.nodes.slice(1)) {
    const results = await n8n.runner.run(aBatch(version, id, items));
    items = items.map((item, i) => {
      const result = results[i];
      if (result?.kind !== 'passed') throw new Error(`${id}: ${JSON.stringify(result)}`);
      return { ...item, json: result.item };
    });
  }
  return (count / (performance.now() - from)) * 1_000;
}

async function throughN8n(executable: string, engine: 'vm' | 'legacy', executions: number): Promise<number> {
  process.env['N8N_EXPRESSION_ENGINE'] = engine;
  const server = await startN8n(executable);
  try {
    const client = new N8nClient(server.baseUrl);
    await client.signIn();
    await client.activate(await theWorkflow(client));
    const call = async (n: number) =>
      await fetch(`${server.baseUrl}/webhook/${PATH}?name=ada${String(n)}&amount=${String(n + 1)}`);
    for (let tries = 0; !(await call(0)).ok; tries++) {
      if (tries > 50) throw new Error('The webhook of n8n does not answer');
      await sleep(200);
    }
    await abreast(Math.ceil(executions / 5), call); // warms up
    const from = performance.now();
    await abreast(executions, call);
    return (executions / (performance.now() - from)) * 1_000;
  } finally {
    await server.stop();
    delete process.env['N8N_EXPRESSION_ENGINE'];
  }
}

async function theWorkflow(client: N8nClient) {
  const webhook = { path: PATH, httpMethod: 'GET', responseMode: 'lastNode', options: {} };
  const entry = { name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, parameters: webhook };
  const steps = fourNodes('$json.query').map(({ name, type, typeVersion, parameters }) => ({
    name,
    type,
    typeVersion,
    parameters,
  }));
  const names = ['Webhook', ...steps.map(({ name }) => name)];
  const connections = Object.fromEntries(
    names.slice(1).map((name, i) => [names[i] ?? '', { main: [[{ node: name, type: 'main', index: 0 }]] }]),
  );
  return await client.createWorkflow('Bench', [entry, ...steps], { connections });
}

async function abreast(count: number, call: (n: number) => Promise<Response>): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => n).values();
  const work = async () => {
    for (const n of numbers) {
      const answer = await call(n);
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`n8n answered ${String(answer.status)}`);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
}
