import { hashOf } from '../hash';
import { isOurs } from '../ours';
import type { NodeCatalogue, NodeFacts } from '../ports';
import { LONGEST_TIME_LIMIT, type CompiledStep, type RetryPolicy } from '../version';
import type { WorkflowNode } from '../workflow';
import { quoted } from './parameters';
import type { Problems } from './problems';

/** A node that is a step of the journey. */
export interface Step {
  readonly node: WorkflowNode;
  readonly facts: NodeFacts;
  readonly key: string;
  /** Nobody knows what it does, which is an error already: nothing more is said about what may be in it. */
  readonly opaque?: true;
}

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';
const FOREIGN_WAIT = 'n8n-nodes-base.wait';
const MERGE = 'n8n-nodes-base.merge';
const STEP_KEY = /^[a-z0-9]{6,16}$/;
const SAFE_KEY = /^[A-Za-z0-9_-]{1,64}$/;

/** The steps among the nodes of a workflow: notes are left out, what cannot run is named. */
export function readSteps(
  nodes: readonly WorkflowNode[],
  catalogue: NodeCatalogue,
  problems: Problems,
): readonly Step[] {
  const taken = new Map<string, WorkflowNode>();
  return nodes.flatMap((node) => {
    if (node.type === STICKY_NOTE) return [];
    const facts = knownFacts(node, catalogue, problems);
    if (facts === 'noStep') return [];
    const key = readKey(node, facts, problems);
    const other = taken.get(key);
    if (other) {
      const message = `${quoted(node.name)} and ${quoted(other.name)} have the same step key ${quoted(key)}; a copied step needs a new one.`;
      problems.error({ code: 'duplicate_step_key', message, node, parameter: 'stepKey' });
    }
    taken.set(key, node);
    return [facts === OPAQUE ? { node, facts, key, opaque: true } : { node, facts, key }];
  });
}

/** Stands for what cannot be known, so that everything else of the journey can be checked. */
const OPAQUE: NodeFacts = {
  displayName: 'Unknown',
  trigger: false,
  entry: false,
  inputs: 1,
  outputs: 100,
  ours: false,
  runs: 'external',
  because: 'its type is not known',
  holds: true,
};

function knownFacts(node: WorkflowNode, catalogue: NodeCatalogue, problems: Problems): NodeFacts | 'noStep' {
  if (node.type === FOREIGN_WAIT) {
    const message = `${quoted(node.name)} is n8n's own Wait, which would hold a whole batch of people; use Perennial's Wait.`;
    problems.error({ code: 'foreign_wait', message, node });
    return OPAQUE;
  }
  const facts = catalogue.facts(node);
  if (!facts && node.type === MERGE) refuseInputs(node, 'Merge has several', problems);
  else if (!facts) {
    const message = `${quoted(node.name)} has the type ${quoted(node.type)}, which no loaded package has. Install the package in a folder named by PERENNIAL_NODES.`;
    problems.error({ code: 'unknown_node_type', message, node });
  }
  if (!facts) return OPAQUE;
  if (facts.trigger && !facts.entry) {
    const message = `${quoted(node.name)} starts nothing here: people enter at the entry of the journey. What only it leads to is never reached.`;
    problems.warning({ code: 'foreign_trigger', message, node });
    return 'noStep';
  }
  if (facts.inputs > 1) refuseInputs(node, `${facts.displayName} has ${String(facts.inputs)}`, problems);
  return facts;
}

function refuseInputs(node: WorkflowNode, has: string, problems: Problems): void {
  const message = `${quoted(node.name)}: ${has} inputs and would wait for another branch of the same person, who goes only one way. Lead the wires straight to the next step.`;
  problems.error({ code: 'several_inputs', message, node });
}

/** Ours carry a step key; foreign nodes go by their id, and without one by their name. */
function readKey(node: WorkflowNode, facts: NodeFacts, problems: Problems): string {
  if (!isOurs(node.type) && !facts.ours) return SAFE_KEY.test(node.id) ? node.id : `n${hashOf(node.name).slice(0, 15)}`;
  const key = node.parameters['stepKey'];
  if (typeof key === 'string' && STEP_KEY.test(key)) return key;
  const missing = key === undefined || key === '';
  const is = missing ? 'has no step key' : `has the step key ${quoted(key)}`;
  problems.error({
    code: missing ? 'missing_step_key' : 'invalid_step_key',
    message: `${quoted(node.name)} ${is}; it needs 6 to 16 small letters and digits, unique in the journey.`,
    node,
    parameter: 'stepKey',
  });
  return `n${hashOf(node.name).slice(0, 15)}`;
}

/** n8n's own “Retry On Fail”, else a patient default: half a minute, a minute, … an hour. */
export function retryOf({ retryOnFail, maxTries, waitBetweenTries }: WorkflowNode): RetryPolicy {
  if (retryOnFail !== true) return { limit: 7, firstDelay: 30, maxDelay: 3_600 };
  const tries = Math.min(Math.max(Math.floor(maxTries ?? 3), 1), 20);
  const firstDelay = Math.min(Math.max((waitBetweenTries ?? 1_000) / 1_000, 1), 3_600);
  return { limit: tries - 1, firstDelay, maxDelay: 3_600 };
}

/** Bounded, because a workflow may come from anywhere. Steps that run in batches are in everybody's way: they have no limit of their own. */
export function timeLimitOf({ timeLimit }: WorkflowNode, runs: CompiledStep['runs']): Pick<CompiledStep, 'timeLimit'> {
  if (runs === 'local' || typeof timeLimit !== 'number' || !(timeLimit > 0)) return {};
  return { timeLimit: Math.min(LONGEST_TIME_LIMIT, Math.max(1, Math.round(timeLimit))) };
}
