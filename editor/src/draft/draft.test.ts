import { applyAll } from '../../../runtime/src/journeys/draft/apply';
import type { DraftWorkflow, Edit, Operation } from './contract';
import { edited } from './edit';
import { settled } from './hold';
import { freshState, unsavedEdits, type DraftState } from './state';
import { taken, type ForeignChange } from './take';
import { redone, undone } from './undo';

const workflow: DraftWorkflow = {
  name: 'Abandoned cart',
  nodes: [
    step('entry', 'Checkout started', 'n8n-nodes-perennial.eventTrigger', { events: ['Checkout Started'] }),
    step('wait', 'Wait', 'n8n-nodes-perennial.wait', { amount: 2, unit: 'hours', stepKey: 'waitwaitwa' }),
    step('mail', 'Reminder', 'n8n-nodes-perennial.sendEmail', { message: 'reminder', note: "={{ $('Wait').item }}" }),
  ],
  connections: {
    'Checkout started': { main: [[{ node: 'Wait', type: 'main', index: 0 }]] },
    Wait: { main: [[{ node: 'Reminder', type: 'main', index: 0 }]] },
  },
};

function step(
  id: string,
  name: string,
  type: string,
  parameters: Record<string, unknown>,
): DraftWorkflow['nodes'][number] {
  return { id, name, type, typeVersion: 1, position: [0, 0], parameters };
}

let clock = 0;
const occasion = () => ({ now: (clock += 5_000), patchId: `patch-${String(clock)}` });
const soon = () => ({ now: (clock += 100), patchId: `patch-${String(clock)}` });

const set = (id: string, key: string, value: unknown): Operation => ({
  type: 'setParameters',
  step: id,
  changes: [{ path: [key], value }],
});
const edit = (...operations: Operation[]): Edit => ({ operations, deed: { did: 'changed' } });
const typed = (...operations: Operation[]): Edit => ({ ...edit(...operations), merge: 'typing' });
const theirs = (...operations: Operation[]): ForeignChange => ({
  revision: 8,
  by: 'usr_lin',
  at: '2026-11-23T14:30:00.000Z',
  operations,
});

const fresh = () => freshState(7, workflow);
const amountIn = ({ workflow: { nodes } }: Pick<DraftState, 'workflow'>) => nodes[1]?.parameters['amount'];
const sent = (state: DraftState): DraftState => ({
  ...state,
  patches: state.patches.map((patch) => ({ ...patch, sent: true })),
});

describe('editing', () => {
  test('typing is one step of undo and one change to save', () => {
    let state = fresh();
    for (const amount of [1, 12, 123]) state = edited(state, typed(set('wait', 'amount', amount)), soon());
    expect(state.patches.flatMap(({ operations }) => operations)).toEqual([set('wait', 'amount', 123)]);
    expect(unsavedEdits(state)).toBe(1);
    expect(amountIn(undone(state, occasion())!.state)).toBe(2);
  });

  test('what is on its way to the server is not changed any more', () => {
    const state = edited(
      sent(edited(fresh(), edit(set('wait', 'amount', 3)), occasion())),
      edit(set('wait', 'amount', 4)),
      occasion(),
    );
    expect(state.patches.map(({ operations }) => operations)).toEqual([
      [set('wait', 'amount', 3)],
      [set('wait', 'amount', 4)],
    ]);
  });

  test('undo and redo lead back and forth through everything', () => {
    let state = fresh();
    const seen = [state.workflow];
    const edits = [
      edit(set('wait', 'amount', 3)),
      edit({ type: 'renameStep', step: 'wait', name: 'Three hours' }),
      edit({ type: 'removeStep', step: 'wait', closeGap: true, through: 0 }),
      edit({ type: 'renameJourney', name: 'Carts' }),
    ];
    for (const each of edits) {
      state = edited(state, each, occasion());
      seen.push(state.workflow);
    }
    for (const before of seen.toReversed().slice(1)) {
      state = undone(state, occasion())!.state;
      expect(state.workflow).toEqual(before);
    }
    expect(undone(state, occasion())).toBeUndefined();
    for (const after of seen.slice(1)) {
      state = redone(state, occasion())!.state;
      expect(state.workflow).toEqual(after);
    }
    // The server gets there by the same operations.
    expect(
      applyAll(
        state.saved,
        state.patches.flatMap(({ operations }) => operations),
      ),
    ).toEqual(state.workflow);
  });

  test('a new change ends what could be redone', () => {
    const back = undone(edited(fresh(), edit(set('wait', 'amount', 3)), occasion()), occasion())!.state;
    expect(edited(back, edit(set('wait', 'amount', 9)), occasion()).future).toEqual([]);
  });
});

