import type { AbTest } from '../abTest';
import {
  AB_TEST,
  BRANCH,
  CONSENT,
  RANDOM_SPLIT,
  SEGMENT_ENTRY,
  SEGMENT_MEMBERSHIP,
  SEND_EMAIL,
  SPLIT_BY_HISTORY,
  SPLIT_BY_VALUE,
  TRACK_EVENT,
  UPDATE_PROFILE,
  WAIT,
} from '../ours';
import type { NodeCatalogue } from '../ports';
import type { JourneyProblem } from '../problem';
import type { CompiledStep, CompiledVersion } from '../version';
import type { JourneyWorkflow, WorkflowNode } from '../workflow';
import { readAbTest } from './abTest';
import { checkConsent, checkTrackEvent, checkUpdateProfile } from './acts';
import { readEntry, type ReadEntry } from './entry';
import { checkCredentials, type KnownCredentials } from './credentials';
import { behindGoalsOnly, checkGoalWires } from './goals';
import { cutAt, order } from './graph';
import { readKeeps } from './keeps';
import { entriesOf, Parameters, quoted } from './parameters';
import { Problems } from './problems';
import { checkSegment, checkSegmentMembership, type KnownSegments } from './segments';
import { checkSend } from './send';
import { checkShape, edgesOf, rests } from './shape';
import { checkRandomSplit } from './shares';
import { checkSplitByHistory, checkSplitByValue } from './splits';
import { readSteps, retryOf, timeLimitOf, type Step } from './steps';
import { checkWait } from './wait';
import { readWires, type Wires } from './wires';

export interface CompileInput {
  readonly id: string;
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly number: number;
  readonly workflow: JourneyWorkflow;
  /** Message keys of the workspace and the revision that publishing pins. */
  readonly messages: Readonly<Record<string, number>>;
  /** Of the workspace, for publishing. */
  readonly credentials?: KnownCredentials;
  /** Of the workspace, for publishing. */
  readonly segments?: KnownSegments;
}

export interface Compiled {
  /** Absent when a problem is an error. */
  readonly version?: CompiledVersion;
  readonly problems: readonly JourneyProblem[];
}

export const MAX_STEPS = 500;
const VISIT_LIMIT = 100;

/** Checks a journey and makes it ready to run. Finds all problems, in the order of the nodes. */
export function compile(input: CompileInput, catalogue: NodeCatalogue): Compiled {
  const { workflow } = input;
  const problems = new Problems();
  if (workflow.nodes.length > MAX_STEPS) {
    const message = `The journey has ${String(workflow.nodes.length)} steps; ${String(MAX_STEPS)} are the limit. Make it several journeys.`;
    problems.error({ code: 'too_many_steps', message });
    return { problems: problems.inOrderOf([]) };
  }
  checkNames(workflow.nodes, problems);
  const list = readSteps(workflow.nodes, catalogue, problems);
  const steps = new Map(list.map((step) => [step.key, step]));
  const wires = readWires(workflow, list, problems);
  const edges = edgesOf(wires);
  const entryStep = entryOf(list, problems);
  const entry = entryStep && readEntry(new Parameters(entryStep.node, problems), entryStep.key);
  if (entry) checkGoalWires(entryStep, entry.goals, wires.get(entryStep.key), problems);
  const behindGoals = behindGoalsOnly(edges, entry && wires.get(entry.stepKey));
  const { messages, abTests } = checkParameters(list, { entry, input, catalogue, behindGoals }, problems);
  checkShape(steps, edges, entryStep, problems);
  const keeps = readKeeps(workflow.nodes, steps, edges, problems);
  const found = problems.inOrderOf(workflow.nodes);
  if (problems.blocks || !entry) return { problems: found };
  const positions = order(cutAt(edges, (key) => { const step = steps.get(key); return step !== undefined && rests(step); })); // prettier-ignore
  const compiled = list.map((step) => compiledStep(step, wires.get(step.key), positions.get(step.key) ?? 0));
  const { id, workspaceId, journeyId, number } = input;
  const version = {
    ...{ id, workspaceId, journeyId, number, name: workflow.name, entry, keeps, messages, abTests },
    visitLimit: VISIT_LIMIT,
    steps: new Map(compiled.map((step) => [step.key, step])),
  };
  return { version, problems: found };
}

