import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { isOurs } from '../engine/ours';
import type { ItemJson, StepFailure, StepResult } from '../engine/step';
import { messageOf } from './failures';

type Outputs = readonly (readonly INodeExecutionData[] | null)[];

interface Given {
  readonly output: number;
  readonly item: INodeExecutionData;
}

/** 256 kB: what a step gives out may be kept in the enrolment, and an enrolment is one document. */
const LARGEST = 262_144;

const failed = (code: string, message: string): StepResult => ({
  kind: 'failed',
  failure: { class: 'permanent', code, message },
});

/**
 * What the outputs of a node mean for each of its `count` profiles. A profile is one token:
 * several items on one output → the first goes on (nodes that split a list); items on several outputs → failed, because
 * silently taking one way would hide the other (wire one output to two steps to fork); none → dropped.
 */
export function outcomesOf(node: INode, outputs: Outputs, count: number): readonly StepResult[] {
  const given = Array.from({ length: count }, (): Given[] => []);
  for (const [output, items] of outputs.entries()) {
    for (const [index, item] of (items ?? []).entries()) {
      for (const i of sourcesOf(item, index, { outputs, count })) given[i]?.push({ output, item });
    }
  }
  return given.map((list) => outcomeOf(node, list));
}

function outcomeOf(node: INode, given: readonly Given[]): StepResult {
  const [first] = given;
  if (!first) return { kind: 'dropped', effects: [] };
  const ways = new Set(given.map(({ output }) => output));
  if (ways.size > 1) {
    const list = [...ways].join(' and ');
    return failed('several_outputs', `"${node.name}" sent one profile to its outputs ${list} at once`);
  }
  const error = errorIn(first.item);
  if (error !== undefined && node.onError !== 'continueRegularOutput') return failed('step_failed', messageOf(error));
  if (!isOurs(node.type) && tooLarge(first.item.json))
    return failed('output_too_large', `"${node.name}" gave out more than 256 kB`);
  return { kind: 'passed', output: first.output, item: first.item.json, effects: [] };
}

/** n8n's rule for items that stand for an error (WorkflowExecute.handleNodeErrorOutput). */
function errorIn({ error, json }: INodeExecutionData): unknown {
  if (error) return error;
  const only = Object.keys(json).every((key) => ['error', 'message', 'details'].includes(key));
  return json['error'] && only ? json['error'] : undefined;
}

/** Which inputs an item comes from. Without the node's word it is n8n's assumption: the only one, or the one in the same place. */
function sourcesOf(
  { pairedItem }: INodeExecutionData,
  index: number,
  { outputs, count }: { outputs: Outputs; count: number },
): readonly number[] {
  if (pairedItem !== undefined) {
    const list = Array.isArray(pairedItem) ? pairedItem : [pairedItem];
    const sources = [...new Set(list.map((paired) => (typeof paired === 'number' ? paired : paired.item)))];
    if (sources.length > 1) throw new Error('It gave out an item made of several profiles, and each goes its own way');
    return sources;
  }
  if (count === 1) return [0];
  const [only] = outputs;
  if (outputs.length === 1 && only?.length === count) return [index];
  throw new Error('It does not say which profile each of its items belongs to (pairedItem)');
}

function tooLarge(json: IDataObject): boolean {
  return JSON.stringify(json).length > LARGEST;
}

/** With "Continue" a failure is data: the profile goes on at the first output, with the message in its item. */
export function goesOn(node: INode, item: ItemJson, failure: StepFailure): StepResult {
  if (node.onError !== 'continueRegularOutput') return { kind: 'failed', failure };
  return { kind: 'passed', output: 0, item: { ...item, error: failure.message }, effects: [] };
}
