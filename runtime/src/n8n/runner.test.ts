import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

import { aBatch, aNode, anItem, aVersion, aWorkflow, silent } from '../../../test/support/n8n-batch';
import { aPackage, declarative, programmatic } from '../../../test/support/n8n-package';
import type { JourneyWorkflow, WorkflowNode } from '../engine/workflow';
import type { CompiledVersion } from '../engine/version';
import type { RunItem } from '../engine/ports';
import { NodePackages } from './packages';
import { disposeN8n, prepareN8n } from './prepare';
import { httpClient } from './request-timeout';
import { N8nRunner, type RunnerParts } from './runner';

const OTHERS = 'n8n-nodes-others';
const packages = new NodePackages(silent);
const workflows = new Map<string, JourneyWorkflow>();
const runnerWith = (timeouts: RunnerParts['timeouts']) =>
  new N8nRunner({
    packages,
    snapshots: { workflow: (id) => Promise.resolve(workflows.get(id)!) },
    credentials: { decrypted: () => Promise.reject(new Error('no credentials here')), keep: () => Promise.resolve() },
    timeouts,
  });
const runner = runnerWith({ local: 3_000, external: 3_000 });

const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ asked: request.url }));
});

beforeAll(async () => {
  await once(server.listen(0, 'localhost'), 'listening');
  const { port } = server.address() as AddressInfo;
  await prepareN8n(silent, ['localhost']);
  await packages.load(join(__dirname, '../../..'));
  await packages.load(
    await aPackage(OTHERS, {
      'dist/Greet.node.js': programmatic(
        'Greet',
        `return [this.getInputData().map((item, i) => {
          item.json.changed = true;
          return { json: { ...item.json, greeting: this.getNodeParameter('a', i) }, pairedItem: { item: i } };
        })];`,
      ),
      'dist/Unpaired.node.js': programmatic('Unpaired', 'return [this.getInputData().map(({ json }) => ({ json }))];'),
      'dist/Twice.node.js': programmatic(
        'Twice',
        'return [this.getInputData().flatMap((item, i) => [1, 2].map((n) => ({ json: { n }, pairedItem: i })))];',
      ),
      'dist/Both.node.js': programmatic(
        'Both',
        'const all = this.getInputData().map((item, i) => ({ json: {}, pairedItem: i })); return [all, all];',
      ),
      'dist/Odd.node.js': programmatic(
        'Odd',
        'return [[], this.getInputData().flatMap((item, i) => (i % 2 ? [{ json: item.json, pairedItem: { item: i } }] : []))];',
      ),
      'dist/Picky.node.js': programmatic(
        'Picky',
        `this.getInputData().forEach((item, i) => {
          if (item.json.event.properties.bad) throw Object.assign(new Error('bad customer bob@example.com'), { context: { itemIndex: i } });
        });
        return [this.getInputData()];`,
      ),
      'dist/Vague.node.js': programmatic(
        'Vague',
        `if (this.getInputData().some(({ json }) => json.event.properties.bad)) throw new Error('something is wrong');
         return [this.getInputData()];`,
      ),
      'dist/Broken.node.js': programmatic('Broken', `throw new Error('out of order');`),
      'dist/Slow.node.js': programmatic('Slow', 'await new Promise(() => {});'),
      'dist/Late.node.js': programmatic(
        'Late',
        'await new Promise((done) => setTimeout(done, 1000)); return [this.getInputData()];',
      ),
      'dist/Ask.node.js': programmatic(
        'Ask',
        `const url = 'http://localhost:${String(port)}/';
         await this.helpers.httpRequest({ url });
         await this.helpers.httpRequest({ url, timeout: 5_000 });
         return [this.getInputData()];`,
      ),
      'dist/Call.node.js': programmatic(
        'Call',
        `await this.helpers.httpRequest({ url: 'http://127.0.0.1:9/' }); return [this.getInputData()];`,
      ),
      'dist/Proposing.node.js': programmatic(
        'Proposing',
        `this.getInputData().forEach(({ json }, i) => {
          this.helpers.perennial.propose(i, { kind: 'profile', body: { addTags: [json.profile.id] } });
          this.helpers.perennial.propose(i, { kind: 'event', body: { name: 'Seen', properties: { i } } });
          if (json.event.properties.bad) throw Object.assign(new Error('no'), { context: { itemIndex: i } });
        });
        return [this.getInputData()];`,
      ),
      'dist/Holding.node.js': programmatic(
        'Holding',
        'await this.putExecutionToWait(new Date(Date.now() + 86400000)); return [this.getInputData()];',
      ),
      'dist/Declared.node.js': declarative('Declared', `http://localhost:${String(port)}`, '/greet'),
    }),
  );
});

afterAll(async () => {
  await runner.close();
  await disposeN8n();
  server.close();
});

