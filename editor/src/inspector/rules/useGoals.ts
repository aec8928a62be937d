import type { Operation } from '../../draft/contract';
import { randomKey } from '../../draft/naming';
import { useDraft, useDraftActions } from '../../draft/useDraft';
import { entriesOf } from '../../words/rules';
import { useStepForm } from '../form/context';
import { useParameter } from '../form/useParameter';
import { goalWires, keyed, type Goal } from '../goalWires';
import { moved } from '../outputs';
import type { RuleList } from './useRuleList';

interface GoalList extends RuleList {
  /** Whether whoever reaches it goes on by a way of its own. */
  readonly setGoesOn: (index: number, on: boolean) => void;
}

/** The goals of an entry; the wires of those that go on come, go and move with them, in one step of undo. */
export function useGoals(): GoalList {
  const { handle } = useStepForm();
  const actions = useDraftActions();
  const { value } = useParameter(['goals']);
  const { node } = handle;
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  const goals = entriesOf(value, 'goal');
  const write = (change: (goals: readonly Goal[]) => readonly Goal[]) => {
    const before = keyed(goals);
    const after = change(before);
    const parameter = after.length === 0 ? {} : { goal: after };
    const operations: Operation[] = [
      { type: 'setParameters', step: node.id, changes: [{ path: ['goals'], value: parameter }] },
    ];
    const next = goalWires(wires, before, after);
    if (next !== wires) operations.push({ type: 'setWires', step: node.id, wires: next ?? null });
    actions.perform({ operations, deed: { did: 'changed', step: node.name } });
  };
  return {
    rules: goals,
    path: (index) => ['goals', 'goal', index],
    add: (goal) => {
      write((before) => [...before, goal]);
    },
    remove: (index) => {
      write((before) => before.toSpliced(index, 1));
    },
    move: (index, to) => {
      write((before) => moved(before, index, to));
    },
    setGoesOn: (index, on) => {
      write((before) => before.map((goal, at) => (at === index ? withWay(goal, on) : goal)));
    },
  };
}

/** Its key stays when its way goes: who switches it off and on again has the same people behind it. */
function withWay(goal: Goal, on: boolean): Goal {
  const key = typeof goal['key'] === 'string' && goal['key'] !== '' ? goal['key'] : randomKey(8);
  return { ...goal, goesOn: on, ...(on && { key }) };
}
