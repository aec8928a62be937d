import { applyAll } from '../../../../runtime/src/journeys/draft/apply';
import { onEdge } from './place';
import { graphOf, type Graph } from '../graph/graph';
import { BRANCH, ENTRY, EXIT, SEND_EMAIL, WAIT, type StepType, type StepTypes } from '../graph/types';
import type { DraftStep, DraftWorkflow, Edit } from '../../draft/contract';

const type = (name: string): StepType => ({
  type: name,
  version: 1,
  displayName: name,
  description: '',
  aliases: [],
  categories: [],
  entry: name === ENTRY,
  trigger: name === ENTRY,
  ours: name.startsWith('n8n-nodes-perennial.'),
  inputs: 1,
  outputs: ['main'],
});
const SET = 'n8n-nodes-base.set';
export const types: StepTypes = new Map([ENTRY, WAIT, BRANCH, EXIT, SEND_EMAIL, SET].map((name) => [name, type(name)]));

const PARAMETERS: Readonly<Record<string, DraftStep['parameters']>> = {
  entry: { events: ['Checkout Started'] },
  wait: {
    mode: 'event',
    amount: 2,
    unit: 'hours',
    branches: { branch: [{ event: 'Order Completed', by: 'entryKey' }] },
  },
  split: { rules: { rule: [{ name: 'VIP' }] } },
};

/** A journey from lines such as `entry > wait`, `split:1 > mail`. */
export function journey(...lines: string[]): DraftWorkflow {
  const ids = [...new Set(lines.flatMap((line) => line.split(' > ').map((part) => part.split(':')[0] ?? '')))];
  const kinds = { entry: ENTRY, wait: WAIT, split: BRANCH, exit: EXIT, set: SET } as Record<string, string>;
  const connections: DraftWorkflow['connections'] = {};
  for (const line of lines) {
    const [from, to] = line.split(' > ') as [string, string | undefined];
    const [id, output = '0'] = from.split(':') as [string, string | undefined];
    if (to === undefined) continue;
    const outputs = (connections[id] ??= { main: [] })['main'] ?? [];
    for (let at = outputs.length; at <= Number(output); at += 1) outputs.push([]);
    outputs[Number(output)]?.push({ node: to, type: 'main', index: 0 });
  }
  const nodes = ids.map((id, at): DraftStep => {
    const kind = id.replace(/\d+$/, '');
    return {
      id,
      name: id,
      type: kinds[kind] ?? SEND_EMAIL,
      typeVersion: 1,
      position: [0, at * 126],
      parameters: { ...PARAMETERS[kind], stepKey: `key${id}` },
    };
  });
  return { name: 'Cart', nodes, connections };
}

/** As the canvas draws it. */
export const drawn = (workflow: DraftWorkflow) => ({ workflow, graph: graphOf(workflow, types), types });
/** What an edit makes of it. */
export const after = (workflow: DraftWorkflow, { operations }: Edit) => applyAll(workflow, operations);

/** `from:output > to`, by names. */
export const wires = (workflow: DraftWorkflow) =>
  graphOf(workflow, types)
    .edges.map(
      ({ from, output, to }) =>
        `${name(workflow, from)}${output > 0 ? `:${String(output)}` : ''} > ${name(workflow, to)}`,
    )
    .sort();
export const name = ({ nodes }: DraftWorkflow, id: string) => nodes.find((node) => node.id === id)?.name ?? '';
export function edge({ edges }: Graph, from: string, to: string) {
  const found = edges.find((each) => each.from === from && each.to === to);
  if (!found) throw new Error(`Nothing leads from ${from} to ${to}`);
  return onEdge(found);
}

/** An abandoned cart: an early way out ends it. */
export const cart = journey('entry > wait', 'wait > mail', 'wait:1 > exit', 'mail > mail2');
