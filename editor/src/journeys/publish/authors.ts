import type { Change } from './diff';

/** What `GET …/draft/changes` tells: operations as they were applied, and who saved them. */
export interface SavedChange {
  readonly revision: number;
  readonly by: string;
  readonly at: string;
  readonly operations: readonly Readonly<Record<string, unknown>>[];
}

/** Ids of those who worked on a difference, who was last first. Empty when the log does not say. */
export function authorsOf(change: Change, log: readonly SavedChange[]): readonly string[] {
  const newestFirst = [...log].sort((a, b) => b.revision - a.revision);
  const working = newestFirst.filter(({ operations }) => operations.some((operation) => concerns(operation, change)));
  return [...new Set(working.map(({ by }) => by))];
}

/** How many differences each person made; of one that several made the last counts. */
export function tally(
  changes: readonly Change[],
  log: readonly SavedChange[],
): readonly { by: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const change of changes) {
    const [by] = authorsOf(change, log);
    if (by !== undefined) counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  return [...counts].map(([by, count]) => ({ by, count })).sort((a, b) => b.count - a.count);
}

type Operation = SavedChange['operations'][number];

function concerns(operation: Operation, change: Change): boolean {
  if (operation['type'] === 'replaceWorkflow') return true;
  if (change.kind === 'journeyRenamed') return operation['type'] === 'renameJourney';
  const { id } = change.step;
  switch (change.kind) {
    case 'added':
      return operation['type'] === 'addStep' && idIn(operation['node'], 'id') === id;
    case 'removed':
      return operation['type'] === 'removeStep' && operation['step'] === id;
    case 'renamed':
      return operation['type'] === 'renameStep' && operation['step'] === id;
    case 'noted':
      return operation['type'] === 'setNotes' && operation['step'] === id;
    case 'set':
      return operation['step'] === id && touched(operation).some((name) => change.parameters.includes(name));
    case 'leads':
      return leadsElsewhere(operation, id);
  }
}

function touched(operation: Operation): readonly string[] {
  if (operation['type'] === 'setStepSettings')
    return [...Object.keys(operation['set'] ?? {}), ...((operation['unset'] ?? []) as string[])];
  if (operation['type'] !== 'setParameters') return [];
  const changes = (operation['changes'] ?? []) as readonly { readonly path: readonly unknown[] }[];
  return changes.map(({ path }) => String(path[0]));
}

/** Wires change by themselves and with steps that come between or go. */
function leadsElsewhere(operation: Operation, id: string): boolean {
  switch (operation['type']) {
    case 'connect':
    case 'disconnect':
      return idIn(operation['from'], 'step') === id;
    case 'setWires':
      return operation['step'] === id;
    case 'addStep':
      return idIn(operation['after'], 'step') === id;
    case 'removeStep':
      return true;
    default:
      return false;
  }
}

function idIn(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Operation)[key] : undefined;
}
