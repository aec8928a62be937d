import { dirname, join } from 'node:path';

import type { JourneyWorkflow, WorkflowNode } from '../../runtime/src/engine/workflow';
import { createN8n, type N8n } from '../../runtime/src/n8n/service';
import { aBatch, aNode, anItem, aVersion, aWorkflow, silent } from '../support/n8n-batch';

const executable = process.env['PERENNIAL_N8N_SERVER'];
const withServer = executable ? describe : describe.skip;

const base = (name: string, type: string, typeVersion: number, parameters: Record<string, unknown>): WorkflowNode => ({
  ...aNode(name, `n8n-nodes-base.${type}`, parameters),
  typeVersion,
});

const isLarge = {
  options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
  combinator: 'and',
  conditions: [
    { id: 'c', leftValue: '={{ $json.event.properties.amount }}', rightValue: 50, operator: { type: 'number', operation: 'gt' } },
  ],
}; // prettier-ignore

withServer("n8n's own nodes in our runtime (npm run test:n8n)", () => {
  const workflows = new Map<string, JourneyWorkflow>();
  let n8n: N8n;

  beforeAll(async () => {
    n8n = await createN8n({
      ourPackage: join(__dirname, '../..'),
      folders: [join(dirname(executable ?? ''), '../../n8n-nodes-base')],
      logger: silent,
      snapshots: { workflow: (id) => Promise.resolve(workflows.get(id)!) },
    });
  }, 60_000);

  afterAll(() => n8n.close());

  async function run(node: WorkflowNode, amounts: readonly number[]) {
    const workflow = aWorkflow(node);
    const version = aVersion(workflow);
    workflows.set(version.id, workflow);
    const items = amounts.map((amount, i) => anItem(i, { amount }));
    return await n8n.runner.run(aBatch(version, node.id, items));
  }

  test('are all listed', () => {
    expect(n8n.list().problems).toEqual([]);
    expect(n8n.list().items.length).toBeGreaterThan(400);
  });

  test('If and Switch send each profile its way, Edit Fields adds to it', async () => {
    const values = [{ conditions: isLarge, renameOutput: true, outputKey: 'Large' }];
    const nodes = {
      if: base('If', 'if', 2.2, { conditions: isLarge, options: {} }),
      switch: base('Switch', 'switch', 3.2, { rules: { values }, options: { fallbackOutput: 'extra' } }),
    };
    for (const node of Object.values(nodes)) {
      expect(await run(node, [99, 1])).toMatchObject([{ output: 0 }, { output: 1 }]);
      expect(n8n.catalogue.facts(node)).toMatchObject({ outputs: 2, runs: 'local' });
      expect(n8n.catalogue.parameterIssues(node)).toEqual({});
    }
    const greeting = { id: 'a', name: 'greeting', value: '=Hi {{ $json.profile.firstName }}', type: 'string' };
    const set = base('Set', 'set', 3.4, {
      assignments: { assignments: [greeting] },
      includeOtherFields: true,
      options: {},
    });
    expect(await run(set, [1, 2])).toMatchObject([
      { kind: 'passed', item: { greeting: 'Hi Customer 0', profile: { id: 'prf_0' } } },
      { kind: 'passed', item: { greeting: 'Hi Customer 1', profile: { id: 'prf_1' } } },
    ]);
  });

  test('what a journey cannot do is said before it is published', () => {
    const several = base('Switch', 'switch', 3.2, {
      rules: { values: [{ conditions: isLarge }] },
      options: { allMatchingOutputs: true },
    });
    expect(n8n.catalogue.parameterIssues(several)).toHaveProperty(['options.allMatchingOutputs']);
    const wait = n8n.catalogue.parameterIssues(base('Wait', 'wait', 1.1, {}));
    expect(wait['type']).toEqual([expect.stringContaining('use the Perennial Wait')]);
    const request = base('Ask', 'httpRequest', 4.2, {});
    expect(n8n.catalogue.parameterIssues(request)).toEqual({ url: [expect.stringContaining('"URL" is required')] });
    expect(n8n.catalogue.facts(request)).toMatchObject({ runs: 'external' });
    const slack = base('Tell', 'slack', 2.3, { authentication: 'accessToken' });
    expect(n8n.catalogue.credentialNeeds(slack)).toEqual([{ type: 'slackApi', required: true }]);
    const asked = {
      url: 'https://example.com',
      authentication: 'predefinedCredentialType',
      nodeCredentialType: 'slackApi',
    };
    expect(n8n.catalogue.credentialNeeds(base('Ask', 'httpRequest', 4.2, asked))).toContainEqual({
      ...{ type: 'slackApi', required: true },
    });
    expect(n8n.credentials.find('slackApi')).toMatchObject({ testable: true, signIn: 'none' });
    expect(n8n.credentials.find('slackOAuth2Api')).toMatchObject({ signIn: 'oauth2' });
  });
});
