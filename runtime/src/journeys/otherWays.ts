import { entriesOf } from '../engine/compile/parameters';
import { exceptionsOf } from '../engine/compile/wires';
import { WAIT } from '../engine/ours';
import type { WorkflowNode } from '../engine/workflow';
import { sameJson } from './draft/same';
import type { JourneyModels, VersionDocument } from './model';

interface Steps {
  readonly nodes: readonly Pick<WorkflowNode, 'type' | 'parameters'>[];
}

/**
 * Keys of steps of `before` whose ways out are others in `after`, or in another order. A hold knows its ways by their place: whoever
 * is held there may not go on in `after`, where the same place leads elsewhere. What a way is called is nothing people go through.
 */
function otherWays(before: Steps, after: Steps): string[] {
  const now = new Map(after.nodes.map((node) => [node.parameters['stepKey'], node]));
  return before.nodes.flatMap((node) => {
    const key = node.parameters['stepKey'];
    const same = now.get(key);
    return typeof key === 'string' && same && !sameJson(waysOf(node), waysOf(same)) ? [key] : [];
  });
}

/** Of each of these versions, beside what people are to go on in; one is read at a time. */
export async function otherWaysOf(
  { versions }: Pick<JourneyModels, 'versions'>,
  versionIds: readonly string[],
  after: Steps,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const others: Record<string, readonly string[]> = {};
  for (const _id of new Set(versionIds)) {
    const version = await versions.findOne({ _id }, { workflow: 1 }).lean<Pick<VersionDocument, 'workflow'>>();
    if (version) others[_id] = otherWays(JSON.parse(version.workflow) as Steps, after);
  }
  return others;
}

/** In the order of the outputs behind the first, which is the time-out. */
function waysOf({ type, parameters }: Steps['nodes'][number]): unknown {
  if (type !== WAIT) return [type];
  const ways = (parameters['mode'] ?? 'time') === 'time' ? [] : entriesOf(parameters['branches'], 'branch');
  return [
    type,
    ...ways.map((way) => ({ kind: 'event', since: 'step', ...way, name: '' })),
    ...exceptionsOf(parameters),
  ];
}
