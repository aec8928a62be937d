import type { Operation, ParameterPath } from '../../draft/contract';
import { useDraft, useDraftActions } from '../../draft/useDraft';
import { entriesOf } from '../../words/rules';
import { useStepForm } from '../form/context';
import { useParameter } from '../form/useParameter';
import { moved, movedOutput, withoutOutput, withOutput, type Wires } from '../outputs';

export interface RuleList {
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  readonly path: (index: number) => ParameterPath;
  readonly add: (rule: Readonly<Record<string, unknown>>) => void;
  readonly remove: (index: number) => void;
  readonly move: (index: number, to: number) => void;
}

/**
 * The entries of a fixedCollection, e.g. `branches.branch`. With `firstOutput` each of them has a way out of its own, from
 * that output on: its wires come, go and move with it, in one step of undo.
 */
export function useRuleList(name: string, key: string, firstOutput?: number): RuleList {
  const { handle } = useStepForm();
  const actions = useDraftActions();
  const { value } = useParameter([name]);
  const { node } = handle;
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  const rules = entriesOf(value, key);
  const list: ParameterPath = [name, key];
  const act = (
    changes: { path: ParameterPath; value?: unknown }[],
    rewire: (wires: Wires | undefined) => Wires | undefined,
  ) => {
    const operations: Operation[] = [{ type: 'setParameters', step: node.id, changes }];
    const next = firstOutput === undefined ? wires : rewire(wires);
    if (next !== wires) operations.push({ type: 'setWires', step: node.id, wires: next ?? null });
    actions.perform({ operations, deed: { did: 'changed', step: node.name } });
  };
  const output = (index: number) => (firstOutput ?? 0) + index;
  return {
    rules,
    path: (index) => [...list, index],
    add: (rule) => {
      const at = rules.length;
      const change = at === 0 ? { path: list, value: [rule] } : { path: [...list, at], value: rule };
      act([change], (before) => withOutput(before, output(at)));
    },
    remove: (index) => {
      const change = rules.length === 1 ? { path: [name], value: {} } : { path: [...list, index] };
      act([change], (before) => withoutOutput(before, output(index)));
    },
    move: (index, to) => {
      act([{ path: list, value: moved(rules, index, to) }], (before) => movedOutput(before, output(index), output(to)));
    },
  };
}
