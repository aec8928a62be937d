import { after, cart, drawn, journey, types } from '../edits/drawn';
import { moved, tidiedUp } from '../edits/move';
import { graphOf } from './graph';
import { tidied } from './layout';
import { inReadingOrder } from './order';
import { boxOf, boxOfEnd } from './places';
import { wayRoute } from './wayRoute';
import { hangingBelow } from './ways';

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
});

describe('two ways from a step to the same step', () => {
  const workflow = journey('entry > split', 'split > mail', 'split:1 > mail', 'mail > mail2');
  const view = graphOf(after(workflow, tidiedUp(drawn(workflow).graph)), types);
  const boxes = { source: boxOf(view, view.steps.get('split')!), target: boxOf(view, view.steps.get('mail')!) };
  const [first, second] = [0, 1].map((output) =>
    wayRoute(view, { from: 'split', output, to: 'mail', ends: false }, boxes),
  );

  test('run side by side, so that their labels and + are apart', () => {
    expect(Math.abs(first!.label[0] - second!.label[0])).toBeGreaterThan(130);
    expect(Math.abs(first!.plus[0] - second!.plus[0])).toBeGreaterThan(24);
    expect(first!.plus[1]).toBeGreaterThan(first!.label[1] + 20);
  });

  test('meet above it', () => {
    expect(first!.points.at(-1)).toEqual(second!.points.at(-1));
    expect(first!.plus[1]).toBeLessThan(boxes.target.y - 22);
  });
});

test('a step that is entered from beside too gets the room in which ways meet', () => {
  const workflow = journey('entry > mail', 'loose > mail');
  const view = graphOf(after(workflow, tidiedUp(drawn(workflow).graph)), types);
  expect(view.places.get('mail')![1] - view.places.get('entry')![1] - 62).toBeGreaterThanOrEqual(88);
});
