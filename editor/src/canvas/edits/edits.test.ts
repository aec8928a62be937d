import type { Naming } from '../../../../runtime/src/journeys/draft/complete';
import { after, cart, drawn, edge, journey, types, wires } from './drawn';
import type { DraftWorkflow } from '../../draft/contract';
import { graphOf } from '../graph/graph';
import { boxOf } from '../graph/places';
import { EXIT, SEND_EMAIL, WAIT } from '../graph/types';
import { connected, reachable, whyNot } from './connect';
import { clipFrom, copied, duplicated, pasted } from './copy';
import { inserted } from './insert';
import { placeAfter, type Place } from './place';
import { removed, removedAll, waysOut } from './remove';
import { switched } from './switch';

let made = 0;
const naming: Naming = { nodeId: () => `new${String((made += 1))}`, stepKey: () => `fresh${String((made += 1))}` };
const put = (workflow: DraftWorkflow, kind: string, place: Place, called = 'New') =>
  inserted(drawn(workflow), place, { type: types.get(kind)!, name: called }, naming);

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

test('switching off and on', () => {
  const off = after(cart, switched(drawn(cart).graph, ['mail']));
  expect(off.nodes.find(({ id }) => id === 'mail')!.disabled).toBe(true);
  expect(
    after(off, switched(drawn(off).graph, ['mail'])).nodes.find(({ id }) => id === 'mail')!.disabled,
  ).toBeUndefined();
});