function journey(nodes: readonly WorkflowNode[], runs: 'local' | 'external' = 'local'): CompiledVersion {
  const workflow = aWorkflow(...nodes);
  const version = aVersion(workflow, runs);
  workflows.set(version.id, workflow);
  return version;
}

async function run(node: WorkflowNode, items: readonly RunItem[], runs: 'local' | 'external' = 'local') {
  const version = journey([node], runs);
  return await runner.run(aBatch(version, node.id, items));
}

const other = (name: string, a = '') => ({ ...aNode(name, `${OTHERS}.${name.toLowerCase()}`, { a }) });

describe('our own nodes', () => {
  test('Branch sends a thousand profiles down the way of the first rule that fits, in one execution', async () => {
    const condition = (leftValue: string, operation: string, rightValue: number) => ({
      options: { caseSensitive: false, leftValue: '', typeValidation: 'loose', version: 2 },
      combinator: 'and',
      conditions: [{ id: 'c', leftValue, rightValue, operator: { type: 'number', operation } }],
    });
    const amount = '={{ $json.event.properties.total.amount }}';
    const rule = [
      { name: 'Large', conditions: condition(amount, 'gt', 700) },
      { name: 'Middle', conditions: condition(amount, 'gt', 300) },
    ];
    const items = Array.from({ length: 1000 }, (_, i) => anItem(i, { total: { amount: i } }));

    const results = await run(aNode('Split', 'branch', { rules: { rule } }), items);

    const outputs = results.map((result) => (result.kind === 'passed' ? result.output : -1));
    expect(outputs).toEqual(items.map((_, i) => (i > 700 ? 0 : i > 300 ? 1 : 2)));
    expect(results[800]).toEqual({
      kind: 'passed',
      output: 0,
      item: { ...items[800]!.json, branch: { name: 'Large' } },
      effects: [],
    });
    expect(results[0]).toMatchObject({ item: { branch: { name: 'Else' } } });
  });

  test('Wait holds each profile for its own time', async () => {
    const node = aNode('Wait', 'wait', { mode: 'time', amount: '={{ $json.event.properties.days }}', unit: 'days' });
    const results = await run(node, [anItem(0, { days: 1 }), anItem(1, { days: 30 })]);
    expect(results).toEqual([
      { kind: 'held', hold: { kind: 'time', wait: { amount: 1, unit: 'days' } }, effects: [] },
      { kind: 'held', hold: { kind: 'time', wait: { amount: 30, unit: 'days' } }, effects: [] },
    ]);
  });

  test('Wait listens for events: branch k leads to output k + 1', async () => {
    const filter = { conditions: { condition: [{ path: 'total.amount', operator: 'greaterThan', value: '50' }] } };
    const node = aNode('Wait', 'wait', {
      mode: 'event',
      amount: 1,
      unit: 'hours',
      branches: {
        branch: [
          { event: 'Order Completed', by: 'entryKey' },
          { event: 'Cart Viewed', filter },
        ],
      },
      restartOn: { rule: [{ event: 'Checkout Updated', by: 'entryKey' }] },
    });
    expect(await run(node, [anItem(0)])).toEqual([
      {
        kind: 'held',
        effects: [],
        hold: {
          kind: 'listen',
          wait: { amount: 1, unit: 'hours' },
          branches: [
            { event: 'Order Completed', by: 'entryKey', output: 1 },
            {
              event: 'Cart Viewed',
              by: 'profile',
              output: 2,
              filter: {
                combinator: 'all',
                conditions: [{ path: 'total.amount', operator: 'greaterThan', value: '50' }],
              },
            },
          ],
          restartOn: [{ event: 'Checkout Updated', by: 'entryKey' }],
          refresh: true,
        },
      },
    ]);
  });

  test('Send Email asks for a send, Exit ends the journey', async () => {
    const send = aNode('Mail', 'sendEmail', { message: 'cart-1', window: 'hours', from: '09:00', to: '20:00' });
    expect(await run(send, [anItem(0)])).toEqual([
      {
        kind: 'sent',
        effects: [],
        send: {
          channel: 'email',
          messageKey: 'cart-1',
          senderRole: 'marketing-email',
          category: 'marketing',
          window: { from: '09:00', to: '20:00', outside: 'defer' },
          resendUnknown: false,
        },
      },
    ]);
    expect(await run(aNode('Out', 'exit', { reason: 'bought' }), [anItem(0)])).toEqual([
      { kind: 'exited', reason: 'bought', effects: [] },
    ]);
  });

  test('a profile whose parameters make no sense fails alone, and the others hold', async () => {
    const node = aNode('Wait', 'wait', { amount: '={{ $json.event.properties.days }}', unit: 'days' });
    const results = await run(node, [anItem(0, { days: 1 }), anItem(1, { days: 'soon' }), anItem(2, { days: 3 })]);
    expect(results.map(({ kind }) => kind)).toEqual(['held', 'failed', 'held']);
    expect(results[1]).toMatchObject({
      failure: { class: 'permanent', message: expect.stringContaining('"soon"') as unknown },
    });
    expect(results[2]).toMatchObject({ hold: { wait: { amount: 3 } } });
  });

  test('the entry and a disabled step let everybody through', async () => {
    const version = journey([{ ...aNode('Off', 'wait'), disabled: true }]);
    const item = anItem(0);
    const passed = [{ kind: 'passed', output: 0, item: item.json, effects: [] }];
    expect(await runner.run(aBatch(version, 'off', [item]))).toEqual(passed);
    expect(await runner.run(aBatch(version, 'entry', [item]))).toEqual(passed);
  });
});

