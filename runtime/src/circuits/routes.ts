import type { Api } from '../platform/http/api';
import { circuitList, circuitParams, circuitView, type CircuitView } from './contract';
import type { Circuits } from './service';

const tag = 'Circuits';

export interface CircuitNames {
  /** Names of the senders of a workspace by their ids. */
  senders(workspaceId: string): Promise<ReadonlyMap<string, string>>;
}

export function circuitRoutes(api: Api, circuits: Circuits, names: CircuitNames): void {
  api.route({
    method: 'get',
    path: '/api/circuits',
    summary: 'Steps that fail for everybody, and senders whose server cannot be reached',
    tag,
    access: 'enrolments:read',
    response: circuitList,
  })(async ({ caller: { workspaceId } }) => {
    const items = await circuits.list(workspaceId);
    const known = items.some(({ kind }) => kind === 'sender') ? await names.senders(workspaceId) : new Map();
    return { items: items.map((item) => named(item, known)) };
  });

  api.route({
    method: 'post',
    path: '/api/circuits/:circuitId/:action',
    summary: 'Closes the circuit of a step, keeps it open, or has the step tried now',
    tag,
    access: 'enrolments:edit',
    params: circuitParams,
    response: circuitView,
  })(async ({ caller: { workspaceId }, params: { circuitId, action }, did }) => {
    const changed = await circuits.act(workspaceId, circuitId, action);
    await did(`circuit.${DONE[action]}`, { kind: 'circuit', id: circuitId, name: changed.stepName });
    return changed;
  });
}

const DONE = { close: 'closed', keep: 'kept', try: 'tried' } as const;

function named(item: CircuitView, senders: ReadonlyMap<string, string>): CircuitView {
  const senderName = item.kind === 'sender' ? senders.get(item.senderId) : undefined;
  return senderName === undefined ? item : { ...item, ...{ senderName } };
}
