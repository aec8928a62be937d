import type { Operation } from '../../draft/contract';
import { useDraft, useDraftActions } from '../../draft/useDraft';
import { entriesOf } from '../../words/rules';
import { cutOutputs } from '../outputs';
import { useStepForm } from './context';

type Rule = Readonly<Record<string, unknown>>;

/** Events that end a Wait early, or begin it anew. */
export interface WaitEvents {
  readonly branches?: readonly Rule[];
  readonly restartOn?: readonly Rule[];
  readonly refresh?: boolean;
}

/**
 * Sets what a Wait listens to, in one step of undo. It listens (`mode`) as long as there is anything to listen to; ways out
 * that are gone take their wires along.
 */
export function useWaitEvents(): (events: WaitEvents) => void {
  const { handle } = useStepForm();
  const actions = useDraftActions();
  const { node } = handle;
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  return ({ branches, restartOn, refresh }) => {
    const early = branches ?? entriesOf(node.parameters['branches'], 'branch');
    const restarts = restartOn ?? entriesOf(node.parameters['restartOn'], 'rule');
    const changes: Extract<Operation, { type: 'setParameters' }>['changes'] = [
      { path: ['mode'], value: early.length + restarts.length > 0 ? 'event' : 'time' },
    ];
    if (branches) changes.push({ path: ['branches'], value: branches.length > 0 ? { branch: branches } : {} });
    if (restartOn) changes.push({ path: ['restartOn'], value: restartOn.length > 0 ? { rule: restartOn } : {} });
    if (refresh !== undefined) changes.push({ path: ['refresh'], value: refresh });
    const operations: Operation[] = [{ type: 'setParameters', step: node.id, changes }];
    const next = branches?.length === 0 ? cutOutputs(wires, 1) : wires;
    if (next !== wires) operations.push({ type: 'setWires', step: node.id, wires: next ?? null });
    actions.perform({ operations, deed: { did: 'changed', step: node.name } });
  };
}
