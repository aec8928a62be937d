import type { NodeCatalogue, NodeFacts } from '../../runtime/src/engine/ports';
import type { WorkflowNode } from '../../runtime/src/engine/workflow';

const step = (displayName: string, more: Partial<NodeFacts> = {}): NodeFacts => ({
  displayName,
  trigger: false,
  entry: false,
  inputs: 1,
  outputs: 1,
  ours: false,
  runs: 'local',
  because: 'known to be pure',
  holds: false,
  ...more,
});

const ours = { ours: true, because: 'returns effects, changes nothing while executing' } as const;

const FACTS: Readonly<Record<string, NodeFacts>> = {
  'n8n-nodes-perennial.eventTrigger': step('Event Trigger', { ...ours, trigger: true, entry: true, inputs: 0 }),
  'n8n-nodes-perennial.dateTrigger': step('Date Trigger', { ...ours, trigger: true, entry: true, inputs: 0 }),
  'n8n-nodes-perennial.scheduleTrigger': step('Schedule Trigger', { ...ours, trigger: true, entry: true, inputs: 0 }),
  'n8n-nodes-perennial.segmentTrigger': step('Segment Trigger', { ...ours, trigger: true, entry: true, inputs: 0 }),
  'n8n-nodes-perennial.segmentMembership': step('Segment Membership', { ...ours, outputs: 2 }),
  'n8n-nodes-perennial.wait': step('Wait', { ...ours, holds: true }),
  'n8n-nodes-perennial.branch': step('Branch', { ...ours, outputs: 2 }),
  'n8n-nodes-perennial.randomSplit': step('Random Split', { ...ours, outputs: 2 }),
  'n8n-nodes-perennial.abTest': step('A/B Test', { ...ours, outputs: 2 }),
  'n8n-nodes-perennial.splitByValue': step('Split by Value', { ...ours, outputs: 1 }),
  'n8n-nodes-perennial.splitByHistory': step('Split by History', { ...ours, outputs: 2 }),
  'n8n-nodes-perennial.updateProfile': step('Update Profile', ours),
  'n8n-nodes-perennial.consent': step('Consent', { ...ours, outputs: 3 }),
  'n8n-nodes-perennial.trackEvent': step('Track Event', ours),
  'n8n-nodes-perennial.exit': step('Exit', { ...ours, outputs: 0 }),
  'n8n-nodes-perennial.sendEmail': step('Send Email', { ...ours, holds: true }),
  'n8n-nodes-perennial.profileLookup': step('Profile Lookup', { ...ours, outputs: 2 }),
  'n8n-nodes-base.if': step('If', { outputs: 2 }),
  'n8n-nodes-base.set': step('Edit Fields'),
  'n8n-nodes-base.noOp': step('No Operation'),
  'n8n-nodes-base.wait': step('Wait'),
  'n8n-nodes-base.merge': step('Merge', { inputs: 2 }),
  'n8n-nodes-base.manualTrigger': step('Manual Trigger', { trigger: true, inputs: 0 }),
  'n8n-nodes-base.httpRequest': step('HTTP Request', { runs: 'external', because: 'acts on the world outside' }),
};

function listed(node: WorkflowNode, parameter: string, key: string): number {
  const values = (node.parameters[parameter] as Record<string, unknown> | undefined)?.[key];
  return Array.isArray(values) ? values.length : 0;
}

function goalsThatGoOn({ parameters }: WorkflowNode): number {
  const { goal = [] } = (parameters['goals'] ?? {}) as { goal?: { goesOn?: boolean }[] };
  return goal.filter(({ goesOn }) => goesOn === true).length;
}

function waitOutputs(node: WorkflowNode): number {
  const { mode, missing, over, yearly = 'no', lateAmount = 0 } = node.parameters;
  const dated = mode === 'date' ? Number(missing !== 'goOn') + Number(over !== 'goOn' && yearly === 'no') : 0;
  return 1 + (mode === 'time' ? 0 : listed(node, 'branches', 'branch')) + dated + Number(Number(lateAmount) > 0);
}

/** What the loaded packages would say about the few node types that tests use. */
export const catalogue: NodeCatalogue = {
  facts(node) {
    const facts = Object.hasOwn(FACTS, node.type) ? FACTS[node.type] : undefined;
    if (!facts) return undefined;
    if (facts.entry) return { ...facts, outputs: 1 + goalsThatGoOn(node) };
    if (node.type === 'n8n-nodes-perennial.branch') return { ...facts, outputs: listed(node, 'rules', 'rule') + 1 };
    if (node.type === 'n8n-nodes-perennial.splitByValue') {
      const [name, key] = node.parameters['by'] === 'time' ? ['times', 'time'] : ['cases', 'case'];
      return { ...facts, outputs: listed(node, name, key) + 1 };
    }
    if (node.type === 'n8n-nodes-perennial.wait') return { ...facts, outputs: waitOutputs(node) };
    return facts;
  },
  credentialNeeds: () => [],
  parameterIssues(node) {
    if (node.type !== 'n8n-nodes-base.httpRequest' || node.parameters['url']) return {};
    return { url: ['Parameter "URL" is required.'] };
  },
};
