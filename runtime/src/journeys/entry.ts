import { EVENT_ENTRY } from '../engine/ours';

/** The workflow of a new journey: nothing, or an entry that listens to events. */
export function startingWorkflow(name: string, entry?: { readonly events: readonly string[] }): unknown {
  const node = {
    name: 'Event Trigger',
    type: EVENT_ENTRY,
    typeVersion: 1,
    position: [0, 0],
    parameters: { events: entry?.events ?? [] },
  };
  return { name, nodes: entry ? [node] : [], connections: {} };
}