function compiledStep({ node, facts, key }: Step, wires: Wires | undefined, position: number): CompiledStep {
  return {
    key,
    name: node.name,
    type: node.type,
    typeVersion: node.typeVersion,
    runs: node.disabled === true ? 'local' : facts.runs,
    because: facts.because,
    outputs: wires?.outputs ?? [],
    ...(wires?.errorOutput && { errorOutput: wires.errorOutput }),
    holds: facts.holds && node.disabled !== true,
    order: position,
    disabled: node.disabled === true,
    retry: retryOf(node),
    ...(node.retryOnFail === true && { retryOnFail: true }),
    ...(node.onUnknown === 'runAgain' && { runsAgain: true }),
    ...timeLimitOf(node, facts.runs),
  };
}

/** Exactly one entry, and it is switched on. */
function entryOf(steps: readonly Step[], problems: Problems): Step | undefined {
  const entries = steps.filter(({ facts }) => facts.entry);
  const [entry, ...others] = entries;
  if (!entry) {
    problems.error({ code: 'no_entry', message: 'The journey has no entry: add an Event Trigger or a Date Trigger.' });
    return undefined;
  }
  if (others.length > 0) {
    const names = entries.map(({ node }) => quoted(node.name)).join(', ');
    problems.error({
      code: 'many_entries',
      message: `A journey has one entry, this one has ${String(entries.length)}: ${names}.`,
    });
  }
  if (entry.node.disabled === true) {
    problems.error({
      code: 'entry_disabled',
      message: `The entry ${quoted(entry.node.name)} is switched off: nobody could enter.`,
      node: entry.node,
    });
  }
  return entry;
}

function checkNames(nodes: readonly WorkflowNode[], problems: Problems): void {
  for (const [name, same] of Map.groupBy(nodes, (node) => node.name)) {
    const [node] = same;
    if (same.length === 1 || !node) continue;
    const message = `${String(same.length)} steps are called ${quoted(name)}; expressions and wires need different names.`;
    problems.error({ code: 'duplicate_name', message, node });
  }
}

interface Checks {
  readonly entry: ReadEntry | undefined;
  readonly input: CompileInput;
  readonly catalogue: NodeCatalogue;
  /** Where goals do not count any more. */
  readonly behindGoals: ReadonlySet<string>;
}

/** Parameters of our steps in our words, of the others in n8n's. Gives back what running needs: message revisions, tests. */
function checkParameters(
  steps: readonly Step[],
  { entry, input, catalogue, behindGoals }: Checks,
  problems: Problems,
): Required<Pick<CompiledVersion, 'messages' | 'abTests'>> {
  const used: [string, number][] = [];
  const abTests: AbTest[] = [];
  const stepKeys = new Set(steps.map(({ key }) => key));
  for (const { node, opaque, key: stepKey } of steps.filter((step) => step.node.disabled !== true)) {
    const parameters = new Parameters(node, problems);
    if (node.type === WAIT) checkWait(parameters, entry && behindGoals.has(stepKey) ? { ...entry, goals: [] } : entry);
    if (node.type === BRANCH) checkBranch(parameters);
    if (node.type === RANDOM_SPLIT) checkRandomSplit(parameters);
    if (node.type === AB_TEST) abTests.push(readAbTest(parameters, stepKey));
    if (node.type === SPLIT_BY_VALUE) checkSplitByValue(parameters);
    if (node.type === SPLIT_BY_HISTORY) checkSplitByHistory(parameters, { messages: input.messages, stepKeys });
    if (node.type === UPDATE_PROFILE) checkUpdateProfile(parameters);
    if (node.type === CONSENT) checkConsent(parameters);
    if (node.type === TRACK_EVENT) checkTrackEvent(parameters, entry);
    if (node.type === SEGMENT_ENTRY) checkSegment(parameters, input.segments);
    if (node.type === SEGMENT_MEMBERSHIP) checkSegmentMembership(parameters, input.segments);
    if (node.type === SEND_EMAIL) {
      const key = checkSend(parameters, input.messages);
      if (key !== undefined) used.push([key, input.messages[key] ?? 0]);
    }
    checkCredentials(node, catalogue.credentialNeeds(node), input.credentials, problems);
    if (!opaque) checkIssues(node, catalogue, problems);
  }
  return { messages: Object.fromEntries(used), abTests };
}

function checkBranch(parameters: Parameters): void {
  if (entriesOf(parameters.raw('rules'), 'rule').length > 0) return;
  parameters.warning('no_rules', 'rules', 'has no rules: everybody takes Else.');
}

/** What n8n finds missing, unless it was said already in our words. */
function checkIssues(node: WorkflowNode, catalogue: NodeCatalogue, problems: Problems): void {
  for (const [parameter, messages] of Object.entries(catalogue.parameterIssues(node))) {
    if (problems.has(node, parameter)) continue;
    for (const message of messages) {
      problems.error({ code: 'parameter_issue', message: `${quoted(node.name)}: ${message}`, node, parameter });
    }
  }
}
