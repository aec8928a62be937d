import type { Operation } from '../../draft/contract';
import { useDraft, useDraftActions } from '../../draft/useDraft';
import { cutOutputs } from '../outputs';
import { useStepForm } from './context';

/** Switches a Wait between "for a time" and "or until something happens"; ways out that are gone take their wires along. */
export function useWaitMode(): (mode: 'time' | 'event') => void {
  const { handle } = useStepForm();
  const actions = useDraftActions();
  const { node } = handle;
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  return (mode) => {
    const first = { event: '', by: 'profile' };
    const hasRules = JSON.stringify(node.parameters['branches'] ?? {}).includes('"branch"');
    const changes: Extract<Operation, { type: 'setParameters' }>['changes'] = [{ path: ['mode'], value: mode }];
    if (mode === 'event' && !hasRules) changes.push({ path: ['branches'], value: { branch: [first] } });
    if (mode === 'time') changes.push({ path: ['branches'], value: {} }, { path: ['restartOn'], value: {} });
    const operations: Operation[] = [{ type: 'setParameters', step: node.id, changes }];
    const next = mode === 'time' ? cutOutputs(wires, 1) : wires;
    if (next !== wires) operations.push({ type: 'setWires', step: node.id, wires: next ?? null });
    actions.perform({ operations, deed: { did: 'changed', step: node.name } });
  };
}
