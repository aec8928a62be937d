import type { Operation } from '../../draft/contract';
import { useDraft, useDraftActions } from '../../draft/useDraft';
import { entriesOf } from '../../words/rules';
import { rewired, waitKeys } from '../waitWires';
import { useStepForm } from './context';

type Values = Readonly<Record<string, unknown>>;

/**
 * Sets parameters of a Wait that decide about its ways out, in one step of undo: wires stay at the way they belonged to, ways
 * out that are gone take theirs along. A wait for a time listens (`mode`) as long as there is anything to listen to.
 */
export function useWait(): (values: Values) => void {
  const { handle } = useStepForm();
  const actions = useDraftActions();
  const { node } = handle;
  const wires = useDraft(({ workflow }) => workflow.connections[node.name]);
  return (values) => {
    const set = { ...leftOver(node.parameters), ...values };
    const wanted = { ...node.parameters, ...set };
    const mode = modeOf(wanted);
    const changes = Object.entries({ ...set, mode }).map(([name, value]) => ({ path: [name], value }));
    const operations: Operation[] = [{ type: 'setParameters', step: node.id, changes }];
    const next = rewired(wires, waitKeys(node), waitKeys({ ...node, parameters: { ...wanted, mode } }));
    if (next !== wires) operations.push({ type: 'setWires', step: node.id, wires: next ?? null });
    actions.perform({ operations, deed: { did: 'changed', step: node.name } });
  };
}

/** Whether anything may end the wait early, or begin it anew. A wait for a time may have kept what it once listened to. */
export const listens = ({ mode = 'time' }: Values): boolean => mode !== 'time';

/** What must not come back to life when such a wait begins to listen again. */
function leftOver(parameters: Values): Values {
  if (listens(parameters)) return {};
  const { branches, restartOn } = parameters;
  return { ...(branches !== undefined && { branches: {} }), ...(restartOn !== undefined && { restartOn: {} }) };
}

function modeOf({ mode = 'time', branches, restartOn }: Values): unknown {
  if (mode === 'date' || mode === 'hours') return mode;
  return entriesOf(branches, 'branch').length + entriesOf(restartOn, 'rule').length > 0 ? 'event' : 'time';
}
