import { WAIT } from '../ours';
import type { JourneyWorkflow, WorkflowTarget } from '../workflow';
import { quoted } from './parameters';
import type { Problems } from './problems';
import type { Step } from './steps';

/** Where the outputs of one step lead, by step key. */
export interface Wires {
  readonly outputs: readonly (readonly string[])[];
  /** Absent when the step has no error output, or nothing is wired to it. */
  readonly errorOutput?: readonly string[];
}

const MAX_OUTPUTS = 100;

type Names = ReadonlyMap<string, Step>;

/** The wires of every step. Those that lead nowhere, or from nowhere, are named and left out. */
export function readWires(
  workflow: JourneyWorkflow,
  steps: readonly Step[],
  problems: Problems,
): ReadonlyMap<string, Wires> {
  const byName = new Map(steps.map((step) => [step.node.name, step]));
  const nodes = new Set(workflow.nodes.map(({ name }) => name));
  for (const source of Object.keys(workflow.connections)) {
    if (nodes.has(source)) continue;
    problems.warning({
      code: 'wire_from_missing',
      message: `A wire begins at ${quoted(source)}, which does not exist.`,
    });
  }
  return new Map(
    steps.map((step) => {
      const targets = targetsOf(workflow, step, problems);
      targets.forEach((output) => { output.forEach((target) => { checkTarget(step, target, { byName, nodes }, problems); }); }); // prettier-ignore
      const wires = wiresOf(step, targets, byName, problems);
      checkExceptions(step, wires, problems);
      return [step.key, wires];
    }),
  );
}

function targetsOf(
  { connections }: JourneyWorkflow,
  { node }: Step,
  problems: Problems,
): readonly (readonly WorkflowTarget[])[] {
  const own = Object.hasOwn(connections, node.name) ? connections[node.name] : undefined;
  for (const type of Object.keys(own ?? {})) {
    if (type === 'main') continue;
    const message = `${quoted(node.name)} is connected by ${quoted(type)}; only main connections are run here.`;
    problems.error({ code: 'other_connection', message, node });
  }
  return (own?.['main'] ?? []).slice(0, MAX_OUTPUTS).map((targets) => targets ?? []);
}

function checkTarget(
  { node }: Step,
  target: WorkflowTarget,
  { byName, nodes }: { readonly byName: Names; readonly nodes: ReadonlySet<string> },
  problems: Problems,
): void {
  if (!nodes.has(target.node)) {
    const message = `A wire leads from ${quoted(node.name)} to ${quoted(target.node)}, which does not exist. Remove the wire or add the step.`;
    problems.error({ code: 'wire_to_missing', message, node });
    return;
  }
  const step = byName.get(target.node);
  if (step?.facts.entry === true) {
    const message = `A wire leads from ${quoted(node.name)} to the entry ${quoted(target.node)}; nobody can go back in. Lead it to the step behind the entry.`;
    problems.error({ code: 'wire_to_entry', message, node });
  }
}

function wiresOf(
  step: Step,
  targets: readonly (readonly WorkflowTarget[])[],
  byName: Names,
  problems: Problems,
): Wires {
  const keys = (output: readonly WorkflowTarget[] | undefined): readonly string[] => [
    ...new Set((output ?? []).flatMap(({ node }) => byName.get(node)?.key ?? [])),
  ];
  const { outputs: count } = step.facts;
  const onError = step.node.onError ?? 'stopWorkflow';
  const allowed = onError === 'continueErrorOutput' ? count + 1 : count;
  if (targets.slice(allowed).some((output) => output.length > 0)) {
    const message = `A wire begins at output ${String(allowed + 1)} or later of ${quoted(step.node.name)}, which has ${String(allowed)}. Nobody goes that way.`;
    problems.warning({ code: 'wire_from_missing_output', message, node: step.node });
  }
  const outputs = Array.from({ length: count }, (_, output) => keys(targets[output]));
  if (onError === 'continueRegularOutput') return { outputs, errorOutput: outputs[0] ?? [] };
  const errors = onError === 'continueErrorOutput' ? keys(targets[count]) : [];
  return errors.length > 0 ? { outputs, errorOutput: errors } : { outputs };
}

const EXCEPTIONS = {
  noDate: 'have no such date',
  over: 'come when it is over',
  late: 'are woken too late',
};

/** A wait leads some people out by ways that authors tend not to think of: unwired, their journey ends there. */
function checkExceptions({ node, facts }: Step, { outputs }: Wires, problems: Problems): void {
  if (node.type !== WAIT || node.disabled === true) return;
  const ways = exceptionsOf(node.parameters);
  for (const [k, way] of ways.entries()) {
    if ((outputs[facts.outputs - ways.length + k] ?? []).length > 0) continue;
    const parameter = { noDate: 'missing', over: 'over', late: 'lateAmount' }[way];
    const message = `The journey ends at ${quoted(node.name)} for customers who ${EXCEPTIONS[way]}. Lead them on, or let them go on at once.`;
    problems.warning({ code: 'exception_ends', message, node, parameter });
  }
}

/** The outputs behind all others, as the node has them. */
export function exceptionsOf(parameters: Step['node']['parameters']): readonly (keyof typeof EXCEPTIONS)[] {
  const { mode, missing, over, yearly = 'no', lateAmount = 0 } = parameters;
  const dated = mode === 'date';
  return [
    ...(dated && missing !== 'goOn' ? (['noDate'] as const) : []),
    ...(dated && over !== 'goOn' && yearly === 'no' ? (['over'] as const) : []),
    ...(Number(lateAmount) > 0 ? (['late'] as const) : []),
  ];
}