describe('expressions', () => {
  const greet = async (a: string, items: readonly RunItem[] = [anItem(0, { name: 'Ada' })]) => {
    const results = await run(other('Greet', a), items);
    return results.map((result) => (result.kind === 'passed' ? result.item['greeting'] : result));
  };

  test('see the item, and what earlier steps and the entry gave out, each profile its own', async () => {
    const version = journey([aNode('Coupon', 'branch'), other('Greet', '={{ $("Coupon").item.json.code + $("Entry").item.json.event.properties.name }}')]); // prettier-ignore
    const items = [0, 1, 2].map((i) =>
      anItem(i, { name: `n${String(i)}` }, i < 2 ? { coupon: { code: `C${String(i)}` } } : {}),
    );
    const results = await runner.run(aBatch(version, 'greet', items));
    const greetings = results.map((result) => (result.kind === 'passed' ? result.item['greeting'] : result));
    expect(greetings).toEqual(['C0n0', 'C1n1', 'undefinedn2']);
  });

  test('plain paths and code agree', async () => {
    const items = [anItem(0, { name: 'Ada' }), anItem(1, { name: 'Bob' }), anItem(2)];
    expect(await greet('=Hi {{ $json.event.properties.name }}!', items)).toEqual(['Hi Ada!', 'Hi Bob!', 'Hi !']);
    expect(await greet('=Hi {{ $("Entry").item.json.event.properties.name || "you" }}!', items)).toEqual([
      'Hi Ada!',
      'Hi Bob!',
      'Hi you!',
    ]);
  });

  test.each([
    '={{ process.env.SECRET_OF_THE_PROCESS }}',
    '={{ process.mainModule.require("fs") }}',
    '={{ $env.SECRET_OF_THE_PROCESS }}',
    '={{ require("node:fs").readFileSync("/etc/passwd", "utf8") }}',
    '={{ $json.constructor.constructor("return process.env.SECRET_OF_THE_PROCESS")() }}',
    '={{ globalThis.process.env.SECRET_OF_THE_PROCESS }}',
    '={{ (() => {}).constructor("return 1")() }}',
    '={{ fetch("http://localhost") }}',
  ])('cannot reach out of their sandbox: %s', async (expression) => {
    process.env['SECRET_OF_THE_PROCESS'] = 'leaked';
    const [result] = await greet(expression);
    expect(JSON.stringify(result ?? null)).not.toMatch(/leaked|root:/);
    expect(['string', 'number', 'function']).not.toContain(typeof result);
  });

  test('know the time zone of the journey', async () => {
    expect(await greet('={{ $now.zoneName }}')).toEqual(['Europe/Berlin']);
  });
});

