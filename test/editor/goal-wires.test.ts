import { entryLabels } from '../../editor/src/canvas/graph/entryOutputs';
import { goalWires, keyed } from '../../editor/src/inspector/goalWires';

const to = (node: string) => [{ node, type: 'main', index: 0 }];
const paid = { event: 'Order Paid', goesOn: true, key: 'paid' };
const reviewed = { event: 'Reviewed', goesOn: true, key: 'reviewed' };
const seen = { event: 'Seen' };
const wires = { main: [to('Wait'), to('Thank'), to('Share')] };

describe('the ways of goals that go on', () => {
  it('are outputs of the entry behind the one of who enters, in the order of the goals', () => {
    expect(entryLabels({ goals: { goal: [seen, paid, reviewed] } })).toEqual([
      { kind: 'none' },
      { kind: 'goal', event: 'Order Paid' },
      { kind: 'goal', event: 'Reviewed' },
    ]);
    expect(entryLabels({})).toEqual([{ kind: 'none' }]);
  });

  it('keep their wires when goals are moved, taken out, or are the end again', () => {
    expect(goalWires(wires, [paid, reviewed], [reviewed, paid])).toEqual({
      main: [to('Wait'), to('Share'), to('Thank')],
    });
    expect(goalWires(wires, [paid, seen, reviewed], [seen, reviewed])).toEqual({ main: [to('Wait'), to('Share')] });
    expect(goalWires(wires, [paid, reviewed], [{ ...paid, goesOn: false }, reviewed])).toEqual({
      main: [to('Wait'), to('Share')],
    });
  });

  it('begin without a wire, and leave the others where they are', () => {
    const first = { event: 'Seen', goesOn: true, key: 'seen' };
    expect(goalWires(wires, [seen, paid, reviewed], [first, paid, reviewed])).toEqual({
      main: [to('Wait'), [], to('Thank'), to('Share')],
    });
    expect(goalWires(wires, [paid, reviewed], [paid, reviewed, seen])).toBe(wires);
  });

  it('of goals without a key are known by their place, before that can change', () => {
    const nameless = { event: paid.event, goesOn: true };
    expect(keyed([seen, nameless, reviewed])).toEqual([seen, { ...paid, key: '2' }, reviewed]);
  });
});