describe('what others save meanwhile', () => {
  test('in another step is taken in, and own changes stay', () => {
    const state = edited(fresh(), edit(set('wait', 'amount', 3)), occasion());
    const after = taken(state, { revision: 8, missed: [theirs(set('mail', 'message', 'coupon'))] });
    expect(after.held).toEqual([]);
    expect(amountIn(after)).toBe(3);
    expect(after.workflow.nodes[2]?.parameters['message']).toBe('coupon');
    expect(after.saved.nodes[1]?.parameters['amount']).toBe(2);
  });

  test('in the same field asks, and overwrites nothing', () => {
    const both = edit({
      type: 'setParameters',
      step: 'wait',
      changes: [
        { path: ['amount'], value: 3 },
        { path: ['unit'], value: 'days' },
      ],
    });
    const after = taken(edited(fresh(), both, occasion()), { revision: 8, missed: [theirs(set('wait', 'amount', 5))] });
    expect(amountIn(after)).toBe(5);
    expect(after.workflow.nodes[1]?.parameters['unit']).toBe('days');
    expect(after.held).toMatchObject([
      { path: 'steps.wait.parameters.amount', step: 'Wait', mine: 3, theirs: 5, by: 'usr_lin' },
    ]);
    const [held] = after.held;
    expect(amountIn(settled(after, held!.id, 'mine', occasion()))).toBe(3);
    const gaveIn = settled(after, held!.id, 'theirs', occasion());
    expect([amountIn(gaveIn), gaveIn.held]).toEqual([5, []]);
  });

  test('a step that was taken away can be brought back with the own change', () => {
    const mine = edited(fresh(), edit(set('wait', 'amount', 3)), occasion());
    const after = taken(mine, {
      revision: 8,
      missed: [theirs({ type: 'removeStep', step: 'wait', closeGap: true, through: 0 })],
    });
    expect(after.workflow.nodes.map(({ id }) => id)).toEqual(['entry', 'mail']);
    const back = settled(after, after.held[0]!.id, 'mine', occasion());
    expect(back.workflow.nodes.find(({ id }) => id === 'wait')?.parameters['amount']).toBe(3);
  });

  test('a new name is followed by own references, before and after saving', () => {
    const add: Operation = {
      type: 'addStep',
      node: step('sms', 'SMS', 'n8n-nodes-base.set', { text: "={{ $('Wait').item.json.wait.at }}" }),
      after: { step: 'mail', output: 0, onward: 0 },
    };
    const state = edited(fresh(), edit(add), occasion());
    const after = taken(state, {
      revision: 8,
      missed: [theirs({ type: 'renameStep', step: 'wait', name: 'Pause' })],
    });
    expect(after.workflow.nodes[3]?.parameters['text']).toBe("={{ $('Pause').item.json.wait.at }}");
    expect(undone(after, occasion())!.state.workflow).toEqual(after.saved);
  });

  test('a step that got another name by the server keeps what was done to it here', () => {
    const node = step('wait2', 'Wait1', 'n8n-nodes-perennial.wait', { stepKey: 'waitwaitwb' });
    const add: Operation = { type: 'addStep', node };
    let state = sent(edited(fresh(), edit(add), occasion()));
    state = edited(
      state,
      edit({ type: 'setWires', step: 'mail', wires: { main: [[{ node: 'Wait1', type: 'main', index: 0 }]] } }),
      occasion(),
    );
    const arrived: Operation = { ...add, node: { ...node, name: 'Wait2' } };
    const other: Operation = { type: 'addStep', node: { ...node, id: 'other', parameters: { stepKey: 'waitwaitwc' } } };
    const after = taken(state, { revision: 9, missed: [theirs(other)], arrived: [arrived] });
    expect(after.held).toEqual([]);
    expect(after.workflow.connections['Reminder']).toEqual({ main: [[{ node: 'Wait2', type: 'main', index: 0 }]] });
  });

  test('cannot be overwritten by undo', () => {
    const state = taken(sent(edited(fresh(), edit(set('wait', 'amount', 3)), occasion())), {
      revision: 8,
      missed: [],
      arrived: [set('wait', 'amount', 3)],
    });
    const later = taken(state, { revision: 9, missed: [{ ...theirs(set('wait', 'amount', 5)), revision: 9 }] });
    const result = undone(later, occasion())!;
    expect(result).toMatchObject({ changedBy: 'usr_lin' });
    expect(amountIn(result.state)).toBe(5);
    expect(result.state.past).toEqual([]);
  });

  test('moves of the same step are nothing to ask about', () => {
    const move = (x: number): Operation => ({ type: 'moveSteps', moves: [{ step: 'wait', position: [x, 0] }] });
    const after = taken(edited(fresh(), edit(move(10)), occasion()), { revision: 8, missed: [theirs(move(20))] });
    expect(after.held).toEqual([]);
    expect(after.workflow.nodes[1]?.position).toEqual([20, 0]);
  });
});
