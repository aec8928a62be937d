import { isOurs } from '../ours';
import type { WorkflowNode } from '../workflow';
import { expressionsIn, namesIn, readsItem } from './expressions';
import { reachable, reversed, type Edges } from './graph';
import { quoted } from './parameters';
import type { Problems } from './problems';
import type { Step } from './steps';

/** Foreign steps that read the item by expressions alone and pass it on as it is. */
const ROUTERS = new Set(['if', 'switch', 'filter', 'noOp'].map((name) => `n8n-nodes-base.${name}`));

/**
 * Steps whose output a later step reads, and which must therefore outlive a hold: those named in expressions, and those
 * whose output is in the item (`$json`) of a step that reads more of it than the entry put there.
 */
export function readKeeps(
  nodes: readonly WorkflowNode[],
  steps: ReadonlyMap<string, Step>,
  edges: Edges,
  problems: Problems,
): ReadonlySet<string> {
  const keeps = new Set<string>();
  const back = reversed(edges);
  const byName = new Map([...steps.values()].map((step) => [step.node.name, step]));
  const names = new Set(nodes.map(({ name }) => name));
  for (const step of steps.values()) {
    const expressions = expressionsIn(step.node.parameters);
    const upstream = reachable(back, back.get(step.key) ?? []);
    for (const name of new Set(expressions.flatMap(namesIn))) {
      const read = byName.get(name);
      checkReference(
        step,
        { name, exists: names.has(name), isBefore: read !== undefined && upstream.has(read.key) },
        problems,
      );
      if (read && !read.facts.entry) keeps.add(read.key);
    }
    if (readsWholeItem(step, expressions)) for (const key of sourcesOf(step.key, back, steps)) keeps.add(key);
  }
  return keeps;
}

interface Reference {
  readonly name: string;
  readonly exists: boolean;
  readonly isBefore: boolean;
}

function checkReference({ node }: Step, { name, exists, isBefore }: Reference, problems: Problems): void {
  if (!exists) {
    const message = `${quoted(node.name)} reads the step ${quoted(name)}, which does not exist. Was it renamed or deleted?`;
    problems.error({ code: 'unknown_reference', message, node });
  } else if (!isBefore) {
    const message = `${quoted(node.name)} reads the step ${quoted(name)}, which nobody passes before it: there is nothing to read.`;
    problems.warning({ code: 'reference_not_before', message, node });
  }
}

function readsWholeItem({ node, facts }: Step, expressions: readonly string[]): boolean {
  if (node.disabled === true || facts.entry) return false;
  const byExpression = isOurs(node.type) || ROUTERS.has(node.type);
  return byExpression ? expressions.some(readsItem) : true;
}

/** Steps whose output is part of the item that arrives: back to the external ones, which replace it. */
function sourcesOf(key: string, back: Edges, steps: ReadonlyMap<string, Step>): ReadonlySet<string> {
  const sources = new Set<string>();
  const open = [...(back.get(key) ?? [])];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    const step = steps.get(source);
    if (!step || step.facts.entry || sources.has(source)) continue;
    sources.add(source);
    if (step.facts.runs !== 'external') open.push(...(back.get(source) ?? []));
  }
  return sources;
}