describe('foreign nodes', () => {
  test('get copies: what they change is not changed in the enrolment', async () => {
    const item = anItem(0);
    const [result] = await run(other('Greet', 'hello'), [item]);
    expect(result).toMatchObject({ kind: 'passed', item: { changed: true, greeting: 'hello' } });
    expect(item.json).not.toHaveProperty('changed');
  });

  test('need not say which item belongs to whom when they keep the order', async () => {
    const results = await run(other('Unpaired'), [anItem(0), anItem(1)]);
    expect(results).toMatchObject([{ item: { profile: { id: 'prf_0' } } }, { item: { profile: { id: 'prf_1' } } }]);
  });

  test('several items for one profile: the first goes on', async () => {
    expect(await run(other('Twice'), [anItem(0), anItem(1)])).toMatchObject([{ item: { n: 1 } }, { item: { n: 1 } }]);
  });

  test('a profile on several outputs at once is a failure that says so', async () => {
    expect(await run(other('Both'), [anItem(0)])).toMatchObject([
      { kind: 'failed', failure: { code: 'several_outputs' } },
    ]);
  });

  test('a profile that nothing comes out for is dropped', async () => {
    const results = await run(other('Odd'), [anItem(0), anItem(1)]);
    expect(results).toMatchObject([{ kind: 'dropped' }, { kind: 'passed', output: 1 }]);
  });

  test('the poison profile is found when the node names its item, and when it does not', async () => {
    const items = [0, 1, 2, 3].map((i) => anItem(i, { bad: i === 2 }));
    for (const name of ['Picky', 'Vague']) {
      const results = await run(other(name), items);
      expect(results.map(({ kind }) => kind)).toEqual(['passed', 'passed', 'failed', 'passed']);
    }
  });

  test('what a failure says names no person', async () => {
    const [result] = await run(other('Picky'), [anItem(0, { bad: true })]);
    expect(result).toMatchObject({ failure: { message: 'bad customer ‹address›' } });
  });

  test('what a node proposes goes along with the profile it was proposed for, and with nobody who failed', async () => {
    const results = await run(other('Proposing'), [anItem(0, { bad: true }), anItem(1)]);
    expect(results).toMatchObject([
      { kind: 'failed' },
      {
        kind: 'passed',
        effects: [
          { kind: 'profile', body: { addTags: ['prf_1'] } },
          { kind: 'event', body: { name: 'Seen' } },
        ],
      },
    ]);
  });

  test('a node that fails for everybody has failed as a whole', async () => {
    await expect(run(other('Broken'), [anItem(0), anItem(1)])).rejects.toThrow('out of order');
  });

  test('with "Continue" a failure is data, with "Continue (error output)" it is a failure for the error output', async () => {
    const items = [anItem(0, { bad: true }), anItem(1)];
    const goesOn = await run({ ...other('Picky'), onError: 'continueRegularOutput' }, items);
    expect(goesOn).toMatchObject([
      { kind: 'passed', output: 0, item: { error: 'bad customer ‹address›', profile: { id: 'prf_0' } } },
      { kind: 'passed', output: 0 },
    ]);
    const errorOutput = await run({ ...other('Picky'), onError: 'continueErrorOutput' }, items);
    expect(errorOutput).toMatchObject([{ kind: 'failed' }, { kind: 'passed' }]);
  });

  test('a request may take as long as its step, unless its node has a limit for it', async () => {
    const timeouts: (number | undefined)[] = [];
    httpClient().interceptors.response.use((response) => {
      timeouts.push(response.config.timeout);
      return response;
    });
    expect(await run(other('Ask'), [anItem(0)], 'external')).toMatchObject([{ kind: 'passed' }]);
    expect(await run(other('Declared'), [anItem(0)], 'external')).toMatchObject([{ kind: 'passed' }]);
    expect(timeouts).toEqual([3_600_000, 5_000, 3_600_000]);
  });

  test('a step that acts outside has its own time: the installation’s, or what its author has given it', async () => {
    const hasty = runnerWith({ local: 60_000, external: 100 });
    const late = async (runs: 'local' | 'external', timeLimit?: number) => {
      const node = other('Late');
      const version = journey([node], runs);
      const batch = aBatch(version, node.id, [anItem(0)]);
      const [result] = await hasty.run({ ...batch, step: { ...batch.step, ...(timeLimit && { timeLimit }) } });
      return result;
    };
    try {
      expect(await late('external')).toMatchObject({ failure: { class: 'unknown', code: 'step_timed_out' } });
      expect(await late('external', 60)).toMatchObject({ kind: 'passed' });
      expect(await late('local')).toMatchObject({ kind: 'passed' });
    } finally {
      await hasty.close();
    }
  });

  test('an external step runs each profile by itself; one that takes too long may have acted', async () => {
    expect(await run(other('Slow'), [anItem(0)], 'external')).toMatchObject([
      { kind: 'failed', failure: { class: 'unknown', code: 'step_timed_out' } },
    ]);
    const results = await run(other('Vague'), [anItem(0, { bad: true }), anItem(1)], 'external');
    expect(results.map(({ kind }) => kind)).toEqual(['failed', 'passed']);
  });

  test('that only describe their requests run, each profile with its own answer', async () => {
    const node = other('Declared', '={{ $json.profile.id }}');
    expect(await run(node, [anItem(0), anItem(1)], 'external')).toMatchObject([
      { kind: 'passed', output: 0, item: { asked: '/greet?who=prf_0' } },
      { kind: 'passed', output: 0, item: { asked: '/greet?who=prf_1' } },
    ]);
  });

  test('cannot call private addresses, nor hold the execution by themselves', async () => {
    const [call] = await run(other('Call'), [anItem(0)], 'external');
    expect(call).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringMatching(/blocked|not allowed/i) as unknown },
    });
    const [hold] = await run(other('Holding'), [anItem(0)], 'external');
    expect(hold).toMatchObject({
      kind: 'failed',
      failure: { message: expect.stringContaining('Perennial Wait') as unknown },
    });
  });
});
