import { applyAll } from '../../../../runtime/src/journeys/draft/apply';
import type { Naming } from '../../../../runtime/src/journeys/draft/complete';
import type { DraftStep, DraftWorkflow, Edit } from '../../draft/contract';
import { graphOf, type Graph } from '../graph/graph';
import { tidied } from '../graph/layout';
import { inReadingOrder } from '../graph/order';
import { boxOf, boxOfEnd } from '../graph/places';
import { BRANCH, ENTRY, EXIT, SEND_EMAIL, WAIT, type StepType, type StepTypes } from '../graph/types';
import { hangingBelow } from '../graph/ways';
import { connected, reachable, whyNot } from './connect';
import { clipFrom, copied, duplicated, pasted } from './copy';
import { inserted } from './insert';
import { moved, tidiedUp } from './move';
import { onEdge, placeAfter, type Place } from './place';
import { removed, removedAll, waysOut } from './remove';
import { switched } from './switch';

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
const types: StepTypes = new Map([ENTRY, WAIT, BRANCH, EXIT, SEND_EMAIL, SET].map((name) => [name, type(name)]));

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
function journey(...lines: string[]): DraftWorkflow {
  const ids = [...new Set(lines.flatMap((line) => line.split(' > ').map((part) => part.split(':')[0]!)))];
  const kinds = { entry: ENTRY, wait: WAIT, split: BRANCH, exit: EXIT, set: SET } as Record<string, string>;
  const connections: DraftWorkflow['connections'] = {};
  for (const line of lines) {
    const [from, to] = line.split(' > ') as [string, string | undefined];
    const [id, output = '0'] = from.split(':') as [string, string | undefined];
    if (to === undefined) continue;
    const outputs = (connections[id] ??= { main: [] })['main']!;
    for (let at = outputs.length; at <= Number(output); at += 1) outputs.push([]);
    outputs[Number(output)]!.push({ node: to, type: 'main', index: 0 });
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

const drawn = (workflow: DraftWorkflow) => ({ workflow, graph: graphOf(workflow, types), types });
const after = (workflow: DraftWorkflow, { operations }: Edit) => applyAll(workflow, operations);

/** `from:output > to`, by names. */
const wires = (workflow: DraftWorkflow) =>
  graphOf(workflow, types)
    .edges.map(
      ({ from, output, to }) =>
        `${name(workflow, from)}${output > 0 ? `:${String(output)}` : ''} > ${name(workflow, to)}`,
    )
    .sort();
const name = ({ nodes }: DraftWorkflow, id: string) => nodes.find((node) => node.id === id)!.name;
const edge = (graph: Graph, from: string, to: string) =>
  onEdge(graph.edges.find((e) => e.from === from && e.to === to)!);

let made = 0;
const naming: Naming = { nodeId: () => `new${String((made += 1))}`, stepKey: () => `fresh${String((made += 1))}` };
const put = (workflow: DraftWorkflow, kind: string, place: Place, called = 'New') =>
  inserted(drawn(workflow), place, { type: types.get(kind)!, name: called }, naming);

const cart = journey('entry > wait', 'wait > mail', 'wait:1 > exit', 'mail > mail2');

describe('inserting', () => {
  test('on a way takes it over, and what comes after makes room', () => {
    const edit = put(cart, WAIT, edge(drawn(cart).graph, 'wait', 'mail'), 'Pause');
    const result = after(cart, edit);
    expect(wires(result)).toEqual(['Pause > mail', 'entry > wait', 'mail > mail2', 'wait > Pause', 'wait:1 > exit']);
    const view = graphOf(result, types);
    const { steps } = view;
    const boxes = [edit.id, 'mail', 'mail2'].map((id) => boxOf(view, steps.get(id)!).y);
    expect(boxes[1]! - boxes[0]!).toBeGreaterThanOrEqual(62 + 44);
    expect(boxes[2]! - boxes[1]!).toBe(252);
    expect(edit.deed).toEqual({ did: 'inserted', step: 'Pause', other: 'wait' });
  });

  test('at an end goes on from there', () => {
    const place = placeAfter(drawn(cart).graph, 'mail2')!;
    expect(place.kind).toBe('end');
    expect(wires(after(cart, put(cart, SEND_EMAIL, place)))).toContain('mail2 > New');
  });

  test('above a step where ways meet takes all of them', () => {
    const meeting = journey('entry > split', 'split > mail', 'split:1 > mail2', 'mail > wait', 'mail2 > wait');
    const result = after(meeting, put(meeting, WAIT, { kind: 'before', step: 'wait' }));
    expect(wires(result)).toEqual(
      ['entry > split', 'split > mail', 'split:1 > mail2', 'mail > New', 'mail2 > New', 'New > wait'].sort(),
    );
  });

  test('on one way of a fork leaves the other', () => {
    const fork = journey('entry > mail', 'entry > mail2');
    const result = after(fork, put(fork, WAIT, edge(drawn(fork).graph, 'entry', 'mail2')));
    expect(wires(result)).toEqual(['New > mail2', 'entry > New', 'entry > mail']);
  });

  test('an Exit ends the way: what came after hangs loose', () => {
    const result = after(cart, put(cart, EXIT, edge(drawn(cart).graph, 'mail', 'mail2')));
    expect(wires(result)).toEqual(['entry > wait', 'mail > New', 'wait > mail', 'wait:1 > exit']);
  });

  test('gives a free name and a step key of its own', () => {
    const edit = put(cart, WAIT, placeAfter(drawn(cart).graph, 'mail2')!, 'wait');
    const node = after(cart, edit).nodes.at(-1)!;
    expect(node.name).toBe('wait1');
    expect(node.parameters['stepKey']).toMatch(/^fresh/);
  });
});

describe('deleting', () => {
  test('closes the gap', () => {
    expect(wires(after(cart, removed(drawn(cart), 'mail')))).toEqual(['entry > wait', 'wait > mail2', 'wait:1 > exit']);
  });

  test('of a step with several ways keeps the one that is asked for', () => {
    expect(waysOut(drawn(cart).graph, 'wait').map(({ to }) => to.id)).toEqual(['mail', 'exit']);
    expect(wires(after(cart, removed(drawn(cart), 'wait', 1)))).toEqual(['entry > exit', 'mail > mail2']);
  });

  test('of several closes one gap after the other', () => {
    expect(wires(after(cart, removedAll(drawn(cart), ['wait', 'mail'])))).toEqual(['entry > mail2']);
  });
});

describe('connecting', () => {
  const { graph } = drawn(cart);
  test('leads a way elsewhere', () => {
    expect(wires(after(cart, connected(graph, { step: 'mail2', output: 0 }, 'wait')))).toContain('mail2 > wait');
    expect(wires(after(cart, connected(graph, { step: 'wait', output: 1 }, 'mail2')))).toEqual([
      'entry > wait',
      'mail > mail2',
      'wait > mail',
      'wait:1 > mail2',
    ]);
  });

  test('says why not', () => {
    expect(whyNot(graph, { step: 'mail2', output: 0 }, 'entry')).toBe('entry');
    expect(whyNot(graph, { step: 'mail2', output: 0 }, 'mail')).toBe('loop');
    expect(whyNot(graph, { step: 'mail2', output: 0 }, 'wait')).toBeUndefined();
    expect(whyNot(graph, { step: 'wait', output: 0 }, 'mail')).toBe('already');
    expect(reachable(graph, { step: 'mail2', output: 0 }).map(({ step, whyNot: reason }) => [step.id, reason])).toEqual(
      [
        ['wait', undefined],
        ['exit', undefined],
        ['entry', 'entry'],
        ['mail', 'loop'],
      ],
    );
  });
});

describe('copying', () => {
  test('pastes steps with their wires, names and references of their own', () => {
    const speaking: DraftWorkflow = {
      ...cart,
      nodes: cart.nodes.map((node) =>
        node.id === 'mail2' ? { ...node, parameters: { ...node.parameters, text: "={{ $('mail').item }}" } } : node,
      ),
    };
    const clip = clipFrom(JSON.stringify(copied(drawn(speaking), ['mail', 'mail2'])))!;
    const edit = pasted(drawn(speaking), clip, edge(drawn(speaking).graph, 'wait', 'mail'), naming)!;
    const result = after(speaking, edit);
    expect(wires(result)).toEqual(
      ['entry > wait', 'wait > mail1', 'wait:1 > exit', 'mail1 > mail21', 'mail21 > mail', 'mail > mail2'].sort(),
    );
    expect(result.nodes.find((node) => node.name === 'mail21')!.parameters['text']).toBe("={{ $('mail1').item }}");
    expect(new Set(result.nodes.map(({ parameters }) => parameters['stepKey'])).size).toBe(result.nodes.length);
  });

  test('takes no second entry', () => {
    expect(pasted(drawn(cart), copied(drawn(cart), ['entry']), { kind: 'loose', at: [0, 0] }, naming)).toBeUndefined();
  });

  test('duplicates behind the step', () => {
    const edit = duplicated(drawn(cart), ['mail'], naming)!;
    expect(wires(after(cart, edit))).toEqual(
      ['entry > wait', 'wait > mail', 'wait:1 > exit', 'mail > mail1', 'mail1 > mail2'].sort(),
    );
  });

  test('text that is no steps is left alone', () => {
    expect([clipFrom('hello'), clipFrom('{"a":1}'), clipFrom('{broken')]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the order and the places', () => {
  test('read from the entry down, the main way first', () => {
    expect(inReadingOrder(drawn(cart).graph)).toEqual(['entry', 'wait', 'mail', 'mail2', 'exit']);
    const loop = journey('entry > mail', 'mail > wait', 'wait > mail', 'loose > loose2');
    expect(inReadingOrder(drawn(loop).graph)).toEqual(['entry', 'mail', 'wait', 'loose', 'loose2']);
  });

  test('what only hangs below a step moves with it', () => {
    const meeting = journey('entry > split', 'split > mail', 'mail > mail2', 'mail2 > wait', 'split:1 > wait');
    expect([...hangingBelow(drawn(meeting).graph, 'mail')]).toEqual(['mail2']);
    expect([...hangingBelow(drawn(meeting).graph, 'split')].sort()).toEqual(['mail', 'mail2', 'wait']);
  });

  test('tidying up lays out from top to bottom without overlap, and twice is as once', () => {
    const big = journey(
      'entry > split',
      'split > mail',
      'split:1 > wait',
      'wait > mail2',
      'wait:1 > exit',
      'mail > mail3',
      'mail2 > mail3',
    );
    const once = after(big, tidiedUp(drawn(big).graph));
    const view = graphOf(once, types);
    const { steps, edges, ends } = view;
    const boxes = [...steps.values()].map((step) => boxOf(view, step));
    const all = [...boxes, ...ends.map((end) => boxOfEnd(view, end))];
    for (const [at, one] of all.entries())
      for (const other of all.slice(at + 1))
        expect(
          one.x < other.x + other.width &&
            other.x < one.x + one.width &&
            one.y < other.y + other.height &&
            other.y < one.y + one.height,
        ).toBe(false);
    for (const { from, to, output } of edges)
      if (output === 0) expect(boxOf(view, steps.get(to)!).y).toBeGreaterThan(boxOf(view, steps.get(from)!).y);
    expect(boxOf(view, steps.get('exit')!).x).toBeGreaterThan(boxOf(view, steps.get('wait')!).x + 280);
    expect(tidiedUp(graphOf(once, types)).operations).toEqual([]);
    expect(view.places.get('entry')).toEqual([0, 0]);
  });

  test('tidying 300 steps takes well under a second of computing', () => {
    const lines = Array.from({ length: 300 }, (_, at) => `mail${String(at)} > mail${String(at + 1)}`);
    expect(tidied(drawn(journey('entry > mail0', ...lines)).graph).size).toBe(302);
  });

  test('nothing that did not change is another object', () => {
    const before = drawn(cart).graph;
    const result = after(cart, moved(before, new Map([['mail', [40, 400]]])));
    const next = graphOf(result, types, before);
    expect([...next.steps.values()].every((step) => step === before.steps.get(step.id))).toBe(true);
    expect(next.places.get('mail')).toEqual([40, 400]);
    expect([next.edges === before.edges, next.ends === before.ends]).toEqual([true, true]);
  });

  test('switching off and on', () => {
    const off = after(cart, switched(drawn(cart).graph, ['mail']));
    expect(off.nodes.find(({ id }) => id === 'mail')!.disabled).toBe(true);
    expect(
      after(off, switched(drawn(off).graph, ['mail'])).nodes.find(({ id }) => id === 'mail')!.disabled,
    ).toBeUndefined();
  });
});
